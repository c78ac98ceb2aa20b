import fc from 'fast-check';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import { settlementDecider, type SettlementCommand, type SettlementEvent } from './settlement.ts';

const { given } = specificationOf(settlementDecider);

const terms = {
  settlementId: 'settlement',
  revenueStreamId: 'stream',
  tokenId: 'token',
  versionId: 'version',
  amount: '10.00',
  recipient: 'someone',
  issuerAccountId: 'issuer',
};
const covered = { allocated: true } as const;
const uncovered = { allocated: false, code: 'INSUFFICIENT_BALANCE', message: 'Not covered.' } as const;
const history = (...commands: readonly WithoutMetadata<SettlementCommand>[]): readonly SettlementEvent[] =>
  run(
    settlementDecider,
    commands.map((command) => ({ ...command, metadata: testMetadata })),
  ).events;
const open = (allocation: typeof covered | typeof uncovered) => ({
  type: 'OpenSettlement' as const,
  ...terms,
  allocation,
});

const retry = { type: 'RetrySettlement', reason: 'funded', retriedBy: 'ops' } as const;

describe('a settlement', () => {
  it('S6-44 allocates, requests, and completes once', () => {
    given()
      .when(open(covered))
      .then(
        { type: 'SettlementOpened' },
        { type: 'FundsAllocated', data: { attempt: 1 } },
        { type: 'SettlementRequested' },
      );
    given(...history(open(covered)))
      .when(open(covered))
      .thenNothing();
    given(...history(open(covered)))
      .when({ type: 'CompleteSettlement' })
      .then({ type: 'SettlementCompleted', data: { amount: '10.00', recipient: 'someone' } });
    given(...history(open(covered), { type: 'CompleteSettlement' }))
      .when({ type: 'CompleteSettlement' })
      .thenNothing();
    given().when({ type: 'CompleteSettlement' }).thenRefused('SETTLEMENT_NOT_FOUND');
  });

  it('S6-39 fails without balance, and can be retried', () => {
    given()
      .when(open(uncovered))
      .then(
        { type: 'SettlementOpened' },
        { type: 'SettlementFailed', data: { code: 'INSUFFICIENT_BALANCE', reason: 'Not covered.' } },
      );
    const failed = history(open(uncovered));
    given(...failed)
      .when({ type: 'CompleteSettlement' })
      .thenRefused('INVALID_STATE_TRANSITION');
    given(...failed)
      .when(retry)
      .then({ type: 'SettlementRetried', data: { attempt: 2, reason: 'funded', retriedBy: 'ops' } });
    const retried = history(open(uncovered), retry);
    given(...retried)
      .when(retry)
      .thenNothing();
    given(...retried)
      .when({ type: 'RecordAllocation', allocation: covered })
      .then({ type: 'FundsAllocated', data: { attempt: 2 } }, { type: 'SettlementRequested' });
    given(...retried)
      .when({ type: 'RecordAllocation', allocation: uncovered })
      .then({ type: 'SettlementFailed', data: { attempt: 2 } });
    given(...history(open(covered)))
      .when(retry)
      .thenRefused('INVALID_STATE_TRANSITION');
  });

  it('C-20 is cancelled in any status, even before it is opened, and reversed once it is paid', () => {
    const { amount: _, recipient: __, issuerAccountId: ___, ...ids } = terms;
    const cancel = (refund: 'none' | 'released' | 'reversed') =>
      ({ type: 'CancelSettlement', ...ids, refund, reason: 'rolled back' }) as const;
    given()
      .when(cancel('none'))
      .then({ type: 'SettlementCancelled', data: { refund: 'none' } });
    given(...history(cancel('none')))
      .when(open(covered))
      .thenNothing();
    given(...history(open(covered)))
      .when(cancel('released'))
      .then({ type: 'SettlementCancelled', data: { refund: 'released' } });
    given(...history(open(covered), cancel('released')))
      .when({ type: 'CompleteSettlement' })
      .thenNothing();
    given(...history(open(uncovered), cancel('none')))
      .when(retry)
      .thenRefused('INVALID_STATE_TRANSITION');
    given(...history(open(covered), { type: 'CompleteSettlement' }))
      .when(cancel('reversed'))
      .then({ type: 'SettlementReversed' });
    // Paid, and rolled back before the stream had heard of the payment.
    given(...history(open(covered)))
      .when(cancel('reversed'))
      .then({ type: 'SettlementReversed' });
    given(...history(open(covered), cancel('reversed')))
      .when({ type: 'CompleteSettlement' })
      .thenNothing();
  });

  it('C-20 N11 is not completed while a rollback stops it, and not stopped once it is completed', () => {
    const { amount: _, recipient: __, issuerAccountId: ___, ...ids } = terms;
    const stop = (stopId = 'stop') => ({ type: 'StopSettlement', ...ids, stopId }) as const;
    const resume = (stopId = 'stop') => ({ type: 'ResumeSettlement', stopId }) as const;
    given()
      .when(stop())
      .then({ type: 'SettlementStopped', data: { ...ids, stopId: 'stop' } });
    given(...history(stop()))
      .when(stop())
      .thenNothing();
    // Stopped before it was opened.
    const stopped = history(stop(), open(covered));
    given(...stopped)
      .when({ type: 'CompleteSettlement' })
      .thenNothing();
    given(...history(stop(), stop('other'), open(covered), resume('other')))
      .when({ type: 'CompleteSettlement' })
      .thenNothing();
    given(...history(stop(), open(covered), resume()))
      .when({ type: 'CompleteSettlement' })
      .then({ type: 'SettlementCompleted' });
    given(...history(open(covered)))
      .when(resume())
      .thenNothing();
    given(...history(open(covered), { type: 'CompleteSettlement' }))
      .when(stop())
      .thenRefused('SETTLEMENT_COMPLETED');
    given(...stopped)
      .when({ type: 'CancelSettlement', ...ids, refund: 'reversed', reason: 'rolled back' })
      .then({ type: 'SettlementReversed' });
    given(...history(stop(), { type: 'CancelSettlement', ...ids, refund: 'none', reason: 'rolled back' }))
      .when(stop('other'))
      .thenNothing();
  });

  it('C-20 N11 is never completed between a stop and its end', () => {
    const { amount: _, recipient: __, issuerAccountId: ___, ...ids } = terms;
    const stopIds = fc.constantFrom('one', 'two');
    const commands = fc.oneof(
      fc.constantFrom(open(covered), { type: 'CompleteSettlement' as const }),
      stopIds.map((stopId) => ({ type: 'StopSettlement' as const, ...ids, stopId })),
      stopIds.map((stopId) => ({ type: 'ResumeSettlement' as const, stopId })),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (script) => {
        const standing = new Set<string>();
        for (const { type, data } of history(...script)) {
          if (type === 'SettlementStopped') standing.add(data.stopId);
          if (type === 'SettlementResumed') standing.delete(data.stopId);
          if (type === 'SettlementCompleted') expect([...standing]).toEqual([]);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('completes at most once, and decides no event that it cannot fold', () => {
    const allocations = fc.constantFrom(covered, uncovered);
    const commands = fc.oneof(
      allocations.map(open),
      allocations.map((allocation) => ({ type: 'RecordAllocation' as const, allocation })),
      fc.constantFrom(retry, { type: 'CompleteSettlement' } as const),
    );
    fc.assert(
      fc.property(fc.array(commands, { maxLength: 20 }), (script) => {
        const events = history(...script);
        expect(events.filter(({ type }) => type === 'SettlementCompleted').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
