import { at, happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { revenueStreamsProjection } from './revenue-streams.projection.ts';

const { given, unspecified } = projectionSpecification(revenueStreamsProjection);
const opened = happened('RevenueStreamOpened');

describe('the read model of revenue streams', () => {
  it('S6-43 shows what an activation owes', () => {
    given()
      .when(opened)
      .then({
        revenue_streams: [
          {
            id: ids.execution,
            settlement_id: ids.execution,
            version_id: ids.version,
            token_id: ids.token,
            amount: '250.00',
            recipient: 'recipient-1',
            status: 'PENDING_SETTLEMENT',
            created_at: at(4),
            settled_at: null,
          },
        ],
      });
  });

  it('S6-43 shows when it was settled', () => {
    given(opened)
      .when(happened('RevenueStreamSettled'))
      .then({ revenue_streams: [{ status: 'SETTLED', settled_at: at(5) }] });
  });

  it.each([
    ['RevenueStreamCancelled', 'CANCELLED'],
    ['RevenueStreamReversed', 'REVERSED'],
  ] as const)('C-20 shows the status after %s', (type, status) => {
    given(opened)
      .when(happened(type))
      .then({ revenue_streams: [{ status }] });
  });

  it('refuses an event of a revenue stream that was never opened', () => {
    given().when(happened('RevenueStreamSettled')).thenFault('RevenueStreamSettled');
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
