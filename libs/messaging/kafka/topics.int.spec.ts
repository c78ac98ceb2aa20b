import { ConfigResourceTypes, type Admin } from 'kafkajs';
import { topics, type IntegrationEvent } from '#libs/contracts';
import { createPostgresEventStore, type EventStore, type RecordedEvent } from '#libs/event-store';
import { askForRetry, listParked, readCheckpoint } from '#libs/projections';
import { headerOf, Topics } from '../../../test/chaos/topics.ts';
import { eventually } from '../../../test/eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../../../test/kafka/kafka.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { tokenFunded } from '../testing/integration-channel.contract.ts';
import { createKafkaChannel } from './kafka-channel.ts';
import { connectKafka, type KafkaConnection } from './kafka-connection.ts';
import { relayName, runRelay } from './relay.ts';
import { idOf } from './topic-ids.ts';

const tokenIds = Array.from({ length: 12 }, (_, token) => `7d9c4c6e-0000-4000-8000-${String(token).padStart(12, '0')}`);
const group = 'group';

describeWithKafka('topics that were deleted or changed', () => {
  let database: TestDatabase;
  let eventStore: EventStore;
  let connection: KafkaConnection;
  let admin: Admin;
  let reader: Topics;
  let stopping: AbortController;
  const running: Promise<void>[] = [];
  const taken: string[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    const brokers = await kafkaBrokers();
    const prefix = aPrefix();
    connection = connectKafka({ brokers, clientId: 'test', prefix });
    reader = new Topics(brokers.join(), prefix);
    admin = connection.client.admin();
    await admin.connect();
    stopping = new AbortController();
    taken.length = 0;
  });

  afterEach(async () => {
    stopping.abort();
    await Promise.all(running.splice(0));
    await admin.disconnect();
    await eventStore.close();
    await database.drop();
  });

  const nameOf = (topic: keyof typeof topics): string => `${connection.prefix}${topics[topic]}`;
  const runTheRelay = (translate: (event: RecordedEvent) => readonly IntegrationEvent[]): void => {
    const options = { connection, eventStore, database: database.pool, onFault: () => undefined };
    running.push(runRelay({ ...options, types: ['TokenFunded'], translate }, stopping.signal));
  };
  const runAGroup = (): void => {
    const channel = createKafkaChannel({ connection, database: database.pool, onFault: () => undefined });
    running.push(
      channel.consume({
        group,
        types: ['TokenFunded'],
        signal: stopping.signal,
        handle: ({ id }) => Promise.resolve(void taken.push(id)),
      }),
    );
  };
  /** Appends an event of each token. @returns their ids, in order */
  async function fund(padding = ''): Promise<string[]> {
    const ids: string[] = [];
    for (const tokenId of tokenIds) {
      const data = { tokenId, issuerAccountId: `issuer${padding}`, amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' };
      const event = { ...anEvent(), type: 'TokenFunded', data };
      await eventStore.append(`token-${tokenId}`, 'any', [event]);
      ids.push(event.id);
    }
    return ids;
  }
  async function published(): Promise<void> {
    const head = await eventStore.head();
    await eventually(
      () => readCheckpoint(database.pool, relayName),
      (checkpoint) => checkpoint >= head,
    );
  }
  async function idsOn(topic: keyof typeof topics): Promise<string[]> {
    const delivered = await reader.read();
    return delivered
      .filter((each) => each.topic === nameOf(topic))
      .map(({ message }) => headerOf(message, 'id'))
      .sort();
  }

  it('are created again, while other topics get nothing twice and groups go on', async () => {
    runTheRelay((event) => [tokenFunded(event), transitionOf(event)]);
    runAGroup();
    await fund();
    await published();
    await eventually(
      () => Promise.resolve(taken),
      ({ length }) => length === tokenIds.length,
    );
    await admin.deleteTopics({ topics: [nameOf('revenue')] });
    const after = await fund();
    await published();
    await eventually(
      () => Promise.resolve(taken),
      (ids) => after.every((id) => ids.includes(id)),
    );
    expect(await idsOn('revenue')).toEqual(expect.arrayContaining(after));
    const others = await idsOn('tokenLifecycle');
    expect(others).toHaveLength(2 * tokenIds.length);
    expect(new Set(others).size).toBe(others.length);
  });

  it('get the events again that groups had not read, even while nothing else is published', async () => {
    runTheRelay((event) => [tokenFunded(event), transitionOf(event)]);
    const unread = await fund();
    await published();
    await admin.deleteTopics({ topics: [nameOf('revenue')] });
    runAGroup();
    await eventually(
      () => Promise.resolve(taken),
      (ids) => unread.every((id) => ids.includes(id)),
    );
    expect(await idsOn('tokenLifecycle')).toHaveLength(tokenIds.length);
    expect(await idsOn('revenue')).toEqual(unread.toSorted());
  });

  it('are created again by the groups alone, while nothing is published', async () => {
    const { ids } = await connection.topicsMade();
    const before = ids.get(nameOf('revenue'));
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    runAGroup();
    await admin.deleteTopics({ topics: [nameOf('revenue')] });
    await eventually(
      async () => {
        return (await admin.fetchTopicMetadata({ topics: [nameOf('revenue')] }).catch(() => undefined))?.topics[0];
      },
      (topic) => topic !== undefined && idOf(topic.partitions) !== before,
    );
  });

  it('with a lower size limit get smaller batches, and an event that is too large is parked until it fits', async () => {
    await connection.topicsMade();
    await set('revenue', 'max.message.bytes', '3000');
    const before = await fund();
    const [huge] = await fund('x'.repeat(10_000)).then((ids) => ids.slice(0, 1));
    const after = await fund();
    // Only the first of the large ones exceeds the limit.
    runTheRelay((event) => {
      const { data, ...attributes } = tokenFunded(event);
      return [{ ...attributes, data: event.id === huge ? data : { ...data, issuerAccountId: 'issuer' } }];
    });
    await published();
    const { events } = await eventStore.readAll('', { limit: 100 });
    const ids = events.map(({ id }) => id).toSorted();
    // It belongs to the first token, as does the first event after it, which waits.
    const [behind] = after;
    expect(await idsOn('revenue')).toEqual(ids.filter((id) => id !== huge && id !== behind));
    expect(before.length + after.length).toBe(24);
    const [parked, waiting] = await listParked(database.pool, 10);
    expect(parked).toMatchObject({
      ...{ processor: relayName, eventId: huge, error: expect.stringContaining('max.message.bytes') as string },
    });
    expect(waiting).toMatchObject({ processor: relayName, eventId: behind, status: 'waiting' });

    const retry = () => askForRetry(database.pool, parked?.id ?? '');
    await retry();
    await eventually(
      () => listParked(database.pool, 10),
      ([first]) => first?.status === 'failed' && first.attempts === 2,
    );
    await set('revenue', 'max.message.bytes', '30000');
    await retry();
    await eventually(
      () => listParked(database.pool, 10),
      ({ length }) => length === 0,
    );
    expect(await idsOn('revenue')).toEqual(ids);
  });

  it.each(['gzip', 'snappy', 'lz4', 'zstd'])('that an operator compresses with %s are read', async (compression) => {
    await connection.topicsMade();
    await set('revenue', 'compression.type', compression);
    runTheRelay((event) => [tokenFunded(event)]);
    runAGroup();
    const ids = [...(await fund('-'.repeat(5_000))), ...(await fund())];
    await eventually(
      () => Promise.resolve(taken),
      (seen) => ids.every((id) => seen.includes(id)),
    );
  });

  it('that would lose events are refused, with the command that repairs each', async () => {
    await connection.topicsMade();
    await set('revenue', 'cleanup.policy', 'compact');
    connection.doubtTopics();
    await expect(connection.topicsMade()).rejects.toThrow(
      `--alter --topic ${nameOf('revenue')} --add-config cleanup.policy=delete`,
    );
    await set('revenue', 'cleanup.policy', 'delete');
    await connection.topicsMade();
  });

  it('with few partitions, short retention or small batches are used, and the advice says what to change', async () => {
    await admin.createTopics({
      topics: [
        {
          topic: nameOf('revenue'),
          numPartitions: 1,
          configEntries: [
            { name: 'retention.ms', value: '60000' },
            { name: 'retention.bytes', value: '1000000' },
            { name: 'max.message.bytes', value: '5000' },
          ],
        },
      ],
      waitForLeaders: true,
    });
    const { advice, largestBatchBytes } = await connection.topicsMade();
    expect(largestBatchBytes).toBe(5_000);
    expect(advice.join('\n')).toMatch(
      /retention\.ms=[\s\S]+retention\.bytes=-1[\s\S]+max\.message\.bytes=[\s\S]+--partitions 6/,
    );
  });

  async function set(topic: keyof typeof topics, name: string, value: string): Promise<void> {
    const resource = { type: ConfigResourceTypes.TOPIC, name: nameOf(topic) };
    await admin.alterConfigs({ validateOnly: false, resources: [{ ...resource, configEntries: [{ name, value }] }] });
    await eventually(
      () => admin.describeConfigs({ includeSynonyms: false, resources: [{ ...resource, configNames: [name] }] }),
      ({ resources }) => resources[0]?.configEntries[0]?.configValue === value,
    );
  }
});

/** An event on another topic for each event. */
function transitionOf(event: RecordedEvent): IntegrationEvent<'TokenStateTransition'> {
  const funded = tokenFunded(event);
  const { tokenId } = funded.data;
  const data = { tokenId, versionId: tokenId, fromStatus: 'A', toStatus: 'B', timestamp: funded.time };
  return {
    ...funded,
    id: `${event.id.slice(0, -12)}${event.position.slice(-12).padStart(12, '0')}`,
    type: 'TokenStateTransition',
    data,
  };
}
