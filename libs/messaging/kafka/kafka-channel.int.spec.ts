import { createPostgresEventStore, type RecordedEvent } from '#libs/event-store';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../../../test/kafka/kafka.ts';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { integrationChannelContract, tokenFunded } from '../testing/integration-channel.contract.ts';
import { operatedChannel } from '../operated-channel.ts';
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
});
