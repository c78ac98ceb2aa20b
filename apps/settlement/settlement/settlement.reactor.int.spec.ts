import { randomUUID } from 'node:crypto';
import { settlementStream } from '#libs/domain';
import { inTransaction } from '#libs/postgres';
import { MovableClock } from '#libs/process';
import { happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { reactorSpecification, specifiedTenants } from '../../../libs/projections/testing/reactor-specification.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { issuerAccount } from '../books/accounts.ts';
import { cancel, fund } from '../books/books.ts';
import { Books } from '../books/tenant-books.ts';
import { settlementReactor } from './settlement.reactor.ts';

const opened = happened('SettlementOpened');
const allocated = happened('FundsAllocated');
const requested = happened('SettlementRequested');
const failed = happened('SettlementFailed');
const stopped = happened('SettlementStopped');
const completed = { stream: settlementStream(ids.execution), type: 'SettlementCompleted', data: { attempt: 1 } };
const terms = {
  settlementId: ids.execution,
  attempt: 1,
  amount: '250.00',
  recipient: 'recipient-1',
  issuerAccountId: 'issuer-1',
};

describe('settlement-processor', () => {
  let database: TestDatabase;
  let books: Books;

  beforeEach(async () => {
    database = await createTestDatabase();
    books = new Books(database.pool);
  });

  afterEach(async () => {
    await database.drop();
  });

  const { given } = reactorSpecification((aggregates) => settlementReactor(aggregates, books, new MovableClock()));
  const fundIssuer = async () => {
    for (const tenantId of specifiedTenants) {
      const funding = { tenantId, id: randomUUID(), account: issuerAccount('issuer-1'), amount: '250.00' };
      await inTransaction(database.pool, (client) => fund(client, funding));
    }
  };
  const setAside = async () => {
    await fundIssuer();
    for (const tenantId of specifiedTenants) {
      expect(await books.of(tenantId).steps.allocate(terms)).toEqual({ allocated: true });
    }
  };

  it('S6-44 completes what it has paid', async () => {
    await setAside();
    await given(opened, allocated).when(requested).then(completed);
  });

  it('C-20 completes nothing that was cancelled before it was paid', async () => {
    await setAside();
    for (const tenantId of specifiedTenants) {
      await inTransaction(database.pool, (client) => cancel(client, tenantId, ids.execution));
    }
    await given(opened, allocated).when(requested).thenNothing();
  });

  it('S6-39 S6-44 sets the money aside when a failed settlement is retried', async () => {
    await fundIssuer();
    await given(opened, failed)
      .when(happened('SettlementRetried'))
      .then({ type: 'FundsAllocated', data: { attempt: 2 } }, { type: 'SettlementRequested', data: { attempt: 2 } });
  });

  it('S6-44 fails again when the account does not cover the retry', async () => {
    await given(opened, failed)
      .when(happened('SettlementRetried'))
      .then({ type: 'SettlementFailed', data: { attempt: 2, code: 'INSUFFICIENT_BALANCE' } });
  });

  it('C-20 N11 pays what goes on after an abandoned rollback', async () => {
    await setAside();
    await given(opened, allocated, requested, stopped).when(happened('SettlementResumed')).then(completed);
  });

  it('C-20 leaves the payment to the request that is still to come', async () => {
    await given(opened, stopped).when(happened('SettlementResumed')).thenNothing();
  });
});
