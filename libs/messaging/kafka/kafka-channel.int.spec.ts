import type { Pool } from 'pg';
import { integrationEventKinds } from '#libs/contracts';
import { createPostgresEventStore, type RecordedEvent } from '#libs/event-store';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../../../test/kafka/kafka.ts';
import { eventually } from '../../../test/eventually.ts';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { handleOnce } from '../inbox.ts';
import { integrationChannelContract, tokenFunded } from '../testing/integration-channel.contract.ts';
import { aTokenFunded } from '../testing/token-funded.ts';
import { operatedChannel } from '../operated-channel.ts';
import { toMessage } from './cloud-events.ts';
import { createKafkaChannel } from './kafka-channel.ts';
import { connectKafka } from './kafka-connection.ts';
import { runRelay } from './relay.ts';

describeWithKafka('with a broker', () => {
  integrationChannelContract('The Kafka channel', async () => {
    const database = await createTestDatabase();
    const eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    const connection = connectKafka({ brokers: await kafkaBrokers(), clientId: 'test', prefix: aPrefix() });
    const source = { eventStore, types: ['TokenFunded'], translate: (event: RecordedEvent) => [tokenFunded(event)] };
    const stopping = new AbortController();
    const relay = runRelay(
      {
        ...source,
        connection,
        database: database.pool,
        onFault: () => undefined,
      },
      stopping.signal,
    );
    return {
      database: database.pool,
      channel: operatedChannel(
        createKafkaChannel({ connection, database: database.pool, onFault: () => undefined }),
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
        stopping.abort();
        await relay;
        await eventStore.close();
        await database.drop();
      },
    };
  });

  it('C-33 commits no offset before the effects are on disk, and has one effect when it delivers again', async () => {
    const database = await createTestDatabase();
    const connection = connectKafka({ brokers: await kafkaBrokers(), clientId: 'test', prefix: aPrefix() });
    const [producer, admin] = [connection.client.producer(), connection.client.admin()];
    try {
      await database.pool.query('create table effects (event_id uuid)');
      await connection.topicsMade();
      await Promise.all([producer.connect(), admin.connect()]);
      const event = aTokenFunded();
      const topic = `${connection.prefix}${integrationEventKinds.TokenFunded.topic}`;
      await producer.send({ topic, messages: [toMessage(event)] });
      const offsets = async (): Promise<Set<string>> => {
        const known = await admin.fetchOffsets({ groupId: `${connection.prefix}assent.group`, topics: [topic] });
        return new Set(known.flatMap(({ partitions }) => partitions.map(({ offset }) => offset)));
      };
      let delivered = 0;
      const consume = (pool: Pool, signal: AbortSignal): Promise<void> =>
        createKafkaChannel({ connection, database: pool, onFault: () => undefined }).consume({
          group: 'group',
          types: ['TokenFunded'],
          signal,
          handle: async (taken) => {
            delivered += 1;
            await handleOnce(pool, 'group', taken, async (client) => {
              await client.query('insert into effects values ($1)', [taken.id]);
            });
          },
        });

      const crashing = new AbortController();
      await consume(
        withoutDisk(database.pool, () => crashing.abort()),
        crashing.signal,
      );
      expect([delivered, await offsets()]).toEqual([1, new Set(['-1'])]);

      const stopping = new AbortController();
      const consuming = consume(database.pool, stopping.signal);
      await eventually(offsets, (known) => known.has('1'));
      stopping.abort();
      await consuming;
      expect(delivered).toBe(2);
      expect((await database.pool.query('select event_id from effects')).rows).toEqual([{ event_id: event.id }]);
    } finally {
      await Promise.all([producer.disconnect(), admin.disconnect()]);
      await database.drop();
    }
  });
});

/** A pool whose server crashes each time before it flushes to disk. */
function withoutDisk(pool: Pool, onFlush: () => void): Pool {
  const answer = pool.query.bind(pool) as (...asked: unknown[]) => unknown;
  const query = (...asked: unknown[]): unknown => {
    if (typeof asked[0] !== 'string' || !asked[0].includes('pg_logical_emit_message')) return answer(...asked);
    onFlush();
    return Promise.reject(new Error('the server ended'));
  };
  return new Proxy(pool, {
    get: (of, name) => (name === 'query' ? query : Reflect.get(of, name, of)),
  });
}
