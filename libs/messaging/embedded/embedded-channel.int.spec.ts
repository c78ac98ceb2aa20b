import { createPostgresEventStore, type RecordedEvent } from '#libs/event-store';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { integrationChannelContract, tokenFunded } from '../testing/integration-channel.contract.ts';
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
