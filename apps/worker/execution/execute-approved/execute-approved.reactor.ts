import { ApprovalExecution, type ExecutionLog } from '#libs/approval-execution';
import type { ApprovalRequestEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';

/**
 * Executes approved versions (S6-1). While automatic execution is off, its checkpoint stays. When it is on again,
 * everything that was approved meanwhile is executed (S6-50a).
 */
export function executeApprovedReactor(aggregates: Aggregates, log: ExecutionLog, clock: Clock): Reactor {
  const name = 'execute-approved';
  return {
    name,
    types: ['ApprovalGranted'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>>;
      const { approvalRequestId, versionId, tokenId } = data;
      const execution = new ApprovalExecution(aggregates.of(event.metadata.tenantId), log);
      // The version has recorded a refusal, so there is nothing more to do.
      await execution.executeAutomatically(
        { approvalRequestId, versionId, tokenId },
        reactionTo(event, name, clock.now()),
        { unlessTried: true },
      );
    },
  };
}
