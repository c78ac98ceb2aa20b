import { at, happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { occurredAt, projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { settlementsProjection } from './settlements.projection.ts';

const { given, unspecified } = projectionSpecification(settlementsProjection);
const opened = happened('SettlementOpened');
const failed = happened('SettlementFailed');
const becomes = (columns: object) => ({ settlements: [{ ...columns, updated_at: occurredAt }] });

describe('the read model of settlements', () => {
  it('S6-44 shows who pays whom how much', () => {
    given()
      .when(opened)
      .then(
        becomes({
          id: ids.execution,
          revenue_stream_id: ids.execution,
          version_id: ids.version,
          token_id: ids.token,
          amount: '250.00',
          recipient: 'recipient-1',
          issuer_account_id: 'issuer-1',
          status: 'OPENED',
          attempts: 1,
          failure_code: null,
          failure_reason: null,
          requested_at: null,
          completed_at: null,
        }),
      );
  });

  it('S6-44 follows the money', () => {
    given(opened)
      .when(happened('FundsAllocated'))
      .then(becomes({ status: 'FUNDS_ALLOCATED' }));
    given(opened)
      .when(happened('SettlementRequested'))
      .then(becomes({ status: 'REQUESTED', requested_at: at(4) }));
    given(opened)
      .when(happened('SettlementCompleted'))
      .then(becomes({ status: 'COMPLETED', completed_at: at(5) }));
  });

  it('S6-39 S6-44 shows why a settlement failed, until its money is set aside', () => {
    given(opened)
      .when(failed)
      .then(
        becomes({
          status: 'FAILED',
          failure_code: 'INSUFFICIENT_BALANCE',
          failure_reason: 'The account does not cover it.',
        }),
      );
    given(opened, failed)
      .when(happened('SettlementRetried'))
      .then(becomes({ status: 'RETRYING', attempts: 2 }));
    given(opened, failed, happened('SettlementRetried'))
      .when(happened('FundsAllocated', { attempt: 2 }))
      .then(becomes({ status: 'FUNDS_ALLOCATED', failure_code: null, failure_reason: null }));
  });

  it.each([
    ['SettlementCancelled', 'CANCELLED'],
    ['SettlementReversed', 'REVERSED'],
  ] as const)('C-20 shows the status after %s', (type, status) => {
    given(opened).when(happened(type)).then(becomes({ status }));
  });

  it('C-20 has no row for a settlement that was cancelled before it was opened', () => {
    given().when(happened('SettlementCancelled')).thenNothing();
  });

  it('refuses any other event of a settlement that was never opened', () => {
    given().when(happened('SettlementCompleted')).thenFault('SettlementCompleted');
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
