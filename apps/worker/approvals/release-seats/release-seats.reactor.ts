import { type ApprovalRequestEvent, commandMetadata, validatorRoster } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';

/**
 * Releases the seats of a request that has ended, so that it no longer counts against the capacity of its validators
 * (S7-26).
 */
export function releaseSeatsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'release-seats';
  return {
    name,
    types: ['ApprovalGranted', 'ApprovalRejected', 'ApprovalExpired'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<ApprovalRequestEvent, { type: 'ApprovalGranted' }>>;
      const context = reactionTo(event, name, clock.now());
      await aggregates.of(event.metadata.tenantId).handle(
        validatorRoster,
        {
          type: 'ReleaseSeats',
          approvalRequestId: data.approvalRequestId,
          claimId: null,
          validators: 'all',
          metadata: commandMetadata(context),
        },
        context,
      );
    },
  };
}
