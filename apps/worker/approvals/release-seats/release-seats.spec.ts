import { validatorRosterStream } from '#libs/domain';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification } from '../../../../libs/projections/testing/reactor-specification.ts';
import { releaseSeatsReactor } from './release-seats.reactor.ts';

const { given } = reactorSpecification((aggregates) => releaseSeatsReactor(aggregates, new MovableClock()));
const capacity = happened('CapacitySet');
const taken = happened('SeatsTaken', { validators: ['ann'] });

describe('release-seats', () => {
  it.each(['ApprovalGranted', 'ApprovalRejected', 'ApprovalExpired'] as const)(
    'S7-26 releases all seats of a request on %s',
    async (type) => {
      await given(capacity, taken, happened('SeatsTaken', { validators: ['bob'], claimId: ids.claim }))
        .when(happened(type))
        .then({
          stream: validatorRosterStream,
          type: 'SeatsReleased',
          data: { approvalRequestId: ids.approvalRequest, validators: ['ann', 'bob'] },
        });
    },
  );

  it('S7-26 leaves the seats of other requests', async () => {
    await given(capacity, happened('SeatsTaken', { approvalRequestId: ids.claim, claimId: ids.claim }))
      .when(happened('ApprovalGranted'))
      .thenNothing();
  });
});
