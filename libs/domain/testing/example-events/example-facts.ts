import type { QuorumPolicy } from '#libs/domain';

/** The data of each type of event. */
export type DataOf<Event extends { readonly type: string; readonly data: object }> = {
  readonly [Type in Event['type']]: Extract<Event, { readonly type: Type }>['data'];
};

export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Who and what the example events are about. */
export const ids = {
  token: idOf(1),
  parentToken: idOf(2),
  version: idOf(11),
  /** Of the same token; `version` replaces it. */
  previousVersion: idOf(12),
  nextVersion: idOf(13),
  /** Depends on `token` or `version`. */
  dependentVersion: idOf(14),
  approvalRequest: idOf(21),
  /** Also of the revenue stream and of the settlement that an activation leads to. */
  execution: idOf(31),
  hold: idOf(41),
  stop: idOf(42),
  claim: idOf(43),
  assignment: idOf(44),
} as const;

/** Times of the examples, as an hour of one day. */
export const at = (hour: number): string => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;

export const { token: tokenId, version: versionId, approvalRequest: approvalRequestId, execution: executionId } = ids;
export const policy: QuorumPolicy = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true };
export const validators = ['ann', 'bob', 'cem'];
export const window = {
  votingWindowEnd: '2026-01-08T01:00:00.000Z',
  approvalExpiryDeadline: '2026-01-15T01:00:00.000Z',
};
export const terms = { amount: '250.00', recipient: 'recipient-1', issuerAccountId: 'issuer-1' };
export const ofVersion = { versionId, tokenId };
export const ofRequest = { approvalRequestId, ...ofVersion };
export const ofExecution = { executionId, versionId, approvalRequestId };
