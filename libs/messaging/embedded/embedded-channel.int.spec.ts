import { createPostgresEventStore } from '#libs/event-store';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { integrationChannelContract, tokenFunded } from '../testing/integration-channel.contract.ts';
import { createEmbeddedChannel } from './embedded-channel.ts';

integrationChannelContract('The embedded channel', async () => {
  const database = await createTestDatabase();
  const eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
  return {
    database: database.pool,
    channel: createEmbeddedChannel({
      eventStore,
      database: database.pool,
      types: ['TokenFunded'],
      translate: (event) => [tokenFunded(event)],
      onFault: () => undefined,
    }),
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
