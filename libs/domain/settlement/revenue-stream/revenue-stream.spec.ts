import fc from 'fast-check';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import { revenueStreamDecider, type RevenueStreamCommand, type RevenueStreamEvent } from './revenue-stream.ts';

const { given } = specificationOf(revenueStreamDecider);

const terms = {
  revenueStreamId: 'stream',
  settlementId: 'settlement',
  tokenId: 'token',
  versionId: 'version',
  amount: '10.00',
  recipient: 'someone',
  issuerAccountId: 'issuer',
};
const open = { type: 'OpenRevenueStream' as const, ...terms };
const settle = { type: 'SettleRevenueStream' as const, settlementId: 'settlement' };
const cancel = { type: 'CancelRevenueStream' as const, reason: 'rolled back' };
const history = (...commands: readonly WithoutMetadata<RevenueStreamCommand>[]): readonly RevenueStreamEvent[] =>
  run(
    revenueStreamDecider,
    commands.map((command) => ({ ...command, metadata: testMetadata })),
  ).events;

describe('a revenue stream', () => {
  it('S6-43 waits for its settlement, which settles it once', () => {
    given()
      .when(open)
      .then({ type: 'RevenueStreamOpened', data: { amount: '10.00' } });
    given(...history(open))
      .when(open)
      .thenNothing();
    given(...history(open))
      .when(settle)
      .then({ type: 'RevenueStreamSettled' });
    given(...history(open, settle))
      .when(settle)
      .thenNothing();
    given(...history(open))
      .when({ ...settle, settlementId: 'other' })
      .thenRefused('SETTLEMENT_MISMATCH');
    given().when(settle).thenRefused('REVENUE_STREAM_NOT_FOUND');
  });

  it('C-20 is cancelled before it is settled, and reversed afterwards', () => {
    given(...history(open))
      .when(cancel)
      .then({ type: 'RevenueStreamCancelled' });
    given(...history(open, cancel))
      .when(cancel)
      .thenNothing();
    given(...history(open, cancel))
      .when(settle)
      .thenNothing();
    given(...history(open, settle))
      .when(cancel)
      .then({ type: 'RevenueStreamReversed' });
    given(...history(open, settle, cancel))
      .when(cancel)
      .thenNothing();
  });

  it('decides no event that it cannot fold', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(open, settle, cancel), { maxLength: 10 }), (script) => {
        const ends = history(...script).map(({ type }) => type.replace('RevenueStream', ''));
        expect(['', 'Opened', 'Opened,Settled', 'Opened,Cancelled', 'Opened,Settled,Reversed']).toContain(
          ends.join(','),
        );
      }),
    );
  });
});
