import { TenantDatabase } from '#libs/postgres';
import type { IntegrationEvent } from '#libs/contracts';
import { EventFault } from '#libs/event-store';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import type { Subscription } from './channel.ts';
import { listLetters } from './letters.ts';
import { deliveryTo } from './delivery.ts';
import { aTokenFunded } from './testing/token-funded.ts';

describe('delivery to a group whose events have sequences', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  const anEvent = (issuerAccountId: string): IntegrationEvent<'TokenFunded'> => {
    const event = aTokenFunded();
    return { ...event, data: { ...event.data, issuerAccountId } };
  };
  const sequenceOf: Subscription['sequenceOf'] = ({ data }) =>
    'issuerAccountId' in data ? data.issuerAccountId : undefined;
  const deliver = (handle: Subscription['handle'], events: readonly IntegrationEvent[]): Promise<void> =>
    deliveryTo(
      { group: 'group', handle, sequenceOf },
      database.pool,
      () => undefined,
    )(events.map((event) => ({ event })));

  it('processes different sequences concurrently, even of one key', async () => {
    const [one, other] = [anEvent('one'), anEvent('other')];
    const otherTaken = Promise.withResolvers<undefined>();
    const taken: IntegrationEvent[] = [];
    await deliver(
      async (event) => {
        if (event === one) await otherTaken.promise;
        taken.push(event);
        otherTaken.resolve(undefined);
      },
      [one, other],
    );
    expect(taken).toEqual([other, one]);
  });

  it('MK-5 makes no dead letter of an event that fails because of a fault of the database', async () => {
    const event = anEvent('one');
    const readOnly = async (): Promise<void> => {
      const client = await database.pool.connect();
      try {
        await client.query('begin read only');
        await client.query('create table t (id integer)');
      } finally {
        await client.query('rollback');
        client.release();
      }
    };
    await expect(deliver(readOnly, [event])).rejects.toMatchObject({ code: '25006' });
    const { items } = await listLetters(new TenantDatabase(database.pool).of('default'), {
      group: 'group',
      status: undefined,
      limit: 10,
      after: undefined,
    });
    expect(items.map(({ eventId }) => eventId)).not.toContain(event.id);
  });

  it('MK-5 holds back the events behind a dead letter of their sequence', async () => {
    const [poison, behind, beside] = [anEvent('one'), anEvent('one'), anEvent('other')];
    const taken: IntegrationEvent[] = [];
    await deliver(
      (event) => {
        if (event === poison) return Promise.reject(new EventFault('unreadable'));
        taken.push(event);
        return Promise.resolve();
      },
      [poison, behind, beside],
    );
    expect(taken).not.toContain(behind);
    const { items } = await listLetters(new TenantDatabase(database.pool).of('default'), {
      group: 'group',
      status: undefined,
      limit: 10,
      after: undefined,
    });
    expect(items.find(({ eventId }) => eventId === poison.id)?.status).toBe('failed');
    expect(items.find(({ eventId }) => eventId === behind.id)?.status).toBe('waiting');
  });
});
