import { TenantDatabase } from '#libs/postgres';
import { createPostgresEventStore, type RecordedEvent } from '#libs/event-store';
import { integrationEventsOf, publishedTypes } from '#libs/integration-events';
import { askForRetry, listParked } from '#libs/projections';
import { eventually } from '../../../test/eventually.ts';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { integrationChannelContract, tokenFunded } from '../testing/integration-channel.contract.ts';
import { listLetters } from '../letters.ts';
import { operatedChannel } from '../operated-channel.ts';
import { createEmbeddedChannel } from './embedded-channel.ts';

integrationChannelContract('The embedded channel', async () => {
  const database = await createTestDatabase();
  const eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
  const source = { eventStore, types: ['TokenFunded'], translate: (event: RecordedEvent) => [tokenFunded(event)] };
  return {
    database: database.pool,
    channel: operatedChannel(
      createEmbeddedChannel({ ...source, database: database.pool, onFault: () => undefined }),
      source,
      database.pool,
      () => undefined,
    ),
    source,
    publish: async (tokenId, amount) => {
      const data = { tokenId, issuerAccountId: 'issuer', amount, fundedAt: '2026-01-01T00:00:00.000Z' };
      await eventStore.append(`token-${tokenId}`, 'any', [{ ...anEvent(), type: 'TokenFunded', data }]);
    },
    close: async () => {
      await eventStore.close();
      await database.drop();
    },
  };
});

describe('The embedded channel', () => {
  it('K6 makes dead letters of domain events whose data does not fit, and goes on', async () => {
    const database = await createTestDatabase();
    const eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    const write = (stream: string, type: string, data: object) =>
      eventStore.append(stream, 'no-stream', [{ ...anEvent(), type, data }]);
    await write('version-1', 'VersionActivated', { amount: 7 });
    // This event cannot be translated, so it is not known which event it would be.
    await write('version-2', 'ApprovalExecutionCompleted', {});
    const tokenId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0011';
    const data = { tokenId, issuerAccountId: 'issuer', amount: '1.00', fundedAt: '2026-01-01T00:00:00.000Z' };
    await write('token-1', 'TokenFunded', data);
    const stop = new AbortController();
    const taken: unknown[] = [];
    const channel = createEmbeddedChannel({
      ...{ eventStore, database: database.pool, types: publishedTypes, translate: integrationEventsOf },
      onFault: () => undefined,
    });
    const consuming = channel.consume({
      group: 'group',
      types: ['TokenActivated', 'TokenFunded', 'ApprovalExecutionCompleted'],
      handle: (event) => Promise.resolve(void taken.push(event.data)),
      sequenceOf: (event) => (event.data as { versionId: string; tokenId: string }).tokenId.slice(),
      signal: stop.signal,
    });
    await eventually(
      () => Promise.resolve(taken),
      ({ length }) => length === 1,
    );
    stop.abort();
    await consuming;
    expect(taken).toEqual([data]);
    const letters = { group: 'group', status: undefined, limit: 10, after: undefined };
    expect((await listLetters(new TenantDatabase(database.pool).of('default'), letters)).items).toMatchObject([
      { group: 'group', eventType: 'TokenActivated', key: 'version-1', status: 'failed', position: null },
      { group: 'consumer-group:group', eventType: 'ApprovalExecutionCompleted', key: 'version-2', status: 'failed' },
    ]);
    expect(await listParked(database.pool, 10)).toMatchObject([
      { processor: 'consumer-group:group', stream: 'version-2', eventType: 'ApprovalExecutionCompleted' },
    ]);
    await eventStore.close();
    await database.drop();
  });

  it('delivers a parked event when it is retried, and then the events behind it in its stream', async () => {
    const database = await createTestDatabase();
    const eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    const tokenId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0011';
    const amounts = ['1.00', '2.00', '3.00'];
    for (const amount of amounts) {
      const data = { tokenId, issuerAccountId: 'issuer', amount, fundedAt: '2026-01-01T00:00:00.000Z' };
      await eventStore.append('token-1', 'any', [{ ...anEvent(), type: 'TokenFunded', data }]);
    }
    const stop = new AbortController();
    const taken: string[] = [];
    let broken = '2.00';
    const channel = createEmbeddedChannel({
      ...{ eventStore, database: database.pool, types: ['TokenFunded'] },
      translate: (event) => {
        if ((event.data as { amount: string }).amount === broken) throw new TypeError('no such data');
        return [tokenFunded(event)];
      },
      onFault: () => undefined,
    });
    const consuming = channel.consume({
      group: 'group',
      types: ['TokenFunded'],
      handle: ({ data }) => Promise.resolve(void taken.push((data as { amount: string }).amount)),
      signal: stop.signal,
    });
    const untilParked = (count: number) =>
      eventually(
        () => listParked(database.pool, 10),
        ({ length }) => length === count,
      );
    const [parked] = await untilParked(2);
    await eventually(
      () => Promise.resolve(taken),
      ({ length }) => length === 1,
    );
    broken = '';
    await askForRetry(database.pool, parked?.id ?? '');
    await untilParked(0);
    stop.abort();
    await consuming;
    expect(taken).toEqual(amounts);
    await eventStore.close();
    await database.drop();
  });
});
