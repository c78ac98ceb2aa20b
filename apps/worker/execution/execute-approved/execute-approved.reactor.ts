import type { ApprovalExecution } from '#libs/approval-execution';
import type { ApprovalRequestEvent } from '#libs/domain';
import { reactionTo, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';

/**
 * Executes what has been approved (S6-1). Switched off, its checkpoint stays where it is; switched
 * on again, it executes everything that was approved meanwhile (S6-50a).
 */
export function executeApprovedReactor(execution: ApprovalExecution, clock: Clock): Reactor {
  const name = 'execute-approved';
  return {
    name,
    types: ['ApprovalGranted'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>>;
      const { approvalRequestId, versionId, tokenId } = data;
      // A refusal is on the version's own record by now; there is nothing more to do about it here.
      await execution.executeAutomatically(
        { approvalRequestId, versionId, tokenId },
        reactionTo(event, name, clock.now()),
        { unlessTried: true },
      );
    },
  };
}
