import type { FastifyReply } from 'fastify';
import { createPostgresEventStore, type EventStore, type EventToAppend } from '#libs/event-store';
import { CheckpointMoved, moveCheckpoint, runProcessor, type Processor } from '#libs/projections';
import { eventually } from '../../../test/eventually.ts';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { anEvent } from '../../event-store/testing/event-store.contract.ts';
import { BackgroundWork } from './background-work.ts';
import { GetHealthController } from './get-health.controller.ts';
import { Readiness } from './readiness.ts';

describe('a process whose processors cannot work', () => {
  let database: TestDatabase;
  let eventStore: EventStore;

  beforeAll(async () => {
    database = await createTestDatabase();
    eventStore = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 50 });
  });

  afterAll(async () => {
    await eventStore.close();
    await database.drop();
  });

  it('CV-11 is not ready with the reason, and ready again when they recover', async () => {
    const work = new BackgroundWork(0);
    const health = new GetHealthController(database.pool, eventStore, null, null, new Readiness(), work);
    let status = 200;
    const reply = { status: (code: number) => (status = code) } as unknown as FastifyReply;
    const readiness = async () => {
      status = 200;
      return { ...(await health.ready(reply)), code: status };
    };
    let refused = true;
    const processor: Processor = {
      name: 'worker',
      types: ['Counted'],
      process: async (page, checkpoint) => {
        if (refused) throw Object.assign(new Error('cannot execute in a read-only transaction'), { code: '25006' });
        await moveCheckpoint(database.pool, 'worker', checkpoint, page.position);
      },
      retry: () => Promise.resolve(),
    };
    const event: EventToAppend = { ...anEvent(), type: 'Counted' };
    await eventStore.append('stream', 'no-stream', [event]);
    const stop = new AbortController();
    const running = runProcessor(processor, {
      eventStore,
      database: database.pool,
      signal: stop.signal,
      onFault: () => undefined,
      onState: work.note,
    });
    expect(await eventually(readiness, ({ code }) => code === 503)).toMatchObject({
      status: 'DOWN',
      checks: { database: 'UP', eventStore: 'UP', processors: 'DOWN', serving: 'UP' },
      stuck: [{ processor: 'worker', code: '25006' }],
    });
    refused = false;
    expect(await eventually(readiness, ({ code }) => code === 200)).toMatchObject({
      status: 'UP',
      checks: { database: 'UP', eventStore: 'UP', processors: 'UP', serving: 'UP' },
    });
    stop.abort();
    await running;
  });

  it('CV-11 is ready after a lost race for a checkpoint, and after an idle processor can read again', async () => {
    const work = new BackgroundWork(0);
    const noted: unknown[] = [];
    const note = (processor: string, fault: unknown): void => {
      noted.push(fault);
      work.note(processor, fault);
    };
    let isAway = true;
    const faults: unknown[] = [];
    const away: EventStore = {
      append: (...append) => eventStore.append(...append),
      read: (...read) => eventStore.read(...read),
      readAll: (...read) => eventStore.readAll(...read),
      head: () => (isAway ? Promise.reject(new Error('away')) : eventStore.head()),
      subscribe: (...from) => eventStore.subscribe(...from),
      close: () => Promise.resolve(),
    };
    const processor: Processor = {
      name: 'one of two',
      types: ['Counted'],
      process: async (page, checkpoint) => {
        // Acts as another process that moves the checkpoint first.
        await moveCheckpoint(database.pool, 'one of two', checkpoint, page.position);
        await moveCheckpoint(database.pool, 'one of two', checkpoint, page.position);
      },
      retry: () => Promise.resolve(),
    };
    const stop = new AbortController();
    const running = runProcessor(processor, {
      eventStore: away,
      database: database.pool,
      signal: stop.signal,
      onFault: (fault) => faults.push(fault),
      onState: note,
    });
    await eventually(
      () => Promise.resolve(work.stuck),
      ({ length }) => length === 1,
    );
    isAway = false;
    await eventually(
      () => Promise.resolve(faults),
      (all) => all.some((fault) => fault instanceof CheckpointMoved),
    );
    await eventually(
      () => Promise.resolve(work.stuck),
      ({ length }) => length === 0,
    );
    expect(noted.some((fault) => fault instanceof CheckpointMoved)).toBe(false);
    stop.abort();
    await running;
  });
});
