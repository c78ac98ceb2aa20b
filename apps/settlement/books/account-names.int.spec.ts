import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { inTransaction } from '#libs/postgres';
import { spellingsOf } from '../../../libs/domain/testing/spellings.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { AccountNames, accountIn, keyAccounts } from './account-names.ts';
import { issuerAccount } from './accounts.ts';
import { fund, trialBalance } from './books.ts';
import { SettlementSteps } from './settlement-steps.ts';

describe('DESIGN §10 an account of the books', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  const resolved = async (names: AccountNames, spelling: string): Promise<string> =>
    accountIn(await names.resolve([spelling]), spelling);

  it('is the same for all spellings, also for concurrent callers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('treasury', 'Weiß & Söhne', 'Σίσυφος').chain(spellingsOf),
        fc.boolean(),
        async ([one, other], together) => {
          const account = randomUUID();
          const spellings = [`issuer:${account} ${one}`, `issuer:${account} ${other}`] as const;
          const [here, there] = [
            new AccountNames(database.pool, 'default'),
            new AccountNames(database.pool, 'default'),
          ];
          const accounts = together
            ? [...(await here.resolve(spellings)).values()]
            : await Promise.all([resolved(here, spellings[0]), resolved(there, spellings[1])]);
          expect(new Set(accounts).size).toBe(1);
          expect(spellings).toContain(accounts[0]);
          expect(await resolved(new AccountNames(database.pool, 'default'), spellings[1])).toBe(accounts[0]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('S6-44 is shared by all spellings of an issuer and of a recipient', async () => {
    const issuerAccountId = `Treasury ${randomUUID()}`;
    const names = new AccountNames(database.pool, 'default');
    const account = await resolved(names, issuerAccount(issuerAccountId));
    await inTransaction(database.pool, (client) =>
      fund(client, { tenantId: 'default', id: randomUUID(), account, amount: '100.00' }),
    );
    const steps = new SettlementSteps(database.pool, 'default', names);
    const recipient = `Ann ${randomUUID()}`;
    const spelled = [
      { issuerAccountId: issuerAccountId.toUpperCase(), recipient },
      { issuerAccountId: issuerAccountId.toLowerCase(), recipient: recipient.toLowerCase() },
    ];
    for (const each of spelled) {
      const terms = { ...each, settlementId: randomUUID(), attempt: 1, amount: '40.00' };
      expect(await steps.allocate(terms)).toEqual({ allocated: true });
      expect(await steps.pay(terms)).toBe(true);
    }
    const { accounts } = await trialBalance(database.tenants.of('default'), { limit: 500 });
    expect(accounts).toContainEqual({ account: issuerAccount(issuerAccountId), balance: '20.00' });
    expect(accounts).toContainEqual({ account: `recipient:${recipient}`, balance: '80.00' });
  });

  it('stays separate from an equivalent account that is older than the keys', async () => {
    const id = randomUUID();
    const [one, other] = [`issuer:${id} Ann`, `issuer:${id} ann`];
    await database.pool.query(
      `insert into settlement.accounts (tenant_id, account) values ('default', $1), ('default', $2)`,
      [one, other],
    );
    await keyAccounts(database.pool);
    const names = new AccountNames(database.pool, 'default');
    expect(await resolved(names, one)).toBe(one);
    expect(await resolved(names, other)).toBe(other);
    // A new spelling means the first of the equivalent accounts.
    expect(await resolved(names, `issuer:${id} ANN`)).toBe(one);
    await keyAccounts(database.pool);
    expect(await resolved(new AccountNames(database.pool, 'default'), other)).toBe(other);
  });
});
