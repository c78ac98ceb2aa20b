import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { IntegrationEvent } from '#libs/contracts';
import { inTransaction } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { cancel, fund, trialBalance } from './books.ts';
import { SettlementSteps } from './settlement-steps.ts';

describe('the books', () => {
  let database: TestDatabase;
  let steps: SettlementSteps;

  beforeAll(async () => {
    database = await createTestDatabase();
    steps = new SettlementSteps(database.pool);
  });

  afterAll(async () => {
    await database.drop();
  });

  const inBooks = <T>(work: Parameters<typeof inTransaction<T>>[1]): Promise<T> => inTransaction(database.pool, work);
  const balances = async (): Promise<Readonly<Record<string, number>>> => {
    const { accounts, total } = await trialBalance(database.pool, { limit: 500, after: '' });
    expect(Number(total)).toBe(0);
    return Object.fromEntries(accounts.map(({ account, balance }) => [account, Number(balance)]));
  };
  const funded = async () => {
    const issuerAccountId = `issuer ${randomUUID()}`;
    await inBooks((client) => fund(client, randomUUID(), issuerAccountId, '100.00'));
    const terms = { settlementId: randomUUID(), attempt: 1, amount: '40.00', recipient: randomUUID(), issuerAccountId };
    return { terms, issuer: `issuer:${issuerAccountId}`, payee: `recipient:${terms.recipient}` };
  };

  it('C-20 sets free what was allocated, and lets nobody pay it afterwards', async () => {
    const { terms, issuer } = await funded();
    expect(await steps.allocate(terms)).toEqual({ allocated: true });
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('released');
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('released');
    expect(await steps.pay(terms)).toBe(false);
    expect(await balances()).toMatchObject({ [issuer]: 100 });
  });

  it('C-20 pays back what was paid', async () => {
    const { terms, issuer, payee } = await funded();
    await steps.allocate(terms);
    expect(await steps.pay(terms)).toBe(true);
    expect(await balances()).toMatchObject({ [issuer]: 60, [payee]: 40 });
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('reversed');
    expect(await balances()).toMatchObject({ [issuer]: 100, [payee]: 0 });
  });

  it('C-20 allocates nothing for what was cancelled before', async () => {
    const { terms, issuer } = await funded();
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('none');
    expect(await steps.allocate(terms)).toMatchObject({ allocated: false });
    expect(await balances()).toMatchObject({ [issuer]: 100 });
  });

  it('C-20 S6-44 sums to zero, and gives all back, whatever comes at the same time', async () => {
    const step = fc.constantFrom('allocate' as const, 'pay' as const, 'cancel' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (names) => {
        const { terms, issuer, payee } = await funded();
        await Promise.all(
          ['allocate' as const, ...names].map((name) =>
            (async (): Promise<unknown> => {
              if (name === 'allocate') return steps.allocate(terms);
              if (name === 'cancel') return inBooks((client) => cancel(client, terms.settlementId));
              // As the processor does: what has been requested was allocated before.
              const { allocated } = await steps.allocate(terms);
              return allocated && steps.pay(terms);
            })(),
          ),
        );
        await inBooks((client) => cancel(client, terms.settlementId));
        const held = await balances();
        expect(held[issuer]).toBe(100);
        expect(held[payee] ?? 0).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('S6-44 take steps together as they take them alone: in order, as far as the account reaches, and each for itself', async () => {
    const { terms } = await funded();
    const others = Array.from({ length: 4 }, () => ({ ...terms, settlementId: randomUUID() }));
    const impossible = { ...terms, settlementId: randomUUID(), amount: 'much' };
    const outcomes = await Promise.allSettled([terms, ...others, impossible, terms].map((one) => steps.allocate(one)));
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.allocated : 'failed'))).toEqual([
      ...[true, true, false, false, false],
      ...['failed', true],
    ]);
    const event = { id: randomUUID(), type: 'RevenueStreamInitiated', source: '/test' } as IntegrationEvent;
    await steps.allocate({ ...terms, settlementId: randomUUID() }, { group: 'books', event });
    const { rows } = await database.pool.query(
      'select processing_status as status from messaging.processed_events where consumer_group = $1 and event_id = $2',
      ['books', event.id],
    );
    expect(rows).toEqual([{ status: 'success' }]);
    expect(await Promise.all([terms, terms, ...others.slice(0, 1)].map((one) => steps.pay(one)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await balances()).toMatchObject({ [`issuer:${terms.issuerAccountId}`]: 20 });
  });
});
