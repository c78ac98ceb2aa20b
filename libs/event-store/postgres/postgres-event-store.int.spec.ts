import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createPool } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { CorruptedRetry } from '../errors.ts';
import type { EventPage, EventStore } from '../event-store.ts';
import { anEvent, eventStoreContract } from '../testing/event-store.contract.ts';
import { createPostgresEventStore } from './postgres-event-store.ts';

eventStoreContract('PostgreSQL', async () => {
  const database = await createTestDatabase();
  const store = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 200 });
  return {
    store,
    boundedTo: (maxInFlight) => createPostgresEventStore({ pool: database.pool, maxInFlight }),
    disconnect: async () => {
      // Waits up to ten seconds for each, because a connection that ends late would fail the next test.
      await database.pool.query(
        'select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
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

  it('gives a subscription of its own process the events as they are stored, which it has not read', async () => {
    const stream = `stream-${randomUUID()}`;
    const stopping = new AbortController();
    const after = await store.head();
    const pages = store.subscribe(after, { signal: stopping.signal })[Symbol.asyncIterator]();
    const first = pages.next();
    await store.append(stream, 'no-stream', [
      {
        ...anEvent(),
        id: randomUUID().toUpperCase(),
        data: { at: new Date(0), none: undefined, text: 'ä\ud83d\ude00' },
      },
      { ...anEvent(), schemaVersion: 3 },
    ]);
    const seen = [...((await first).value as EventPage).events];
    while (seen.length < 2) seen.push(...((await pages.next()).value as EventPage).events);
    expect(seen).toEqual(await store.read(stream));
    await store.append(stream, 1, [anEvent()]);
    seen.push(...((await pages.next()).value as EventPage).events);
    expect(seen).toEqual(await store.read(stream));
    expect(seen).toEqual((await store.readAll(after, { limit: 10 })).events);
    stopping.abort();
    await pages.next();
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

  it('refuses ids that stand in another stream', async () => {
    const events = [anEvent()];
    await store.append(`stream-${randomUUID()}`, 'no-stream', events);
    const other = `stream-${randomUUID()}`;
    await expect(store.append(other, 'no-stream', events)).rejects.toBeInstanceOf(CorruptedRetry);
    expect(await store.read(other)).toEqual([]);
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

  it('goes on listening after a connection that broke before LISTEN was answered', async () => {
    let broken = 0;
    const proxy = createServer((client: Socket) => {
      const server = connect(Number(new URL(database.url).port), '127.0.0.1');
      client.on('error', () => undefined).on('close', () => server.destroy());
      server.on('error', () => undefined).on('close', () => client.destroy());
      server.pipe(client);
      client.on('data', (chunk) => {
        if (!chunk.includes('listen event_store') || broken === 2) return server.write(chunk);
        broken += 1;
        return client.resetAndDestroy();
      });
    }).listen(0, '127.0.0.1');
    await once(proxy, 'listening');
    const url = new URL(database.url);
    url.port = String((proxy.address() as AddressInfo).port);
    const pool = createPool(url.href, { max: 4, applicationName: 'assent-test' });
    const following = createPostgresEventStore({ pool, pollIntervalMs: 200 });
    const stop = new AbortController();
    const before = await store.head();
    await store.append(`stream-${randomUUID()}`, 'no-stream', [anEvent()]);
    for await (const _ of following.subscribe(before, { signal: stop.signal })) {
      if (broken === 2) break;
      await store.append(`stream-${randomUUID()}`, 'no-stream', [anEvent()]);
    }
    await following.close();
    await pool.end();
    proxy.close();
  });

  it('does not let one small append wait for many large ones', async () => {
    const order: string[] = [];
    const append = async (name: string, size: number): Promise<void> => {
      await store.append(`stream-${randomUUID()}`, 'no-stream', [{ ...anEvent(), data: { text: 'x'.repeat(size) } }]);
      order.push(name);
    };
    await Promise.all([...Array.from({ length: 12 }, () => append('large', 1_000_000)), append('small', 1)]);
    expect(order).toHaveLength(13);
    expect(order.indexOf('small')).toBeLessThan(5);
  });

  it('fails an append that JSON cannot say, and no other', async () => {
    const [impossible, healthy] = await Promise.allSettled([
      store.append(`stream-${randomUUID()}`, 'no-stream', [{ ...anEvent(), data: { amount: 1n } }]),
      store.append(`stream-${randomUUID()}`, 'no-stream', [anEvent()]),
    ]);
    expect([impossible.status, healthy.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('refuses a position that is none of its own', async () => {
    await expect(store.readAll('yesterday', { limit: 1 })).rejects.toBeInstanceOf(RangeError);
  });
});
