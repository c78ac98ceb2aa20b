import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Pool } from 'pg';
import { inTransaction, migrate, migrateTo, TenantDatabase } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { keyAccounts } from './account-names.ts';
import { issuerAccount } from './accounts.ts';
import { booksMigrations, cancel, fund, trialBalance } from './books.ts';
import { SettlementSteps } from './settlement-steps.ts';

const ofDefault = { tenantId: 'default' };

describe('the books', () => {
  let database: TestDatabase;
  let steps: SettlementSteps;

  beforeAll(async () => {
    database = await createTestDatabase();
    steps = new SettlementSteps(database.pool, 'default');
  });

  afterAll(async () => {
    await database.drop();
  });

  const inBooks = <T>(work: Parameters<typeof inTransaction<T>>[1]): Promise<T> => inTransaction(database.pool, work);
  const balances = async (): Promise<Readonly<Record<string, number>>> => {
    const { accounts, total } = await trialBalance(database.tenants.of('default'), { limit: 500, after: '' });
    expect(Number(total)).toBe(0);
    const { rows: kept } = await database.pool.query(
      `select account, balance from settlement.issuer_balances where tenant_id = 'default'`,
    );
    for (const { account, balance } of kept as { account: string; balance: string }[]) {
      const entries = accounts.find((each) => each.account === account)?.balance ?? '0';
      expect([account, Number(balance)]).toEqual([account, Number(entries)]);
    }
    return Object.fromEntries(accounts.map(({ account, balance }) => [account, Number(balance)]));
  };
  const funded = async () => {
    const issuerAccountId = `issuer ${randomUUID()}`;
    await inBooks((client) =>
      fund(client, { ...ofDefault, id: randomUUID(), account: issuerAccount(issuerAccountId), amount: '100.00' }),
    );
    const terms = { settlementId: randomUUID(), attempt: 1, amount: '40.00', recipient: randomUUID(), issuerAccountId };
    return { terms, issuer: `issuer:${issuerAccountId}`, payee: `recipient:${terms.recipient}` };
  };

  it('C-30 S6-44 of two tenants stay apart, with equal names and equal ids', async () => {
    const [id, settlementId, recipient] = [randomUUID(), randomUUID(), randomUUID()];
    const terms = { settlementId, attempt: 1, amount: '40.00', recipient, issuerAccountId: id };
    const tenants = ['acme', 'globex'];
    const stepsOf = (tenantId: string) => new SettlementSteps(database.pool, tenantId);
    const balancesOf = (tenantId: string) => trialBalance(database.tenants.of(tenantId), { limit: 10, prefix: '' });
    const amounts = { acme: '100.00', globex: '50.00' };
    for (const [tenantId, amount] of Object.entries(amounts)) {
      await inBooks((client) => fund(client, { tenantId, id, account: issuerAccount(id), amount }));
    }
    await inBooks((client) => cancel(client, 'globex', settlementId));
    expect(await Promise.all(tenants.map((each) => stepsOf(each).allocate(terms)))).toMatchObject([
      { allocated: true },
      { allocated: false },
    ]);
    expect(await Promise.all(tenants.map((each) => stepsOf(each).pay(terms)))).toEqual([true, false]);

    expect(await balancesOf('acme')).toMatchObject({
      accounts: [
        { account: 'clearing', balance: '0.00' },
        { account: `issuer:${id}`, balance: '60.00' },
        { account: 'outside', balance: '-100.00' },
        { account: `recipient:${recipient}`, balance: '40.00' },
      ],
      total: '0.00',
    });
    expect(await balancesOf('globex')).toMatchObject({
      accounts: [
        { account: `issuer:${id}`, balance: '50.00' },
        { account: 'outside', balance: '-50.00' },
      ],
      total: '0.00',
    });
    expect(await balancesOf('initech')).toMatchObject({ accounts: [], total: '0.00' });
  });

  it('C-20 releases allocated money on cancellation, and refuses to pay it later', async () => {
    const { terms, issuer } = await funded();
    expect(await steps.allocate(terms)).toEqual({ allocated: true });
    expect(await inBooks((client) => cancel(client, 'default', terms.settlementId))).toBe('released');
    expect(await inBooks((client) => cancel(client, 'default', terms.settlementId))).toBe('released');
    expect(await steps.pay(terms)).toBe(false);
    expect(await balances()).toMatchObject({ [issuer]: 100 });
  });

  it('C-20 refunds a paid settlement on cancellation', async () => {
    const { terms, issuer, payee } = await funded();
    await steps.allocate(terms);
    expect(await steps.pay(terms)).toBe(true);
    expect(await balances()).toMatchObject({ [issuer]: 60, [payee]: 40 });
    expect(await inBooks((client) => cancel(client, 'default', terms.settlementId))).toBe('reversed');
    expect(await balances()).toMatchObject({ [issuer]: 100, [payee]: 0 });
  });

  it('C-20 allocates nothing for a cancelled settlement', async () => {
    const { terms, issuer } = await funded();
    expect(await inBooks((client) => cancel(client, 'default', terms.settlementId))).toBe('none');
    expect(await steps.allocate(terms)).toMatchObject({ allocated: false });
    expect(await balances()).toMatchObject({ [issuer]: 100 });
  });

  it('C-20 S6-44 sums to zero and refunds everything under concurrent steps', async () => {
    const step = fc.constantFrom('allocate' as const, 'pay' as const, 'cancel' as const);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (names) => {
        const { terms, issuer, payee } = await funded();
        await Promise.all(
          ['allocate' as const, ...names].map((name) =>
            (async (): Promise<unknown> => {
              if (name === 'allocate') return steps.allocate(terms);
              if (name === 'cancel') return inBooks((client) => cancel(client, 'default', terms.settlementId));
              // Pays only after an allocation, as the settlement processor does.
              const { allocated } = await steps.allocate(terms);
              return allocated && steps.pay(terms);
            })(),
          ),
        );
        await inBooks((client) => cancel(client, 'default', terms.settlementId));
        const held = await balances();
        expect(held[issuer]).toBe(100);
        expect(held[payee] ?? 0).toBe(0);
      }),
      { numRuns: 25 },
    );
  });

  it('S6-44 gives the same results for batched steps as for single steps', async () => {
    const { terms } = await funded();
    const others = Array.from({ length: 4 }, () => ({ ...terms, settlementId: randomUUID() }));
    const impossible = { ...terms, settlementId: randomUUID(), amount: 'much' };
    const outcomes = await Promise.allSettled([terms, ...others, impossible, terms].map((one) => steps.allocate(one)));
    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value.allocated : 'failed'))).toEqual([
      ...[true, true, false, false, false],
      ...['failed', true],
    ]);
    expect(await Promise.all([terms, terms, ...others.slice(0, 1)].map((one) => steps.pay(one)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(await balances()).toMatchObject({ [`issuer:${terms.issuerAccountId}`]: 20 });
  });

  it('S6-44 gives concurrent processes one answer, and never overdraws an account', async () => {
    const other = new SettlementSteps(database.pool, 'default');
    const accounts = [await funded(), await funded()] as const;
    const asked = Array.from({ length: 12 }, (_, index) => {
      const { terms } = accounts[index % 2 === 0 ? 0 : 1];
      return { ...terms, settlementId: randomUUID() };
    });
    const [here, there] = await Promise.all([
      Promise.all(asked.map((one) => steps.allocate(one))),
      Promise.all(asked.toReversed().map((one) => other.allocate(one))),
    ]);
    expect(there.toReversed()).toEqual(here);
    expect(here.filter(({ allocated }) => allocated)).toHaveLength(4);
    const held = await balances();
    for (const { issuer } of accounts) expect(held[issuer]).toBe(20);
  });

  it('S6-44 never changes a transfer, and refuses one that moves no money', async () => {
    const { terms } = await funded();
    await steps.allocate(terms);
    const change = (statement: string): Promise<unknown> => database.pool.query(statement);
    await expect(change('update settlement.transfers set amount = amount + 1')).rejects.toThrow('never changed');
    await expect(change('delete from settlement.transfers')).rejects.toThrow('never changed');
    await expect(change('truncate settlement.transfers')).rejects.toThrow('never changed');
    const post = (from: string, to: string, amount: number): Promise<unknown> =>
      change(`select settlement.post('default', '${randomUUID()}', 'funding', null, '${from}', '${to}', ${amount})`);
    await expect(post('a', 'a', 1)).rejects.toThrow('transfers_accounts_check');
    await expect(post('a', 'b', 0)).rejects.toThrow('transfers_amount_check');
    await expect(post('a', 'b', -1)).rejects.toThrow('transfers_amount_check');
  });

  it('S6-44 avoids deadlocks, also with an account that is funded for the first time meanwhile', async () => {
    const [first, second] = [`a ${randomUUID()}`, `b ${randomUUID()}`];
    await inBooks((client) =>
      fund(client, { ...ofDefault, id: randomUUID(), account: issuerAccount(second), amount: '100.00' }),
    );
    const askFor = (issuerAccountId: string) => ({
      settlementId: randomUUID(),
      attempt: 1,
      amount: '1.00',
      recipient: 'recipient',
      issuerAccountId,
    });
    const holder = await database.pool.connect();
    try {
      await holder.query('begin');
      await holder.query('select from settlement.issuer_balances where account = $1 for update', [`issuer:${second}`]);
      const waiting = async (count: number): Promise<void> => {
        for (;;) {
          const { rows } = await database.pool.query<{ count: number }>(
            `select count(*)::int as count from pg_stat_activity
             where datname = current_database() and wait_event_type = 'Lock' and query like '%allocate_each%'`,
          );
          if (rows[0]?.count === count) return;
        }
      };
      const together = (process: SettlementSteps) => {
        // The first call runs alone and returns before the others, which queue behind it as one batch.
        const alone = process.allocate(askFor('nobody'));
        return Promise.all([alone, process.allocate(askFor(first)), process.allocate(askFor(second))]);
      };
      const early = together(steps);
      await waiting(1);
      const funding = inBooks((client) =>
        fund(client, { ...ofDefault, id: randomUUID(), account: issuerAccount(first), amount: '100.00' }),
      );
      const late = together(new SettlementSteps(database.pool, 'default'));
      await waiting(2);
      await holder.query('commit');
      await funding;
      for (const [, , ofSecond] of await Promise.all([early, late])) expect(ofSecond).toEqual({ allocated: true });
    } finally {
      holder.release();
    }
  });
});

describe('books of a version that kept two entries for a transfer', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  it('S6-44 are migrated with every amount, and accept further steps', async () => {
    const { pool } = database;
    await prepareEarlier(pool);
    const settlementId = randomUUID();
    await pool.query(`
      insert into settlement.issuer_balances values ('issuer:anna', 100.00);
      select settlement.post('${randomUUID()}', 'funding', null, 'outside', 'issuer:anna', 100.00);
      select settlement.allocate('${settlementId}', 1, '${randomUUID()}', 'issuer:anna', 'clearing', 40.10, '', '')`);
    const before = await balancesIn(pool);
    expect(before).toContainEqual({ account: 'issuer:anna', balance: '59.90' });

    await migrate(pool, booksMigrations);
    await keyAccounts(pool);

    expect(await balancesIn(pool)).toEqual(before);
    const terms = { settlementId, attempt: 1, amount: '40.10', recipient: 'bert', issuerAccountId: 'anna' };
    const steps = new SettlementSteps(pool, 'default');
    expect(await steps.allocate(terms)).toEqual({ allocated: true });
    expect(await steps.pay(terms)).toBe(true);
    expect((await trialBalance(new TenantDatabase(pool).of('default'), { limit: 10, after: '' })).accounts).toEqual([
      { account: 'clearing', balance: '0.00' },
      { account: 'issuer:anna', balance: '59.90' },
      { account: 'outside', balance: '-100.00' },
      { account: 'recipient:bert', balance: '40.10' },
    ]);
  });

  it('S6-44 stay unchanged if a transfer is not between two accounts', async () => {
    const { pool } = database;
    await prepareEarlier(pool);
    await pool.query(`
      begin;
      insert into settlement.transfers (id, kind) values ('${randomUUID()}', 'funding');
      insert into settlement.book_entries
        select id, account, amount from settlement.transfers,
          (values ('outside', -100), ('issuer:anna', 60), ('issuer:bert', 40)) as entries (account, amount);
      commit`);
    await expect(migrate(pool, booksMigrations)).rejects.toThrow('not between two accounts');
    expect((await pool.query('select from settlement.book_entries')).rowCount).toBe(3);
  });

  it('S7-53 S6-44 keep every amount when the migration is undone and applied again', async () => {
    const { pool } = database;
    await prepareEarlier(pool);
    await migrate(pool, booksMigrations);
    const terms = {
      settlementId: randomUUID(),
      attempt: 1,
      amount: '40.10',
      recipient: 'bert',
      issuerAccountId: 'anna',
    };
    const steps = new SettlementSteps(pool, 'default');
    await inTransaction(pool, (client) =>
      fund(client, { ...ofDefault, id: randomUUID(), account: 'issuer:anna', amount: '100.00' }),
    );
    await steps.allocate(terms);
    await steps.pay(terms);
    const balances = () => balancesIn(pool);
    const before = await balances();

    await migrateTo(pool, { ...booksMigrations, count: 3 });
    expect(await balances()).toEqual(before);
    expect((await pool.query('select from settlement.book_entries')).rowCount).toBe(6);

    await migrate(pool, booksMigrations);
    expect(await balances()).toEqual(before);
  });

  it('S7-53 C-20 refuse to return to a version that would pay cancelled settlements', async () => {
    const { pool } = database;
    await inTransaction(pool, (client) => cancel(client, 'default', randomUUID()));
    await expect(migrateTo(pool, { ...booksMigrations, count: 1 })).rejects.toThrow(
      'the books have cancelled settlements',
    );
    expect((await pool.query('select from settlement.cancellations')).rowCount).toBe(1);
  });
});

/** Creates empty books with the schema after 003_steps.sql. */
async function prepareEarlier(pool: TestDatabase['pool']): Promise<void> {
  await migrateTo(pool, { ...booksMigrations, count: 0 });
  await migrateTo(pool, { ...booksMigrations, count: 3 });
}

/** In the books of any version. */
async function balancesIn(pool: Pool): Promise<readonly object[]> {
  const { rows } = await pool.query<object>(
    'select account, sum(amount) as balance from settlement.book_entries group by account order by account',
  );
  return rows;
}
