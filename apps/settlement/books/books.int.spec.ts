import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { inTransaction } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { allocate, cancel, fund, pay, trialBalance } from './books.ts';

describe('the books', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
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
    expect(await inBooks((client) => allocate(client, terms))).toEqual({ allocated: true });
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('released');
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('released');
    expect(await inBooks((client) => pay(client, terms))).toBe(false);
    expect(await balances()).toMatchObject({ [issuer]: 100 });
  });

  it('C-20 pays back what was paid', async () => {
    const { terms, issuer, payee } = await funded();
    await inBooks((client) => allocate(client, terms));
    expect(await inBooks((client) => pay(client, terms))).toBe(true);
    expect(await balances()).toMatchObject({ [issuer]: 60, [payee]: 40 });
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('reversed');
    expect(await balances()).toMatchObject({ [issuer]: 100, [payee]: 0 });
  });

  it('C-20 allocates nothing for what was cancelled before', async () => {
    const { terms, issuer } = await funded();
    expect(await inBooks((client) => cancel(client, terms.settlementId))).toBe('none');
    expect(await inBooks((client) => allocate(client, terms))).toMatchObject({ allocated: false });
    expect(await balances()).toMatchObject({ [issuer]: 100 });
  });

  it('C-20 S6-44 sums to zero, and gives all back, whatever comes at the same time', async () => {
    const step = fc.constantFrom('allocate' as const, 'pay' as const, 'cancel' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const { terms, issuer, payee } = await funded();
        await Promise.all(
          ['allocate' as const, ...steps].map((name) =>
            inBooks(async (client): Promise<unknown> => {
              if (name === 'allocate') return allocate(client, terms);
              if (name === 'cancel') return cancel(client, terms.settlementId);
              // As the processor does: what has been requested was allocated before.
              const { allocated } = await allocate(client, terms);
              return allocated && pay(client, terms);
            }),
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
});
