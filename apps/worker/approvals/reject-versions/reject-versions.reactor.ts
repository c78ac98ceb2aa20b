import { type ApprovalRequestEvent, commandMetadata, versionAggregate } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';

/** Rejects the version whose approval request was rejected (S7-14). */
export function rejectVersionsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'reject-versions';
  return {
    name,
    types: ['ApprovalRejected'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<ApprovalRequestEvent, { type: 'ApprovalRejected' }>>;
      const context = reactionTo(event, name, clock.now());
      // Refused if the version no longer waits for this request, so there is nothing to reject.
      await aggregates.of(event.metadata.tenantId).handle(
        versionAggregate(data.versionId),
        {
          type: 'RejectVersion',
          approvalRequestId: data.approvalRequestId,
          metadata: commandMetadata(context),
        },
        context,
      );
    },
  };
}
