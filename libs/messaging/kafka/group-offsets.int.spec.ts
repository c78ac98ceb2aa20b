import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresEventStore, type EventStore } from '#libs/event-store';
import { readCheckpoint } from '#libs/projections';
import { eventually } from '../../../test/eventually.ts';
import { aPrefix, describeWithKafka, describeWithOwnKafka, kafkaBrokers } from '../../../test/kafka/kafka.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { startLocalKafka } from '../../../tools/kafka/local-kafka.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { tokenFunded } from '../testing/integration-channel.contract.ts';
import { GroupOffsets } from './group-offsets.ts';
import { createKafkaChannel } from './kafka-channel.ts';
import { connectKafka, type KafkaConnection } from './kafka-connection.ts';
import { relayName, runRelay } from './relay.ts';

describeWithKafka('the offsets of a group in Kafka', () => {
  let database: TestDatabase;
  let eventStore: EventStore;
  let connection: KafkaConnection;
  let offsets: GroupOffsets;
  let stopping: AbortController;
  let running: Promise<void>[];

  beforeEach(async () => {
    database = await createTestDatabase();
    eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    connection = connectKafka({ brokers: await kafkaBrokers(), clientId: 'test', prefix: aPrefix() });
    offsets = new GroupOffsets(connection);
    stopping = new AbortController();
    running = [];
  });

  afterEach(async () => {
    stopping.abort();
    await Promise.all(running);
    await offsets.close();
    await eventStore.close();
    await database.drop();
  });

  /** Appends an event for the settlement group, and waits until Kafka has it. */
  async function publishOne(): Promise<void> {
    const tokenId = randomUUID();
    const data = { tokenId, issuerAccountId: 'issuer', amount: '1.00', fundedAt: '2026-01-01T00:00:00.000Z' };
    await eventStore.append(`token-${tokenId}`, 'any', [{ ...anEvent(), type: 'TokenFunded', data }]);
    const translate = (event: Parameters<typeof tokenFunded>[0]) => [tokenFunded(event)];
    const relay = { connection, eventStore, database: database.pool, types: ['TokenFunded'], translate };
    running.push(runRelay({ ...relay, onFault: () => undefined }, stopping.signal));
    const head = await eventStore.head();
    await eventually(
      () => readCheckpoint(database.pool, relayName),
      (checkpoint) => checkpoint >= head,
    );
  }

  it('N2 wait until the group has processed everything in its topics', async () => {
    await publishOne();
    let hasReached = false;
    const reaching = offsets.reachEnd('settlement', stopping.signal).then(() => (hasReached = true));
    const began = Promise.withResolvers<undefined>();
    const gate = Promise.withResolvers<undefined>();
    const channel = createKafkaChannel({ connection, database: database.pool, onFault: () => undefined });
    const handle = async (): Promise<void> => {
      began.resolve(undefined);
      await gate.promise;
    };
    running.push(channel.consume({ group: 'settlement', types: ['TokenFunded'], handle, signal: stopping.signal }));
    await began.promise;
    expect(hasReached).toBe(false);
    gate.resolve(undefined);
    await reaching;
  });

  it('N2 wait for nothing when the topics are empty, even if the group never started', async () => {
    await connection.topicsMade();
    await offsets.reachEnd('settlement', stopping.signal);
  });

  it('S7-46 count the messages that each group has not processed, and those that have waited too long', async () => {
    await connection.topicsMade();
    // Until then the topics may have no leaders.
    await offsets.reachEnd('settlement', stopping.signal);
    await offsets.reachEnd('revenue', stopping.signal);
    expect(await offsets.lags(['revenue', 'settlement'], 0)).toEqual([
      { group: 'revenue', messages: 0, overdue: 0 },
      { group: 'settlement', messages: 0, overdue: 0 },
    ]);
    await publishOne();
    expect(await offsets.lags(['revenue', 'settlement'], 3_600_000)).toEqual([
      { group: 'revenue', messages: 0, overdue: 0 },
      { group: 'settlement', messages: 1, overdue: 0 },
    ]);
    // The relay uses our clock.
    await eventually(
      () => offsets.lags(['settlement'], 0),
      ([settlement]) => settlement?.overdue === 1,
    );
    const channel = createKafkaChannel({ connection, database: database.pool, onFault: () => undefined });
    const handle = (): Promise<void> => Promise.resolve();
    running.push(channel.consume({ group: 'settlement', types: ['TokenFunded'], handle, signal: stopping.signal }));
    await eventually(
      () => offsets.lags(['settlement'], 0),
      ([settlement]) => settlement?.messages === 0 && settlement.overdue === 0,
    );
  });
});

describeWithOwnKafka('the check whether Kafka answers', () => {
  it('CV-11 fails while a broker is away, and succeeds when it is back', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'assent-kafka-'));
    const programs = '.assent/programs';
    let kafka = await startLocalKafka({ directory, programs });
    const connection = connectKafka({ brokers: [kafka.brokers], clientId: 'test', prefix: aPrefix() });
    const offsets = new GroupOffsets(connection);
    const answers = () =>
      offsets.answers().then(
        () => true,
        () => false,
      );
    try {
      await connection.topicsMade();
      expect(await answers()).toBe(true);
      await eventually(
        () => offsets.lags(['settlement'], 0).catch(() => []),
        ([lag]) => lag?.messages === 0,
      );
      await kafka.kill();
      expect(await answers()).toBe(false);
      await expect(offsets.lags(['settlement'], 0)).rejects.toThrow();
      kafka = await startLocalKafka({ directory, programs, port: Number(kafka.brokers.split(':').at(-1)) });
      await eventually(answers, (isThere) => isThere);
      await eventually(
        () => offsets.lags(['settlement'], 0).catch(() => []),
        ([lag]) => lag?.messages === 0,
      );
    } finally {
      await offsets.close();
      await kafka.stop();
      await rm(directory, { recursive: true, force: true });
    }
  }, 120_000);
});
