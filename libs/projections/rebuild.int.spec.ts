import { randomUUID } from 'node:crypto';
import { createPostgresEventStore, type EventStore } from '#libs/event-store';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { CheckpointMoved, moveCheckpoint, readCheckpoint } from './checkpoints.ts';
import { listParked, park } from './parked-events.ts';
import { runProcessor } from './processor.ts';
import {
  findProjectionJob,
  latestProjectionJobs,
  ProjectionJobUnderWay,
  requestProjectionJob,
  runProjectionJobs,
  type ProjectionJob,
} from './projection-jobs.ts';
import { projectionProcessor } from './projection.ts';
import { checkProjection, rebuildProjection } from './rebuild.ts';
import { counted, counters, createCounters, totalsIn } from './testing/counters.ts';

describe('N6 a read model', () => {
  let database: TestDatabase;
  let eventStore: EventStore;

  beforeEach(async () => {
    database = await createTestDatabase();
    eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    await createCounters(database.pool);
  });

  afterEach(async () => {
    await eventStore.close();
    await database.drop();
  });

  const environment = () => ({ eventStore, database: database.pool });
  const totals = () => totalsIn(database.pool);
  const processor = () => projectionProcessor(counters, database.pool, () => undefined);
  const query = (text: string) => database.pool.query(text);

  /** Has the projection take what is new in the log. */
  async function project(by = processor()): Promise<void> {
    const checkpoint = await readCheckpoint(database.pool, 'counters');
    await by.process(await eventStore.readAll(checkpoint, { limit: 100 }), checkpoint);
  }

  async function threeStreams(by = processor()): Promise<void> {
    await eventStore.append('a', 'no-stream', [counted(1), counted(2)]);
    await eventStore.append('b', 'no-stream', [counted(5)]);
    await eventStore.append('c', 'no-stream', [counted(7)]);
    await project(by);
  }

  const drift = `
    delete from counters where id = 'a'; update counters set total = 99 where id = 'b'; insert into counters values ('z', 1, '', 'default')`;
  const drifted = [{ table: 'counters', missing: 1, surplus: 1, different: 1, keys: ['a', 'b', 'z'] }];
  const none = [{ table: 'counters', missing: 0, surplus: 0, different: 0, keys: [] }];

  it('is compared with the log, row by row, and left as it is', async () => {
    await threeStreams();
    expect(await checkProjection(counters, environment())).toEqual({
      position: await eventStore.head(),
      events: 4,
      differences: none,
      parked: 0,
    });
    await query(drift);
    expect(await checkProjection(counters, environment())).toMatchObject({ differences: drifted });
    expect(await totals()).toEqual({ b: 99, c: 7, z: 1 });
  });

  it('is compared as far as it is: what it has yet to read is no difference', async () => {
    await threeStreams();
    await eventStore.append('a', 1, [counted(10)]);
    expect(await checkProjection(counters, environment())).toMatchObject({ events: 4, differences: none });
    await project();
    expect(await checkProjection(counters, environment())).toMatchObject({ events: 5, differences: none });
  });

  it('is put right without a new event, and goes on from there', async () => {
    const running = processor();
    await threeStreams(running);
    await query(drift);
    expect(await rebuildProjection(counters, environment())).toMatchObject({ events: 4, differences: drifted });
    expect(await totals()).toEqual({ a: 3, b: 5, c: 7 });
    expect(await readCheckpoint(database.pool, 'counters')).toBe(await eventStore.head());
    // The projection remembers rows as it wrote them last, and has to learn that somebody else did.
    await query('update counters set total = 1000');
    await rebuildProjection(counters, environment());
    await eventStore.append('c', 0, [counted(1)]);
    await expect(project(running)).rejects.toBeInstanceOf(CheckpointMoved);
    await project(running);
    expect(await totals()).toEqual({ a: 3, b: 5, c: 8 });
  });

  it('is read as it was until it is put right', async () => {
    await threeStreams();
    await query(drift);
    const seen: Record<string, number>[] = [];
    const guard = async () => void seen.push(await totals());
    await rebuildProjection(counters, { ...environment(), guard });
    expect(seen.length).toBeGreaterThan(1);
    // The last look follows the transaction that puts it right.
    for (const each of seen.slice(0, -1)) expect(each).toEqual({ b: 99, c: 7, z: 1 });
    expect(seen.at(-1)).toEqual({ a: 3, b: 5, c: 7 });
  });

  it('is made anew while its projection writes', async () => {
    const stop = new AbortController();
    const faults: unknown[] = [];
    const running = runProcessor(processor(), {
      ...environment(),
      signal: stop.signal,
      onFault: (fault) => void faults.push(fault),
    });
    const appends = (async () => {
      for (let number = 0; number < 60; number += 1) await eventStore.append(`s-${number % 7}`, 'any', [counted(1)]);
    })();
    for (let round = 0; round < 5; round += 1) await rebuildProjection(counters, environment());
    await appends;
    const head = await eventStore.head();
    while ((await readCheckpoint(database.pool, 'counters')) < head) await eventStore.head();
    expect(await checkProjection(counters, environment())).toMatchObject({ differences: none, parked: 0 });
    stop.abort();
    await running;
    expect(faults.every((fault) => fault instanceof CheckpointMoved)).toBe(true);
    const sum = Object.values(await totals()).reduce((total, each) => total + each, 0);
    expect(sum).toBe(60);
  });

  it('keeps parked what cannot be applied, with what waits behind it, and nothing else', async () => {
    await eventStore.append('bad', 'no-stream', [counted('poison'), counted(1)]);
    await threeStreams();
    const [poison] = await eventStore.read('c');
    if (poison === undefined) throw new Error('There is no event.');
    // As an older version did, which could not take it.
    await park(database.pool, 'counters', poison, new Error('once'));
    await query(`delete from counters where id = 'c'`);
    expect(await rebuildProjection(counters, environment())).toMatchObject({ parked: 2 });
    expect(await totals()).toEqual({ a: 3, b: 5, c: 7 });
    expect(await listParked(database.pool, 10)).toMatchObject([
      { stream: 'bad', error: expect.stringContaining('poison') as string },
      { stream: 'bad', error: null },
    ]);
  });

  it('of a log that was restored goes back with it', async () => {
    await threeStreams();
    await moveCheckpoint(database.pool, 'counters', await eventStore.head(), '9'.repeat(16));
    await query('update counters set total = 0');
    await rebuildProjection(counters, environment());
    expect(await totals()).toEqual({ a: 3, b: 5, c: 7 });
    expect(await readCheckpoint(database.pool, 'counters')).toBe(await eventStore.head());
  });

  it('that was never filled is made empty', async () => {
    await eventStore.append('a', 'no-stream', [counted(1)]);
    await query(`insert into counters values ('z', 1, '', 'default')`);
    expect(await rebuildProjection(counters, environment())).toMatchObject({ events: 0 });
    expect(await totals()).toEqual({});
    await project();
    expect(await totals()).toEqual({ a: 1 });
  });

  describe('has jobs', () => {
    const asked = (kind: ProjectionJob['kind'] = 'rebuild') => ({
      jobId: randomUUID(),
      projection: 'counters',
      kind,
      requestedBy: 'ops@example.com',
      reason: 'drift',
    });

    async function run(onEnd: (job: ProjectionJob) => void = () => undefined, signal = new AbortController().signal) {
      await runProjectionJobs([counters], { ...environment(), signal, onEnd });
    }

    it('of which one is open at a time, and each is asked for once', async () => {
      const first = asked();
      await requestProjectionJob(database.pool, first);
      expect(await requestProjectionJob(database.pool, first)).toMatchObject({ status: 'requested' });
      await expect(requestProjectionJob(database.pool, asked())).rejects.toBeInstanceOf(ProjectionJobUnderWay);
      await run();
      expect(await requestProjectionJob(database.pool, first)).toMatchObject({ status: 'completed' });
      await requestProjectionJob(database.pool, asked('check'));
    });

    it('that say what was found', async () => {
      await threeStreams();
      await query(drift);
      const ended: ProjectionJob[] = [];
      for (const kind of ['check', 'rebuild', 'check'] as const) {
        await requestProjectionJob(database.pool, asked(kind));
        await run((job) => void ended.push(job));
      }
      expect(ended.map(({ differences }) => differences)).toEqual([drifted, drifted, none]);
      expect(ended[0]).toMatchObject({ status: 'completed', events: 4, parked: 0, position: await eventStore.head() });
      expect(await latestProjectionJobs(database.pool)).toEqual([ended[2]]);
      expect(await latestProjectionJobs(database.pool, 'rebuild')).toEqual([ended[1]]);
    });

    it('that fail with a reason', async () => {
      const job = asked();
      await requestProjectionJob(database.pool, { ...job, projection: 'unheard-of' });
      await run();
      expect(await findProjectionJob(database.pool, job.jobId)).toMatchObject({
        status: 'failed',
        error: 'This version has no projection unheard-of.',
      });
    });

    it('that another process begins again when theirs is gone, and that the first one then leaves alone', async () => {
      await threeStreams();
      await query(drift);
      const job = asked();
      await requestProjectionJob(database.pool, job);
      const ended: string[] = [];
      let others: Promise<void> | undefined;
      // Held up while it reads the log, it is thought dead.
      const slow: EventStore = Object.create(eventStore, {
        head: {
          value: async () => {
            others ??= run(() => void ended.push('the other one'));
            await others;
            return eventStore.head();
          },
        },
      }) as EventStore;
      const signal = new AbortController().signal;
      await runProjectionJobs([counters], {
        eventStore: slow,
        database: database.pool,
        signal,
        onEnd: () => void ended.push('the first one'),
      });
      expect(ended).toEqual(['the other one']);
      expect(await totals()).toEqual({ a: 3, b: 5, c: 7 });
      const { rows } = await query(`select from pg_tables where schemaname = 'rebuilding'`);
      expect(rows).toEqual([]);
    });
  });
});
