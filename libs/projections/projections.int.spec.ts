import { randomUUID } from 'node:crypto';
import { createPostgresEventStore, EventFault, type EventStore, type RecordedEvent } from '#libs/event-store';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { eventually } from '../../test/eventually.ts';
import { anEvent } from '../event-store/testing/event-store.contract.ts';
import { CheckpointMoved, moveCheckpoint, readCheckpoint, resetCheckpoint } from './checkpoints.ts';
import { CheckpointBeyondLog, runProcessor, type Processor } from './processor.ts';
import { listParked } from './parked-events.ts';
import { projectionProcessor } from './projection.ts';
import { reactorProcessor } from './reactor.ts';
import { unreadableStreamsProcessor } from './unreadable-streams.ts';
import { counted, counters, createCounters, totalsIn } from './testing/counters.ts';

describe('processors', () => {
  let database: TestDatabase;
  let store: EventStore;
  let parked: { readonly event: RecordedEvent; readonly processor: string }[];

  beforeEach(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    await createCounters(database.pool);
    parked = [];
  });

  afterEach(async () => {
    await store.close();
    await database.drop();
  });

  const onParked = (event: RecordedEvent, _: unknown, processor: string) => void parked.push({ event, processor });
  const countersProcessor = () => projectionProcessor(counters, database.pool, onParked);

  const totals = () => totalsIn(database.pool);

  /** Runs a processor until it has seen all that is in the log. */
  async function runToHead(processor: Processor): Promise<unknown[]> {
    const faults: unknown[] = [];
    const head = await store.head();
    const stop = new AbortController();
    const watched: Processor = {
      ...processor,
      process: async (page, checkpoint) => {
        await processor.process(page, checkpoint);
        if (page.position >= head) stop.abort();
      },
    };
    if ((await readCheckpoint(database.pool, processor.name)) < head) {
      await runProcessor(watched, {
        eventStore: store,
        database: database.pool,
        signal: stop.signal,
        onFault: (fault) => {
          faults.push(fault);
        },
      });
    }
    return faults;
  }

  async function fromNothing(): Promise<void> {
    await database.pool.query('truncate counters');
    await resetCheckpoint(database.pool, 'counters');
  }

  it('fold a batch into rows and move the checkpoint with them', async () => {
    await store.append('a', 'no-stream', [counted(1), counted(2)]);
    await store.append('b', 'no-stream', [counted(5)]);
    await runToHead(countersProcessor());
    expect(await totals()).toEqual({ a: 3, b: 5 });
    expect(await readCheckpoint(database.pool, 'counters')).toBe(await store.head());
  });

  it('K1 park a row that somebody inserted by hand, once, and go on', async () => {
    await store.append('a', 'no-stream', [counted(1)]);
    await store.append('b', 'no-stream', [counted(5)]);
    const insert = (position: number, stream: string, type: string, data: string, metadata: string) =>
      database.pool.query(
        `insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
         values ($1, $2, 1, gen_random_uuid(), $3, 1, $4, $5)`,
        [position, stream, type, data, metadata],
      );
    await insert(3, 'a', 'Counted', '[1]', JSON.stringify(anEvent().metadata));
    await insert(4, 'c', 'Nonsense', 'null', '"nonsense"');
    await store.append('b', 0, [counted(2)]);
    await store.append('a', 1, [counted(3)]);
    const watcher = unreadableStreamsProcessor(database.pool);
    for (const processor of [countersProcessor(), watcher]) {
      expect(await runToHead(processor)).toMatchObject(
        Array.from({ length: processor === watcher ? 2 : 1 }, () => ({ code: 'STREAM_UNREADABLE' })),
      );
    }
    await resetCheckpoint(database.pool, watcher.name);
    expect(await runToHead(watcher)).toEqual([]);
    expect(await totals()).toEqual({ a: 1, b: 7 });
    expect(await listParked(database.pool, 10)).toMatchObject([
      { processor: 'counters', stream: 'a', eventType: 'Counted', error: expect.stringContaining('data') as string },
      { processor: 'unreadable-streams', stream: 'a' },
      { processor: 'unreadable-streams', stream: 'c', eventType: 'Nonsense' },
      { processor: 'counters', stream: 'a', error: null },
    ]);
  });

  it('change nothing by applying a batch twice', async () => {
    await store.append('a', 'no-stream', [counted(1), counted(2)]);
    const page = await store.readAll('', { limit: 10 });
    const processor = countersProcessor();
    await processor.process(page, '');
    for (const again of [processor, countersProcessor()]) {
      await resetCheckpoint(database.pool, 'counters');
      await again.process(page, '');
      expect(await totals()).toEqual({ a: 3 });
    }
  });

  it('let one of two commit: the checkpoint is the fence', async () => {
    await store.append('a', 'no-stream', [counted(1)]);
    const page = await store.readAll('', { limit: 10 });
    await countersProcessor().process(page, '');
    await expect(countersProcessor().process(page, '')).rejects.toBeInstanceOf(CheckpointMoved);
    expect(await totals()).toEqual({ a: 1 });
    await expect(
      moveCheckpoint(database.pool, 'counters', '0000000000009999', '0000000000010000'),
    ).rejects.toBeInstanceOf(CheckpointMoved);
  });

  it('move checkpoints together, each for itself', async () => {
    const { pool } = database;
    const [one, two, three, four] = ['1', '2', '3', '4'].map((digit) => digit.padStart(16, '0')) as [
      string,
      string,
      string,
      string,
    ];
    const names = ['a', 'b', 'c', 'd'];
    for (const name of names) await moveCheckpoint(pool, name, '', one);
    await pool.query(
      `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type)
       values ('default', 'b', $1, 'bad', gen_random_uuid(), 'Counted')`,
      [one],
    );
    // The first goes alone, and the others together behind it.
    const outcomes = await Promise.allSettled([
      moveCheckpoint(pool, 'a', one, two),
      moveCheckpoint(pool, 'b', one, three),
      moveCheckpoint(pool, 'c', two, three),
      moveCheckpoint(pool, 'd', one, four),
    ]);
    expect(outcomes).toMatchObject([
      { value: new Set() },
      { value: new Set(['bad']) },
      { reason: { name: 'CheckpointMoved' } },
      { value: new Set() },
    ]);
    expect(await Promise.all(names.map((name) => readCheckpoint(pool, name)))).toEqual([two, three, one, four]);
  });

  it('move one checkpoint once, however many move it at the same time', async () => {
    const { pool } = database;
    const [one, two, three] = ['1', '2', '3'].map((digit) => digit.padStart(16, '0')) as [string, string, string];
    for (const name of ['a', 'b']) await moveCheckpoint(pool, name, '', one);
    const outcomes = await Promise.allSettled([
      moveCheckpoint(pool, 'b', one, two),
      moveCheckpoint(pool, 'a', one, two),
      moveCheckpoint(pool, 'a', one, three),
      moveCheckpoint(pool, 'b', two, three),
      moveCheckpoint(pool, 'a', one, two),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
    ]);
    expect(await Promise.all(['a', 'b'].map((name) => readCheckpoint(pool, name)))).toEqual([two, three]);
  });

  it('park the stream of an event that cannot be projected, and go on with the others', async () => {
    await store.append('bad', 'no-stream', [counted(1), counted('poison'), counted(2)]);
    await store.append('good', 'no-stream', [counted(7)]);
    await runToHead(countersProcessor());
    expect(await totals()).toEqual({ bad: 1, good: 7 });
    expect(parked.map(({ event }) => event.revision)).toEqual([1]);
    await store.append('bad', 2, [counted(9)]);
    await runToHead(countersProcessor());
    expect(await totals()).toEqual({ bad: 1, good: 7 });
    const { rows } = await database.pool.query(
      'select stream, error is null as waits from processing.parked_events order by position',
    );
    expect(rows).toEqual([false, true, true].map((waits) => ({ stream: 'bad', waits })));
  });

  it('forget what they know of rows when the checkpoint was moved by another one, however they learn of it', async () => {
    const at = (number: number) => String(number).padStart(16, '0');
    const event = (position: number, by: number) =>
      ({ ...counted(by), stream: 'a', revision: position, position: at(position) }) as unknown as RecordedEvent;
    const learnings: readonly ((one: Processor) => Promise<unknown>)[] = [
      // By an empty page, or not at all: it begins again at the stored checkpoint after a fault of its subscription.
      (one) => expect(one.process({ events: [], position: at(2) }, at(1))).rejects.toBeInstanceOf(CheckpointMoved),
      () => Promise.resolve(),
    ];
    for (const learn of learnings) {
      await fromNothing();
      const [one, other] = [countersProcessor(), countersProcessor()];
      await one.process({ events: [event(1, 1)], position: at(1) }, '');
      await other.process({ events: [event(3, 10)], position: at(3) }, at(1));
      await learn(one);
      await one.process({ events: [], position: at(4) }, at(3));
      await one.process({ events: [event(5, 100)], position: at(5) }, at(4));
      expect(await totals()).toEqual({ a: 111 });
    }
  });

  it('fill again what was emptied while they run', async () => {
    await store.append('a', 'no-stream', [counted(1), counted(2)]);
    const page = await store.readAll('', { limit: 10 });
    const processor = countersProcessor();
    await processor.process(page, '');
    await fromNothing();
    const beyond = `${page.position}0`;
    await expect(processor.process({ events: [], position: beyond }, page.position)).rejects.toThrow('no longer at');
    await processor.process(page, '');
    expect(await totals()).toEqual({ a: 3 });
  });

  it('do not wait with the move of a checkpoint for another one that somebody holds', async () => {
    const { pool } = database;
    const [one, two] = ['1', '2'].map((digit) => digit.padStart(16, '0')) as [string, string];
    for (const name of ['a', 'b', 'c']) await moveCheckpoint(pool, name, '', one);
    const client = await pool.connect();
    await client.query('begin');
    await client.query(`select from processing.checkpoints where processor = 'b' for update`);
    const [first, held, free] = ['a', 'b', 'c'].map((name) => moveCheckpoint(pool, name, one, two));
    await Promise.all([first, free]);
    expect(await readCheckpoint(pool, 'b')).toBe(one);
    await client.query('commit');
    client.release();
    await held;
    expect(await readCheckpoint(pool, 'b')).toBe(two);
  });

  it('forget what they know of rows when another one has taken over', async () => {
    const pages = [];
    for (const by of [1, 10, 100]) {
      const after = await store.head();
      await store.append('a', 'any', [counted(by)]);
      pages.push({ after, page: await store.readAll(after, { limit: 10 }) });
    }
    const processor = countersProcessor();
    const [first, second, third] = pages.map(
      ({ page, after }) =>
        (by: Processor) =>
          by.process(page, after),
    );
    await first?.(processor);
    await second?.(countersProcessor());
    await expect(second?.(processor)).rejects.toBeInstanceOf(CheckpointMoved);
    await third?.(processor);
    expect(await totals()).toEqual({ a: 111 });
  });

  it('hold back what waits behind an event that another one has parked', async () => {
    await store.append('bad', 'no-stream', [counted('poison')]);
    await runToHead(countersProcessor());
    await store.append('good', 'no-stream', [counted(1)]);
    await store.append('bad', 0, [counted(2)]);
    await store.append('good', 0, [counted(4)]);
    await runToHead(countersProcessor());
    expect(await totals()).toEqual({ good: 5 });
    await store.append('good', 1, [counted(8)]);
    await runToHead(countersProcessor());
    expect(await totals()).toEqual({ good: 13 });
  });

  it('stop with a clear error when the log ends before the checkpoint', async () => {
    await moveCheckpoint(database.pool, 'counters', '', '0000000000009999');
    const run = runProcessor(countersProcessor(), {
      eventStore: store,
      database: database.pool,
      signal: new AbortController().signal,
      onFault: () => undefined,
    });
    await expect(run).rejects.toBeInstanceOf(CheckpointBeyondLog);
    await expect(run).rejects.toThrow('Was the log restored from a backup?');
  });

  it('park nothing while the database refuses what is written, and go on when it takes it again', async () => {
    await store.append('a', 'no-stream', [counted(1)]);
    await store.append('b', 'no-stream', [counted(2)]);
    // As a database says that turned read-only.
    const refusing = `create function refuse() returns trigger language plpgsql as $$
      begin raise exception 'cannot execute INSERT in a read-only transaction' using errcode = 'read_only_sql_transaction'; end $$;
      create trigger refusing before insert or update on counters execute function refuse()`;
    await database.pool.query(refusing);
    const stop = new AbortController();
    const faults: unknown[] = [];
    const running = runProcessor(countersProcessor(), {
      eventStore: store,
      database: database.pool,
      signal: stop.signal,
      onFault: (fault) => faults.push(fault),
    });
    await eventually(
      () => Promise.resolve(faults),
      ({ length }) => length >= 3,
    );
    await database.pool.query('drop trigger refusing on counters');
    expect(await eventually(totals, (all) => Object.keys(all).length === 2)).toEqual({ a: 1, b: 2 });
    stop.abort();
    await running;
    expect(parked).toEqual([]);
    expect(await listParked(database.pool, 10)).toEqual([]);
  });

  it('try again after a fault, from the stored checkpoint', async () => {
    await store.append('a', 'no-stream', [counted(1)]);
    const processor = countersProcessor();
    let failures = 2;
    const faults = await runToHead({
      ...processor,
      process: (page, checkpoint) => {
        failures -= 1;
        return failures >= 0 ? Promise.reject(new Error('the network is down')) : processor.process(page, checkpoint);
      },
    });
    expect(faults).toHaveLength(2);
    expect(await totals()).toEqual({ a: 1 });
  });

  it('react to the events of a stream in order, again after a transient fault, and past one that is poison', async () => {
    const stream = `s-${randomUUID()}`;
    await store.append(stream, 'no-stream', [counted(1), counted(2), counted(3)]);
    const reactedTo: number[] = [];
    let transient = true;
    await runToHead(
      reactorProcessor(
        {
          name: 'reactor',
          types: ['Counted'],
          react: (event) => {
            reactedTo.push(event.revision);
            if (event.revision === 1 && transient) {
              transient = false;
              return Promise.reject(new Error('later'));
            }
            return event.revision === 2 ? Promise.reject(new EventFault('never')) : Promise.resolve();
          },
        },
        database.pool,
        onParked,
      ),
    );
    expect(reactedTo).toEqual([0, 1, 0, 1, 2]);
    expect(parked.map(({ event, processor }) => [event.revision, processor])).toEqual([[2, 'reactor']]);
  });
});
