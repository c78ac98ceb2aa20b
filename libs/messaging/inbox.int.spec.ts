import { createPool } from '#libs/postgres';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { effectsOnDisk, handleOnce } from './inbox.ts';
import { aTokenFunded } from './testing/token-funded.ts';

const group = 'group';

describe('effects that are guarded by the inbox (C-33)', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
    await database.pool.query('create table effects (id uuid)');
  });

  afterEach(async () => {
    await database.drop();
  });

  const events = Array.from({ length: 40 }, () => aTokenFunded());
  const effectOf = (id: string) => async (client: { query: Pool['query'] }) => {
    await client.query('insert into effects values ($1)', [id]);
  };
  const count = async (table: string): Promise<number> => {
    const { rows } = await database.pool.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    return rows[0]?.count ?? 0;
  };

  it('happen once each when they are requested together, even if an event occurs twice', async () => {
    const asked = [...events, ...events].map((event) => handleOnce(database.pool, group, event, effectOf(event.id)));
    const happened = await Promise.all(asked);
    expect(happened.filter(Boolean)).toHaveLength(events.length);
    expect([await count('effects'), await count('messaging.processed_events')]).toEqual([40, 40]);
  });

  it('ADR 31 MK-5 are recorded once each when they took place elsewhere, also beside effects in the database', async () => {
    const [first, ...others] = events;
    const asked = [
      handleOnce(database.pool, group, first ?? aTokenFunded()),
      ...[...others, ...others].map((event) => handleOnce(database.pool, group, event)),
      handleOnce(database.pool, group, first ?? aTokenFunded(), effectOf(first?.id ?? '')),
    ];
    const recorded = await Promise.all(asked);
    expect(recorded.filter(Boolean)).toHaveLength(events.length);
    expect([await count('effects'), await count('messaging.processed_events')]).toEqual([0, 40]);
  });

  it('happen for every group', async () => {
    const happened = await Promise.all(
      ['one', 'two', 'three'].map((each) =>
        handleOnce(database.pool, each, events[0] ?? aTokenFunded(), effectOf(events[0]?.id ?? '')),
      ),
    );
    expect(happened).toEqual([true, true, true]);
  });

  it('fail alone: other effects that were requested together with a failing one happen once', async () => {
    const asked = events.map((event, index) =>
      handleOnce(database.pool, group, event, async (client) => {
        await effectOf(event.id)(client);
        if (index === 20) throw new Error('no');
      }),
    );
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect([await count('effects'), await count('messaging.processed_events')]).toEqual([39, 39]);
  });

  it('are on disk before another system is told about them', async () => {
    await Promise.all(events.map((event) => handleOnce(database.pool, group, event, effectOf(event.id))));
    const { rows: written } = await database.pool.query<{ place: string }>(
      'select pg_current_wal_insert_lsn() as place',
    );
    await Promise.all([effectsOnDisk(database.pool), effectsOnDisk(database.pool)]);
    const { rows: flushed } = await database.pool.query<{ all: boolean }>(
      'select pg_current_wal_flush_lsn() >= $1 as all',
      [written[0]?.place],
    );
    expect(flushed).toEqual([{ all: true }]);
  });

  it('do not wait for the disk themselves', async () => {
    const settings: string[] = [];
    await handleOnce(database.pool, group, aTokenFunded(), async (client) => {
      const { rows } = await client.query<{ synchronous_commit: string }>('show synchronous_commit');
      settings.push(...rows.map((row) => row.synchronous_commit));
    });
    expect(settings).toEqual(['off']);
    const { rows } = await database.pool.query('show synchronous_commit');
    expect(rows).not.toEqual([{ synchronous_commit: 'off' }]);
  });

  it('happen even when two processes deadlock', async () => {
    await database.pool.query(`create table accounts as select unnest(array['a', 'b']) as name, 0 as sum`);
    const another = createPool(database.url, { max: 2, applicationName: 'another' });
    const bothHaveOne = gate(2);
    const process = async (pool: Pool, accounts: readonly string[]): Promise<boolean[]> => {
      const began = gate(1);
      const first = handleOnce(pool, group, aTokenFunded(), () => began.passed);
      // They are gathered while the first is in flight.
      const others = accounts.map((name) =>
        handleOnce(pool, group, aTokenFunded(), async (client) => {
          await client.query('update accounts set sum = sum + 1 where name = $1', [name]);
          bothHaveOne.pass();
          await bothHaveOne.passed;
        }),
      );
      began.pass();
      return Promise.all([first, ...others]);
    };
    try {
      const happened = await Promise.all([process(database.pool, ['a', 'b']), process(another, ['b', 'a'])]);
      expect(happened.flat()).toEqual(Array.from({ length: 6 }, () => true));
      const { rows } = await database.pool.query<{ sum: number }>('select sum from accounts');
      expect(rows.map(({ sum }) => sum)).toEqual([2, 2]);
    } finally {
      await another.end();
    }
  });
});

/** Resolves once it was called this many times. */
function gate(times: number): { pass(): void; readonly passed: Promise<undefined> } {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let left = times;
  return {
    passed: promise,
    pass: () => {
      left -= 1;
      if (left <= 0) resolve(undefined);
    },
  };
}
