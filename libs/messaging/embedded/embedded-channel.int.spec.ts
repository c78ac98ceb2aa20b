import type { IntegrationEvent, IntegrationEventData } from '#libs/contracts';
import { createPostgresEventStore, type RecordedEvent } from '#libs/event-store';
import { createTestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { integrationChannelContract } from '../testing/integration-channel.contract.ts';
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

/** What the relay would publish for the one kind of event that the contract needs. */
function tokenFunded({ id, data, position, metadata }: RecordedEvent): IntegrationEvent<'TokenFunded'> {
  const funding = data as IntegrationEventData<'TokenFunded'>;
  return {
    specversion: '1.0',
    id,
    source: '/test',
    type: 'TokenFunded',
    subject: funding.tokenId,
    time: metadata.occurredAt,
    datacontenttype: 'application/json',
    partitionkey: funding.tokenId,
    sequence: position,
    correlationid: metadata.correlationId,
    causationid: id,
    tenantid: metadata.tenantId,
    data: funding,
  };
}
