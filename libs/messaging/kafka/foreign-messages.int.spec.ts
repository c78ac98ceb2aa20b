import { inTransaction, TenantDatabase } from '#libs/postgres';
import { randomBytes, randomUUID } from 'node:crypto';
import { zstdCompressSync } from 'node:zlib';
import { CompressionCodecs, CompressionTypes, type Message } from 'kafkajs';
import { topics, type IntegrationEvent } from '#libs/contracts';
import { createPostgresEventStore } from '#libs/event-store';
import { eventually } from '../../../test/eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../../../test/kafka/kafka.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { discardLetter, listLetters, retryLetter, type Letter } from '../letters.ts';
import { operatedChannel } from '../operated-channel.ts';
import { toMessage } from './cloud-events.ts';
import { createKafkaChannel } from './kafka-channel.ts';
import { connectKafka, type KafkaConnection } from './kafka-connection.ts';

const group = 'group';
const tokenId = '7d9c4c6e-0000-4000-8000-000000000001';

const ours: IntegrationEvent<'TokenFunded'> = {
  specversion: '1.0',
  id: '7d9c4c6e-0000-5000-8000-000000000002',
  source: '/test',
  type: 'TokenFunded',
  subject: tokenId,
  time: '2026-01-01T00:00:00.000Z',
  datacontenttype: 'application/json',
  partitionkey: tokenId,
  sequence: '0000000000000001',
  correlationid: 'c',
  causationid: 'c',
  tenantid: 't',
  data: { tokenId, issuerAccountId: 'issuer', amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' },
};

const { headers } = toMessage(ours);
/** Like the event above, except for the given changes. */
const tampered = (attributes: Record<string, string>, value = '{}'): Message => ({
  key: randomUUID(),
  headers: { ...headers, ce_id: randomUUID(), ce_partitionkey: randomUUID(), ...attributes },
  value,
});

/** Messages that anyone may write to a topic. */
const foreign: Readonly<Record<string, Message>> = {
  'bytes that are no text': { value: randomBytes(100) },
  'a NUL': { value: Buffer.from([0]) },
  'no value': { key: 'a tombstone', value: null },
  'no headers': { key: 'a key', value: '{"amount": "1"}' },
  'no source': { key: 'another key', headers: { ce_type: 'TokenFunded' }, value: '{}' },
  'data of other types': tampered({}, '{"tokenId": 5, "amount": {}}'),
  'an empty value': tampered({}, ''),
  'a NUL in its key': { key: Buffer.from([1, 0, 2]), value: 'x' },
  'NULs in its headers': tampered({ ce_source: 'a\0b', ce_sequence: '\0', ce_partitionkey: 'c\0d' }),
  'a malformed tenant': tampered({ ce_tenantid: 'acme.eu' }),
  'a NUL in its data': tampered({}, String.raw`{"tokenId": "\u0000"}`),
  'half a character': tampered({}, String.raw`{"tokenId": "\ud800"}`),
  'a key that no index takes': { key: randomBytes(30_000).toString('hex'), value: 'x' },
  'a source that no index takes': tampered({ ce_source: randomBytes(30_000).toString('hex') }),
  'data nested too deep': tampered({}, '['.repeat(100_000) + ']'.repeat(100_000)),
  'structured mode without attributes': { headers: { 'content-type': 'application/cloudevents+json' }, value: '{}' },
  'structured mode with attributes of other types': {
    headers: { 'content-type': 'application/cloudevents+json' },
    value: '{"type": ["TokenFunded"], "source": {}, "id": 7, "partitionkey": false, "sequence": null}',
  },
};

describeWithKafka('messages of other programs on our topics', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  const open = async (): Promise<readonly Letter[]> =>
    (
      await listLetters(new TenantDatabase(database.pool).of('default'), {
        group,
        status: undefined,
        limit: 100,
        after: undefined,
      })
    ).items;

  it('become dead letters and hold up no other event; a retry refuses them again, and they can be discarded', async () => {
    const connection = await aConnection();
    await produce(connection, Object.values(foreign));
    await produce(connection, [toMessage(ours)]);

    const taken: string[] = [];
    const stop = new AbortController();
    const eventStore = createPostgresEventStore({ pool: database.pool });
    const consuming = operatedChannel(
      createKafkaChannel({ connection, database: database.pool, onFault: () => undefined }),
      { eventStore, types: [], translate: () => [] },
      database.pool,
      () => undefined,
    ).consume({
      group,
      types: ['TokenFunded'],
      signal: stop.signal,
      handle: (event) => Promise.resolve(void taken.push(event.id)),
    });
    try {
      await eventually(
        () => Promise.resolve(taken),
        ({ length }) => length > 0,
      );
      await eventually(open, ({ length }) => length === Object.keys(foreign).length);

      for (const { id } of await open()) await retryLetter(new TenantDatabase(database.pool).of('default'), id);
      const refused = await eventually(open, (letters) => letters.every(({ attempts }) => attempts === 2));
      for (const { id } of refused)
        await inTransaction(database.pool, (client) => discardLetter(client, id, { by: 'ops', reason: 'not ours' }));
      expect(await open()).toEqual([]);
      expect(taken).toEqual([ours.id]);
    } finally {
      stop.abort();
      await consuming;
      await eventStore.close();
    }
  });

  it('are read with any compression, which the broker does not keep', async () => {
    const connection = await aConnection();
    CompressionCodecs[CompressionTypes.ZSTD] = () => ({
      compress: ({ buffer }: { readonly buffer: Buffer }) => Promise.resolve(zstdCompressSync(buffer)),
      decompress: () => Promise.reject(new Error('not implemented')),
    });
    await produce(connection, [toMessage(ours)], CompressionTypes.ZSTD);
    const stop = new AbortController();
    const faults: unknown[] = [];
    const giveUp = setTimeout(() => stop.abort(), 20_000);
    await createKafkaChannel({
      connection,
      database: database.pool,
      onFault: (fault) => faults.push(fault),
    }).consume({
      group,
      types: ['TokenFunded'],
      signal: stop.signal,
      handle: () => {
        stop.abort();
        return Promise.resolve();
      },
    });
    clearTimeout(giveUp);
    expect(faults).toEqual([]);
  });
});

async function aConnection(): Promise<KafkaConnection> {
  const connection = connectKafka({ brokers: await kafkaBrokers(), clientId: 'test', prefix: aPrefix() });
  await connection.topicsMade();
  return connection;
}

/** All to one partition, so that each is behind the others. */
async function produce(
  { client, prefix }: KafkaConnection,
  messages: readonly Message[],
  compression = CompressionTypes.None,
): Promise<void> {
  const producer = client.producer();
  await producer.connect();
  const topic = prefix + topics.revenue;
  await producer.send({ topic, compression, messages: messages.map((message) => ({ ...message, partition: 0 })) });
  await producer.disconnect();
}
