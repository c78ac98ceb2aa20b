import { eventually } from '../../test/eventually.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { MovableClock } from '../process/clock.ts';
import { runOnLeader } from './leader-schedule.ts';

const hourMs = 3_600_000;

describe('a schedule on the leader', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  it('S6-52 runs once an hour on one of several processes, also after a fault', async () => {
    const clock = new MovableClock();
    const ending = new AbortController();
    const faults: unknown[] = [];
    let rounds = 0;
    let atOnce = 0;
    const work = async (): Promise<void> => {
      atOnce += 1;
      expect(atOnce).toBe(1);
      await database.pool.query('select pg_sleep(0.02)');
      atOnce -= 1;
      rounds += 1;
      if (rounds === 1) throw new Error('the first round fails');
    };
    const schedule = { lockId: 42, everyMs: hourMs, work, onFault: (fault: unknown) => faults.push(fault) };
    const processes = [1, 2, 3].map(() => runOnLeader(schedule, database.pool, clock, ending.signal));
    const until = (done: () => boolean) => eventually(() => Promise.resolve(done()), Boolean);

    await until(() => faults.length >= 1);
    expect(faults).toEqual([new Error('the first round fails')]);
    const before = rounds;
    clock.moveTo(new Date(clock.now().getTime() + hourMs));
    await until(() => rounds > before);
    ending.abort();
    await Promise.all(processes);
    expect(atOnce).toBe(0);
  });
});
