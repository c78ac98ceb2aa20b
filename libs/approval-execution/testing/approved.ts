import { approvalAggregate, commandMetadata, type Parent, versionAggregate } from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';
import { contextOfTest } from './interleaved.ts';

interface ToApprove {
  readonly versionId: string;
  readonly tokenId: string;
  readonly approvalRequestId: string;
  readonly parent?: Parent | null;
  readonly previousVersionId?: string | null;
}

/** Creates and submits a version, and its one validator `v1` approves it. Its deadline is decades away. */
export async function givenApproved(
  aggregates: TenantAggregates,
  { versionId, tokenId, approvalRequestId, parent = null, previousVersionId = null }: ToApprove,
): Promise<void> {
  const metadata = commandMetadata(contextOfTest());
  const submission = {
    approvalRequestId,
    policy: { numerator: 1, denominator: 1, basis: 'eligible' as const, inclusive: true },
    tier: null,
    validators: ['v1'],
    backupValidators: [],
    votingWindowEnd: '2099-01-08T12:00:00.000Z',
    approvalExpiryDeadline: '2099-01-15T12:00:00.000Z',
  };
  const terms = { content: {}, amount: '1', recipient: 'r', issuerAccountId: 'i', parent, previousVersionId };
  const versionCommands = [
    { type: 'CreateVersion', versionId, tokenId, ...terms, metadata },
    { type: 'SubmitVersion', ...submission, submittedBy: 'test', metadata },
  ] as const;
  for (const command of versionCommands) {
    await aggregates.handle(versionAggregate(versionId), command, contextOfTest());
  }
  const requestCommands = [
    { type: 'OpenApproval', ...submission, versionId, tokenId, requestedBy: 'test', metadata },
    { type: 'CastVote', validatorId: 'v1', choice: 'APPROVE', reason: null, metadata },
  ] as const;
  for (const command of requestCommands) {
    await aggregates.handle(approvalAggregate(approvalRequestId), command, contextOfTest());
  }
}
