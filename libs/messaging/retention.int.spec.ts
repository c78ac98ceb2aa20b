import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { overdueSeconds, removeOld } from './retention.ts';

describe('records of processed events', () => {
  let database: TestDatabase;
  const signal = new AbortController().signal;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  async function given(status: string, days: number, count = 1): Promise<void> {
    await database.pool.query(
      `insert into messaging.processed_events (tenant_id, consumer_group, event_id, event_type, source, processing_status, processed_at)
       select 'default', 'group', gen_random_uuid(), 'TokenFunded', '/assent', $1, now() - make_interval(days => $2)
       from generate_series(1, $3)`,
      [status, days, count],
    );
  }

  async function givenLetter(status: string, days: number): Promise<void> {
    await database.pool.query(
      `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, status, dead_at, ended_at)
       values ('default', 'group', gen_random_uuid(), 'TokenFunded', 'key', '1', '{}', $1, now() - make_interval(days => $2),
               case when $1 in ('resolved', 'discarded') then now() - make_interval(days => $2) end)`,
      [status, days],
    );
  }

  async function givenParked(status: string, days: number): Promise<void> {
    await database.pool.query(
      `insert into processing.ended_parked_events
         (tenant_id, id, number, processor, position, stream, event_id, event_type, status, attempts, parked_at, ended_at)
       values ('default', gen_random_uuid(), 1, 'processor', '1', 'stream', gen_random_uuid(), 'TokenFunded', $1, 1,
               now() - make_interval(days => $2), now() - make_interval(days => $2))`,
      [status, days],
    );
  }

  async function givenReplay(status: string, days: number): Promise<void> {
    await database.pool.query(
      `insert into messaging.replays (tenant_id, id, consumer_group, from_position, to_position, types, events_per_second, requested_by,
                                      reason, status, position, total, ended_at)
       values ('default', gen_random_uuid(), 'group', '0', '1', '{}', 1, 'ops', 'a test', $1, '0', 0,
               case when $1 <> 'running' then now() - make_interval(days => $2) end)`,
      [status, days],
    );
  }

  async function givenDenial(days: number): Promise<void> {
    await database.pool.query(
      `insert into access.denials (tenant_id, minute, principal, operation, code, address, count)
       values ('default', now() - make_interval(days => $1), 'anonymous', 'getToken', 'UNAUTHENTICATED', '192.0.2.7', 1)`,
      [days],
    );
  }

  const left = async (table: string, column: string): Promise<string[]> =>
    (await database.pool.query<{ is: string }>(`select ${column} as is from ${table} order by 1`)).rows.map(
      (row) => row.is,
    );

  it('C-35 are removed after their time, and nothing else is', async () => {
    for (const days of [29, 31]) {
      for (const status of ['success', 'failed', 'skipped']) await given(status, days);
      for (const status of ['failed', 'waiting', 'retry', 'resolved', 'discarded']) await givenLetter(status, days);
      for (const status of ['resolved', 'discarded']) await givenParked(status, days);
      for (const status of ['completed', 'stopped']) await givenReplay(status, days);
      await givenDenial(days);
    }
    await givenReplay('running', 31);
    await database.pool.query(
      `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type, parked_at)
       values ('default', 'processor', '1', 'stream', gen_random_uuid(), 'TokenFunded', now() - interval '31 days')`,
    );
    const removed = { inbox: 1, 'dead-letters': 2, 'parked-events': 2, replays: 2, denials: 1 };
    expect(await removeOld(database.pool, 30, signal)).toEqual(removed);
    expect(await left('messaging.processed_events', 'processing_status')).toEqual([
      ...['failed', 'failed', 'skipped', 'skipped', 'success'],
    ]);
    expect(await left('messaging.dead_letters', 'status')).toEqual([
      ...['discarded', 'failed', 'failed', 'resolved', 'retry', 'retry', 'waiting', 'waiting'],
    ]);
    expect(await left('messaging.replays', 'status')).toEqual(['completed', 'running', 'stopped']);
    expect(await left('processing.ended_parked_events', 'status')).toEqual(['discarded', 'resolved']);
    expect(await left('access.denials', 'count')).toEqual(['1']);
    expect(await left('processing.parked_events', 'status')).toEqual(['failed']);
    const none = { inbox: 0, 'dead-letters': 0, 'parked-events': 0, replays: 0, denials: 0 };
    expect(await removeOld(database.pool, 30, signal)).toEqual(none);
  });

  it('C-35 are removed in short transactions, however many there are', async () => {
    await given('success', 31, 12_345);
    expect(await removeOld(database.pool, 30, signal)).toMatchObject({ inbox: 12_345 });
  });

  it('C-35 are reported while they are overdue', async () => {
    expect(Object.fromEntries(await overdueSeconds(database.pool, 30))).toEqual({
      inbox: 0,
      'dead-letters': 0,
      'parked-events': 0,
      replays: 0,
      denials: 0,
    });
    await given('failed', 100);
    await given('success', 31);
    await givenLetter('discarded', 29);
    const overdue = await overdueSeconds(database.pool, 30);
    expect(overdue.get('inbox')).toBeGreaterThanOrEqual(86_400);
    expect(overdue.get('inbox')).toBeLessThan(90_000);
    expect(overdue.get('dead-letters')).toBe(0);
  });
});
