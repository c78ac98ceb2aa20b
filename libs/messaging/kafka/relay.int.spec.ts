import { Partitioners, type IHeaders } from 'kafkajs';
import { topics } from '#libs/contracts';
import { createPostgresEventStore, type EventStore } from '#libs/event-store';
import { askForRetry, discardParked, listParked, readCheckpoint } from '#libs/projections';
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
  async function published(
    translate: RelayOptions['translate'],
    { failingBatch = Infinity, untilDone = () => Promise.resolve() } = {},
  ) {
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
    try {
      const head = await eventStore.head();
      await eventually(
        () => readCheckpoint(database.pool, relayName),
        (checkpoint) => checkpoint >= head,
      );
      await untilDone();
    } finally {
      stopping.abort();
      await relay;
    }
    const reader = new Topics(brokers.join(','), prefix);
    return (await reader.read()).filter(({ topic }) => topic === prefix + topics.revenue);
  }

  it('CV-4 publishes a log of several pages in the order of each token, to the partitions of kafkajs, with all attributes', async () => {
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
  });

  it('publishes only what was not acknowledged after a fault in the middle of a page, in order and once', async () => {
    await fund(eventStore);
    const delivered = await published((event) => [tokenFunded(event)], { failingBatch: 2 });

    const { events } = await eventStore.readAll('', { limit: tokens * eventsOfEach });
    for (const [token, messages] of Map.groupBy(delivered, ({ message }) => String(message.key))) {
      const ofToken = events.filter((event) => tokenFunded(event).partitionkey === token);
      expect(messages.map(({ message }) => headerOf(message, 'sequence'))).toEqual(
        ofToken.map(({ position }) => position),
      );
    }
    expect(delivered).toHaveLength(events.length);
  });

  it('K6 parks events that cannot be translated or have no key, and those behind them in their streams, and publishes all others', async () => {
    await fund(eventStore);
    const { events } = await eventStore.readAll('', { limit: tokens * eventsOfEach });
    const [first] = events;
    const last = events.at(-1);
    const delivered = await published((event) => {
      if (event.id === first?.id) throw new TypeError('no such data');
      return [{ ...tokenFunded(event), ...(event.id === last?.id && { partitionkey: undefined as never }) }];
    });
    expect(withoutRepetitions(delivered)).toHaveLength((tokens - 1) * eventsOfEach - 1);
    const parked = await listParked(database.pool, 1_000);
    expect(parked).toHaveLength(eventsOfEach + 1);
    expect(parked.filter(({ status }) => status === 'failed')).toMatchObject([
      { processor: relayName, eventId: first?.id, error: expect.stringContaining('no such data') as string },
      { processor: relayName, eventId: last?.id, error: expect.stringContaining('has no key') as string },
    ]);
    expect(new Set(parked.slice(0, -1).map(({ stream }) => stream))).toEqual(new Set([first?.stream]));
  });

  it('publishes a parked event when it is retried, and then those behind it, in order and once', async () => {
    await fund(eventStore, 20);
    const { events } = await eventStore.readAll('', { limit: tokens * eventsOfEach });
    const streams = [...Map.groupBy(events, ({ stream }) => stream).values()].map((each) => each.slice(5));
    const [[broken, ...behind] = [], [given, ...others] = [], [stays, ...waiting] = []] = streams;
    const isBroken = new Set([broken?.id, given?.id, stays?.id]);
    const options = {
      untilDone: async () => {
        isBroken.delete(broken?.id);
        for (const { id, eventId } of await listParked(database.pool, 1_000)) {
          if (eventId === given?.id) await discardParked(database.pool, id, { by: 'ann', reason: 'a test' });
          else await askForRetry(database.pool, id);
        }
        await eventually(
          () => listParked(database.pool, 1_000),
          (parked) => parked.length === 1 + waiting.length && parked[0]?.attempts === 2,
        );
      },
    };
    const delivered = await published((event) => {
      if (isBroken.has(event.id)) throw new TypeError('no such data');
      return [tokenFunded(event)];
    }, options);
    const idsOf = (stream: string | undefined) =>
      withoutRepetitions(delivered)
        .map(({ message }) => headerOf(message, 'id'))
        .filter((id) => events.some((event) => event.id === id && event.stream === stream));
    const after5 = (ids: readonly unknown[]) => ids.slice(5);
    expect(after5(idsOf(broken?.stream))).toEqual([broken, ...behind].map((event) => event?.id));
    expect(after5(idsOf(given?.stream))).toEqual(others.map(({ id }) => id));
    expect(after5(idsOf(stays?.stream))).toEqual([]);
  });
});

/** The relay may publish a page again when a broker does not know its new topics yet. */
function withoutRepetitions<T extends { readonly message: { readonly headers?: IHeaders | undefined } }>(
  delivered: readonly T[],
): T[] {
  const seen = new Set<string>();
  return delivered.filter(({ message }) => {
    const id = String(message.headers?.['ce_id']);
    return !seen.has(id) && seen.add(id);
  });
}

async function fund(eventStore: EventStore, ofEach = eventsOfEach): Promise<void> {
  for (let first = 0; first < ofEach; first += 20) {
    for (let token = 0; token < tokens; token += 1) {
      const tokenId = `7d9c4c6e-0000-4000-8000-${String(token).padStart(12, '0')}`;
      const data = { tokenId, issuerAccountId: 'issuer', amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' };
      const events = Array.from({ length: 20 }, () => ({ ...anEvent(), type: 'TokenFunded', data }));
      await eventStore.append(`token-${tokenId}`, 'any', events);
    }
  }
}
