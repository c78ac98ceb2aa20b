import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import type { EventStore } from '../event-store.ts';
import { anEvent, eventStoreContract } from '../testing/event-store.contract.ts';
import { createPostgresEventStore } from './postgres-event-store.ts';

eventStoreContract('PostgreSQL', async () => {
  const database = await createTestDatabase();
  const store = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 200 });
  return {
    store,
    boundedTo: (maxInFlight) => createPostgresEventStore({ pool: database.pool, maxInFlight }),
    disconnect: async () => {
      await database.pool.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    },
    close: async () => {
      await store.close();
      await database.drop();
    },
  };
});

describe('the event store on PostgreSQL', () => {
  let database: TestDatabase;
  let store: EventStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool });
  });

  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it.each([
    ['update', `update event_store.events set type = 'Forged'`],
    ['delete', 'delete from event_store.events'],
    ['truncate', 'truncate event_store.events'],
  ])('refuses to %s what was recorded', async (_, statement) => {
    await store.append(`stream-${randomUUID()}`, 'no-stream', [anEvent()]);
    await expect(database.pool.query(statement)).rejects.toThrow('recorded events are never changed');
  });

  it('gives positions without gaps, whatever fails in between', async () => {
    const taken = `stream-${randomUUID()}`;
    await store.append(taken, 'no-stream', [anEvent()]);
    await Promise.allSettled(
      Array.from({ length: 50 }, (_, index) =>
        store.append(index % 3 === 0 ? taken : `stream-${randomUUID()}`, 'no-stream', [anEvent()]),
      ),
    );
    const { rows } = await database.pool.query<{ gaps: string }>(
      'select max(position) - count(*) as gaps from event_store.events',
    );
    expect(rows[0]?.gaps).toBe('0');
  });

  it('keeps data byte for byte', async () => {
    const stream = `stream-${randomUUID()}`;
    await store.append(stream, 'no-stream', [{ ...anEvent(), data: { b: 1, a: '\u0000', c: 1e21 } }]);
    const { rows } = await database.pool.query<{ data: string }>(
      'select data::text from event_store.events where stream = $1',
      [stream],
    );
    expect(rows[0]?.data).toBe('{"b":1,"a":"\\u0000","c":1e+21}');
  });

  it('fails an append that the database cannot take, and no other of its batch', async () => {
    const good = `stream-${randomUUID()}`;
    const [poison, healthy] = await Promise.allSettled([
      store.append(`stream-${randomUUID()}`, 'no-stream', [{ ...anEvent(), id: 'not a uuid' }]),
      store.append(good, 'no-stream', [anEvent()]),
    ]);
    expect([poison.status, healthy.status]).toEqual(['rejected', 'fulfilled']);
    expect(await store.read(good)).toHaveLength(1);
  });

  it('closes while the connection that listens is still being made', async () => {
    const hasty = createPostgresEventStore({ pool: database.pool });
    const stop = new AbortController();
    const next = hasty
      .subscribe(await hasty.head(), { signal: stop.signal })
      [Symbol.asyncIterator]()
      .next();
    const closed = hasty.close();
    stop.abort();
    await Promise.all([next, closed]);
  }, 5_000);

  it('refuses a position that is none of its own', async () => {
    await expect(store.readAll('yesterday', { limit: 1 })).rejects.toBeInstanceOf(RangeError);
  });
});
