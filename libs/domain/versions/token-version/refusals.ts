import type { Refusal } from '../../decider.ts';
import { dependentVersions } from '../../tokens/dependents.ts';
import type { TokenVersionEvent } from './events.ts';
import type { ExistingVersion, VersionIn, VersionStatus } from './state.ts';

export type TokenVersionRefusal = Refusal<
  | 'VERSION_NOT_FOUND'
  | 'INVALID_STATE_TRANSITION'
  | 'CASCADE_BLOCKED'
  | 'TOKEN_RETIRED'
  | 'CONCURRENT_MODIFICATION'
  | 'EXECUTION_IN_PROGRESS'
  | 'SETTLEMENT_COMPLETED'
  | 'SECOND_PERSON_REQUIRED'
  | 'APPROVAL_NOT_EXPIRED'
  | 'HOLD_NOT_FOUND'
  | 'SUBMISSION_ABANDONED'
>;

export type Decision = readonly TokenVersionEvent[] | TokenVersionRefusal;

export function invalidTransition(
  { status }: Pick<ExistingVersion, 'status'>,
  to: VersionStatus,
): Refusal<'INVALID_STATE_TRANSITION'> {
  return { code: 'INVALID_STATE_TRANSITION', message: `Invalid transition: ${status} → ${to}` };
}

/** The caller prepared the command on an older state, and has to prepare it again. */
export function changedMeanwhile(versionId: string): Refusal<'CONCURRENT_MODIFICATION'> {
  return { code: 'CONCURRENT_MODIFICATION', message: `Version ${versionId} changed in the meantime.` };
}

/** Refuses to take a version out of force while it has dependents (S6-32); null when it has none. */
export function dependentsRefusal({ versionId, dependents }: VersionIn<'ACTIVE'>): Refusal<'CASCADE_BLOCKED'> | null {
  const versions = dependentVersions(dependents);
  if (versions.length === 0) return null;
  const message = `Version ${versionId} cannot be retired: the cascade stops, because it has active children.`;
  return { code: 'CASCADE_BLOCKED', message, details: { dependents: versions } };
}
