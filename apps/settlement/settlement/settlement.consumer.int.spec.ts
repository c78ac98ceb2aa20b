import { randomUUID } from 'node:crypto';
import type { IntegrationEvent, IntegrationEventType } from '#libs/contracts';
import { Aggregates, type StreamStore } from '#libs/event-store';
import { MovableClock } from '#libs/process';
import { storeInMemory } from '../../../libs/approval-execution/testing/interleaved.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { Books } from '../books/tenant-books.ts';
import { SettlementConsumer } from './settlement.consumer.ts';

const executionId = randomUUID();
const ofExecution = {
  settlementId: executionId,
  revenueStreamId: executionId,
  versionId: randomUUID(),
  tokenId: randomUUID(),
};
const funded = delivered('TokenFunded', {
  tokenId: ofExecution.tokenId,
  issuerAccountId: 'issuer-1',
  amount: '250.00',
});
const initiated = delivered('RevenueStreamInitiated', {
  ...ofExecution,
  ...{
    amount: '250.00',
    recipient: 'recipient-1',
    issuerAccountId: 'issuer-1',
    initiatedAt: '2026-01-01T00:00:00.000Z',
  },
});
const deactivated = delivered('TokenDeactivated', { ...ofExecution, executionId, reason: 'wrong terms' });

describe('the settlement group', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  const consumerOn = (store: StreamStore) =>
    new SettlementConsumer(new Aggregates(store), new Books(database.pool), database.pool, new MovableClock());
  const handled = async (): Promise<readonly string[]> => {
    const { rows } = await database.pool.query<{ type: string }>(
      `select event_type as type from messaging.processed_events
       where consumer_group = 'settlement' and processing_status = 'success' order by processed_at`,
    );
    return rows.map(({ type }) => type);
  };

  it('S6-44 C-33 requests a settlement that is funded, and records what it has handled', async () => {
    const store = storeInMemory();
    const consumer = consumerOn(store);
    await consumer.fundIssuer(funded);
    for (let delivery = 0; delivery < 2; delivery += 1) await consumer.startSettlement(initiated);
    expect(store.appended.map(({ type }) => type)).toEqual([
      'SettlementOpened',
      'FundsAllocated',
      'SettlementRequested',
    ]);
    expect(await handled()).toEqual(['TokenFunded', 'RevenueStreamInitiated']);
  });

  it('C-30 S6-44 acts in the tenant of the event, with equal names in two tenants', async () => {
    const store = storeInMemory();
    const consumer = consumerOn(store);
    const of = <E extends object>(event: E, tenantid: string): E => ({ ...event, id: randomUUID(), tenantid });
    await consumer.fundIssuer(of(funded, 'acme'));
    await consumer.startSettlement(of(initiated, 'globex'));
    await consumer.startSettlement(of(initiated, 'acme'));
    const told = store.appended.map(({ stream, type, metadata }) => [stream.split('.')[0], metadata.tenantId, type]);
    expect(told).toEqual([
      ['globex', 'globex', 'SettlementOpened'],
      ['globex', 'globex', 'SettlementFailed'],
      ['acme', 'acme', 'SettlementOpened'],
      ['acme', 'acme', 'FundsAllocated'],
      ['acme', 'acme', 'SettlementRequested'],
    ]);
  });

  it('C-33 records nothing before the settlement is opened', async () => {
    const store = storeInMemory();
    const full: StreamStore = {
      read: (stream, options) => store.read(stream, options),
      append: () => Promise.reject(new Error('The disk is full.')),
    };
    await expect(consumerOn(full).startSettlement(initiated)).rejects.toThrow('The disk is full.');
    expect(await handled()).toEqual([]);
  });

  it('C-20 cancels the settlement of a rolled back activation once', async () => {
    const store = storeInMemory();
    const consumer = consumerOn(store);
    await consumer.startSettlement(initiated);
    for (let delivery = 0; delivery < 2; delivery += 1) await consumer.cancelSettlement(deactivated);
    expect(store.appended.map(({ type }) => type)).toEqual([
      'SettlementOpened',
      'SettlementFailed',
      'SettlementCancelled',
    ]);
    expect(await handled()).toEqual(['RevenueStreamInitiated', 'TokenDeactivated']);
  });
});

/** An event as it reaches the group. */
function delivered<Type extends IntegrationEventType>(type: Type, data: object): IntegrationEvent<Type> {
  const id = randomUUID();
  const attributes = { specversion: '1.0', source: '/test', datacontenttype: 'application/json', sequence: '1' };
  const ids = { correlationid: id, causationid: id, tenantid: 'default', partitionkey: ofExecution.tokenId };
  return {
    ...attributes,
    ...ids,
    id,
    type,
    data,
    time: '2026-01-01T00:00:00.000Z',
  } as unknown as IntegrationEvent<Type>;
}
