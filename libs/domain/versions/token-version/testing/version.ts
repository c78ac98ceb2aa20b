import { isRefusal } from '../../../decider.ts';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../../testing/given-when-then.ts';
import type { Parent } from '../terms.ts';
import {
  tokenVersionDecider,
  type ApprovalFacts,
  type TokenVersionCommand,
  type TokenVersionEvent,
} from '../token-version.ts';

export const { given } = specificationOf(tokenVersionDecider);

export const terms = {
  versionId: 'version',
  tokenId: 'token',
  content: { title: 'A version' },
  parent: null,
  previousVersionId: null,
  amount: '100.00',
  recipient: 'someone',
  issuerAccountId: 'issuer',
};
export const submission = {
  approvalRequestId: 'request',
  policy: { numerator: 2, denominator: 3, basis: 'eligible' as const, inclusive: true },
  tier: 'ELEVATED' as const,
  validators: ['a', 'b', 'c'],
  backupValidators: [],
  votingWindowEnd: '2026-01-08T12:00:00.000Z',
  approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
  submittedBy: 'submitter',
};
export const approval: ApprovalFacts = {
  approvalRequestId: 'request',
  status: 'APPROVED',
  approvers: ['a', 'b'],
  approvals: 2,
  rejections: 1,
  abstentions: 0,
  totalValidators: 3,
  approvalThresholdPercentage: 66.67,
  approvalExpiryDeadline: submission.approvalExpiryDeadline,
};
export const unsuperseded = { inForce: null, through: null, seen: 0 };
export const execute = {
  type: 'ExecuteApproval' as const,
  versionId: 'version',
  executionId: 'execution-1',
  attempt: 1,
  approvalRequestId: 'request',
  approval,
  token: { id: 'token', locked: false, retired: false },
  parent: null,
  parentGeneration: 0,
  parentClaimed: false,
  merkleHash: 'hash',
  mode: 'manual' as const,
  executedBy: 'ops',
  onBehalfOf: null,
  reason: null,
  timing: { initiatedMs: 0.25, validatedMs: 10.5, transitionedMs: 45.125 },
  supersession: unsuperseded,
  ancestors: [],
};
export const rollBack = {
  type: 'RollBackExecution' as const,
  reason: 'mistake',
  rolledBackBy: 'ops',
  settled: false,
  stop: { executionId: 'execution-1', stopId: 'stop' },
  force: false,
};
/** The events that commands decide on an empty stream. */
export const commanded = (...commands: readonly WithoutMetadata<TokenVersionCommand>[]): readonly TokenVersionEvent[] =>
  run(
    tokenVersionDecider,
    commands.map((command) => ({ ...command, metadata: testMetadata })),
  ).events;

/** Submitted and waiting. */
export const pending = commanded({ type: 'CreateVersion', ...terms }, { type: 'SubmitVersion', ...submission });
/** Executed, with nothing to replace. */
export const active = commanded({ type: 'CreateVersion', ...terms }, { type: 'SubmitVersion', ...submission }, execute);
/** Activated, and about to retire the version that it replaces. */
export const cascading = commanded(
  { type: 'CreateVersion', ...terms, previousVersionId: 'previous' },
  { type: 'SubmitVersion', ...submission },
  execute,
);

export function reparentTo(parent: Parent) {
  const assigned = { generation: 0, assignmentId: 'assignment' };
  return { type: 'ReparentVersion', parent, ...assigned, reason: 'moved', reparentedBy: 'ops' } as const;
}

/** The command that an activated version gives to its previous version. */
export function replacement(executionId: string, replacedByVersionId = 'next') {
  return { type: 'ReplaceVersion' as const, replacedByVersionId, executionId, over: null };
}

/** The events that commands add to a history. */
export function commandedOn(
  history: readonly TokenVersionEvent[],
  ...commands: readonly WithoutMetadata<TokenVersionCommand>[]
): readonly TokenVersionEvent[] {
  let state = history.reduce(
    (before, event) => tokenVersionDecider.evolve(before, event),
    tokenVersionDecider.initialState,
  );
  return commands.flatMap((command) => {
    const decision = tokenVersionDecider.decide({ ...command, metadata: testMetadata }, state);
    if (isRefusal(decision)) throw new Error(decision.message);
    state = decision.reduce((before, event) => tokenVersionDecider.evolve(before, event), state);
    return decision;
  });
}
