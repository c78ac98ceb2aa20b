import { TenantDatabase } from '#libs/postgres';
import type { IntegrationEvent } from '#libs/contracts';
import { EventFault } from '#libs/event-store';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { eventually } from '../../test/eventually.ts';
import { blockedKeys } from './dead-letters.ts';
import { deliveryTo } from './delivery.ts';
import { listLetters, retryLetter } from './letters.ts';
import { redeliver } from './redelivery.ts';
import { aTokenFunded } from './testing/token-funded.ts';

describe('dead letters', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  const anEvent = (sequence: number): IntegrationEvent<'TokenFunded'> =>
    aTokenFunded({ sequence: String(sequence).padStart(16, '0') });

  it('keep the order of a key and leave no event behind while live events and redeliveries interleave', async () => {
    const taken: string[] = [];
    let poisoned = true;
    const stop = new AbortController();
    const subscription = {
      group: 'group',
      types: ['TokenFunded'] as const,
      signal: stop.signal,
      handle: (event: IntegrationEvent): Promise<void> => {
        if (poisoned) return Promise.reject(new EventFault('unreadable'));
        taken.push(event.sequence);
        return Promise.resolve();
      },
    };
    const deliver = deliveryTo(subscription, database.pool, () => undefined);
    // Two processes of the group, which keep polling for redeliveries.
    const redelivering = Array.from({ length: 2 }, () => redeliver(subscription, database.pool, () => undefined));
    const events = Array.from({ length: 300 }, (_, index) => anEvent(index));
    for (const [index, event] of events.entries()) {
      if (index % 60 === 0) poisoned = true;
      await deliver([{ event }]);
      if (index % 60 !== 7) continue;
      poisoned = false;
      const { items } = await listLetters(new TenantDatabase(database.pool).of('default'), {
        group: 'group',
        status: 'failed',
        limit: 1,
        after: undefined,
      });
      if (items[0] !== undefined) await retryLetter(new TenantDatabase(database.pool).of('default'), items[0].id);
    }
    poisoned = false;
    await eventually(
      async () => {
        const { items } = await listLetters(new TenantDatabase(database.pool).of('default'), {
          group: 'group',
          status: 'failed',
          limit: 1,
          after: undefined,
        });
        if (items[0] !== undefined) await retryLetter(new TenantDatabase(database.pool).of('default'), items[0].id);
        return blockedKeys(database.pool, 'group');
      },
      ({ size }) => size === 0,
    );
    stop.abort();
    await Promise.all(redelivering);
    expect(taken).toEqual(events.map(({ sequence }) => sequence));
  });
});
