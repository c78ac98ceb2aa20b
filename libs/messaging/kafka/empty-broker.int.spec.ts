import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPostgresEventStore } from '#libs/event-store';
import { readCheckpoint } from '#libs/projections';
import { eventually } from '../../../test/eventually.ts';
import { aPrefix, describeWithOwnKafka } from '../../../test/kafka/kafka.ts';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { startLocalKafka } from '../../../tools/kafka/local-kafka.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { tokenFunded } from '../testing/integration-channel.contract.ts';
import { createKafkaChannel } from './kafka-channel.ts';
import { connectKafka } from './kafka-connection.ts';
import { relayName, runRelay } from './relay.ts';

const programs = '.assent/programs';
const tokenId = '7d9c4c6e-0000-4000-8000-000000000001';

describeWithOwnKafka('a broker that comes back without its data', () => {
  it('gets its topics and the events that groups had not read, and later events are processed', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'assent-kafka-'));
    const database = await createTestDatabase();
    const eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    const stopping = new AbortController();
    const taken = new Set<string>();
    const running: Promise<void>[] = [];
    let kafka = await startLocalKafka({ directory, programs });
    try {
      const connection = connectKafka({ brokers: [kafka.brokers], clientId: 'test', prefix: aPrefix() });
      const shared = { connection, database: database.pool, onFault: () => undefined };
      const translate = {
        types: ['TokenFunded'],
        translate: (event: Parameters<typeof tokenFunded>[0]) => [tokenFunded(event)],
      };
      running.push(runRelay({ ...shared, ...translate, eventStore }, stopping.signal));
      const fund = async (): Promise<string> => {
        const data = { tokenId, issuerAccountId: 'issuer', amount: '1', fundedAt: '2026-01-01T00:00:00.000Z' };
        const event = { ...anEvent(), type: 'TokenFunded', data };
        await eventStore.append(`token-${tokenId}`, 'any', [event]);
        return event.id;
      };
      const unread = await fund();
      const head = await eventStore.head();
      await eventually(
        () => readCheckpoint(database.pool, relayName),
        (checkpoint) => checkpoint >= head,
      );
      await kafka.kill();
      await rm(directory, { recursive: true, force: true });
      await mkdir(directory);
      const port = Number(kafka.brokers.split(':').at(-1));
      kafka = await startLocalKafka({ directory, programs, port });
      running.push(
        createKafkaChannel(shared).consume({
          group: 'group',
          types: ['TokenFunded'],
          signal: stopping.signal,
          handle: ({ id }) => Promise.resolve(void taken.add(id)),
        }),
      );
      const after = await fund();
      await eventually(
        () => Promise.resolve([...taken]),
        (ids) => ids.includes(unread) && ids.includes(after),
      );
    } finally {
      stopping.abort();
      await Promise.all(running);
      await kafka.kill();
      await eventStore.close();
      await database.drop();
      await rm(directory, { recursive: true, force: true });
    }
  }, 120_000);
});
