import { Partitioners, type IHeaders } from 'kafkajs';
import { topics } from '#libs/contracts';
import { createPostgresEventStore, type EventStore } from '#libs/event-store';
import { listParked, readCheckpoint } from '#libs/projections';
import { headerOf, Topics } from '../../../test/chaos/topics.ts';
import { eventually } from '../../../test/eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../../../test/kafka/kafka.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { tokenFunded } from '../testing/integration-channel.contract.ts';
import { toMessage } from './cloud-events.ts';
import { connectKafka } from './kafka-connection.ts';
import { relayName, runRelay, type RelayOptions } from './relay.ts';

/** More than two pages, and several batches of each. */
const tokens = 25;
const eventsOfEach = 180;

describeWithKafka('The relay', () => {
  let database: TestDatabase;
  let eventStore: EventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
  });

  afterEach(async () => {
    await eventStore.close();
    await database.drop();
  });

  /** The messages on our topics, once the whole log is published. */
  async function published(translate: RelayOptions['translate'], failingBatch = Infinity) {
    const prefix = aPrefix();
    const brokers = await kafkaBrokers();
    const connection = connectKafka({ brokers, clientId: 'test', prefix });
    const stopping = new AbortController();
    const types = ['TokenFunded'];
    const makeProducer = connection.client.producer.bind(connection.client);
    let batches = 0;
    connection.client.producer = (config) => {
      const producer = makeProducer(config);
      const sendBatch: typeof producer.sendBatch = (batch) => {
        batches += 1;
        return batches === failingBatch ? Promise.reject(new Error('once')) : producer.sendBatch(batch);
      };
      return { ...producer, sendBatch };
    };
    const relay = runRelay(
      { connection, eventStore, database: database.pool, types, translate, onFault: () => undefined },
      stopping.signal,
    );
    const head = await eventStore.head();
    await eventually(
      () => readCheckpoint(database.pool, relayName),
      (checkpoint) => checkpoint >= head,
    );
    stopping.abort();
    await relay;
    const reader = new Topics(brokers.join(','), prefix);
    return (await reader.read()).filter(({ topic }) => topic === prefix + topics.revenue);
  }

  it('publishes a log of several pages in the order of each token, to the partitions of kafkajs, with all attributes (CV-4)', async () => {
    await fund(eventStore);
    const delivered = withoutRepetitions(await published((event) => [tokenFunded(event)]));

    const { events } = await eventStore.readAll('', { limit: tokens * eventsOfEach });
    const expected = Map.groupBy(
      events.map((event) => toMessage(tokenFunded(event))),
      ({ key }) => String(key),
    );
    const byToken = Map.groupBy(delivered, ({ message }) => String(message.key));
    expect(byToken.size).toBe(tokens);
    const partitioner = Partitioners.DefaultPartitioner();
    for (const [key, messages] of byToken) {
      expect(
        messages.map(({ message: { value, headers } }) => ({
          key,
          value: String(value),
          headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, text]) => [name, String(text)])),
        })),
      ).toEqual(expected.get(key));
      const partitionMetadata = Array.from({ length: 6 }, (_, partitionId) => {
        return { partitionId, partitionErrorCode: 0, leader: 1, replicas: [], isr: [] };
      });
      const partition = partitioner({ topic: topics.revenue, partitionMetadata, message: { key, value: '' } });
      expect(new Set(messages.map((message) => message.partition))).toEqual(new Set([partition]));
    }
  }, 60_000);

  it('publishes after a fault in the middle of a page what was not acknowledged, in order and once', async () => {
    await fund(eventStore);
    const delivered = await published((event) => [tokenFunded(event)], 2);

    const { events } = await eventStore.readAll('', { limit: tokens * eventsOfEach });
    for (const [token, messages] of Map.groupBy(delivered, ({ message }) => String(message.key))) {
      const ofToken = events.filter((event) => tokenFunded(event).partitionkey === token);
      expect(messages.map(({ message }) => headerOf(message, 'sequence'))).toEqual(
        ofToken.map(({ position }) => position),
      );
    }
    expect(delivered).toHaveLength(events.length);
  }, 60_000);

  it('K6 parks what cannot be translated or has no key, once, and publishes everything else', async () => {
    await fund(eventStore);
    const [broken, keyless] = (await eventStore.readAll('', { limit: 2 })).events;
    const delivered = await published((event) => {
      if (event.id === broken?.id) throw new TypeError('no such data');
      return [{ ...tokenFunded(event), ...(event.id === keyless?.id && { partitionkey: undefined as never }) }];
    });
    expect(withoutRepetitions(delivered)).toHaveLength(tokens * eventsOfEach - 2);
    expect(await listParked(database.pool, 10)).toMatchObject([
      { processor: relayName, eventId: broken?.id, error: expect.stringContaining('no such data') as string },
      { processor: relayName, eventId: keyless?.id, error: expect.stringContaining('has no key') as string },
    ]);
  }, 60_000);
});

/** A broker that does not know its new topics yet has a page published again, which the relay is allowed. */
function withoutRepetitions<T extends { readonly message: { readonly headers?: IHeaders | undefined } }>(
  delivered: readonly T[],
): T[] {
  const seen = new Set<string>();
  return delivered.filter(({ message }) => {
    const id = String(message.headers?.['ce_id']);
    return !seen.has(id) && seen.add(id);
  });
}

async function fund(eventStore: EventStore): Promise<void> {
  for (let first = 0; first < eventsOfEach; first += 20) {
    for (let token = 0; token < tokens; token += 1) {
      const tokenId = `7d9c4c6e-0000-4000-8000-${String(token).padStart(12, '0')}`;
      const data = { tokenId, issuerAccountId: 'issuer', amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' };
      const events = Array.from({ length: 20 }, () => ({ ...anEvent(), type: 'TokenFunded', data }));
      await eventStore.append(`token-${tokenId}`, 'any', events);
    }
  }
}
