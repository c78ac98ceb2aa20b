import { isOpened, openApproval } from '#libs/approval-execution';
import type { TokenVersionEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';

/** Opens the approval request of a submitted version if the submission was interrupted. */
export function openApprovalsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'open-approvals';
  return {
    name,
    types: ['VersionSubmitted'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<TokenVersionEvent, { type: 'VersionSubmitted' }>>;
      const { versionId, approvalRequestId } = data;
      const own = aggregates.of(event.metadata.tenantId);
      if (await isOpened(own, approvalRequestId)) return;
      await openApproval(own, versionId, approvalRequestId, reactionTo(event, name, clock.now()));
    },
  };
}
