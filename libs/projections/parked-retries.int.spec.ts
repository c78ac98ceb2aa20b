import {
  createPostgresEventStore,
  EventFault,
  type EventStore,
  type EventToAppend,
  type RecordedEvent,
} from '#libs/event-store';
import { migrate, migrateTo } from '#libs/postgres';
import { eventually } from '../../test/eventually.ts';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { anEvent } from '../event-store/testing/event-store.contract.ts';
import { readCheckpoint, readGeneration } from './checkpoints.ts';
import { processingMigrations } from './index.ts';
import { askForRetry, discardParked, listParked, park, type ParkedEvent } from './parked-events.ts';
import { runProcessors } from './parked-retries.ts';
import type { Processor } from './processor.ts';
import { projectionProcessor, type Projection } from './projection.ts';
import { reactorProcessor, type Reactor } from './reactor.ts';
import { folding } from './row-fold.ts';
import type { FoldedRow } from './table.ts';
import { unreadableStreamsProcessor } from './unreadable-streams.ts';

interface NotesRow extends FoldedRow {
  readonly id: string;
  readonly notes: string;
}

describe('parked events', () => {
  let database: TestDatabase;
  let store: EventStore;
  /** What the rules refuse, as long as it stands here. */
  let refused: Set<string>;
  let reactedTo: string[];
  let stop: AbortController;
  const running: Promise<void>[] = [];

  beforeEach(async () => {
    database = await createTestDatabase();
    store = createPostgresEventStore({ pool: database.pool, pollIntervalMs: 100 });
    await database.pool.query(
      'create table notes (id text primary key, notes text not null, last_position text not null, tenant_id text not null)',
    );
    refused = new Set();
    reactedTo = [];
    stop = new AbortController();
  });

  afterEach(async () => {
    await stopAll();
    await store.close();
    await database.drop();
  });

  const noted = (note: string, of = 'a'): EventToAppend => ({ ...anEvent(), type: 'Noted', data: { note, of } });
  const toldBy = (event: RecordedEvent) => event.data as { readonly note: string; readonly of: string };

  /** The notes of a row in the order in which they came; a row may be told of by several streams. */
  const notes: Projection = {
    name: 'notes',
    types: ['Noted'],
    ...folding<NotesRow>({
      table: { name: 'notes', key: ['id'], columns: ['id', 'notes', 'last_position'] },
      opening: 'Opened',
      keyOf: (event) => toldBy(event).of,
      evolve: (row, event) => {
        const { note, of } = toldBy(event);
        if (refused.has(note)) throw new Error(`no ${note}`);
        return { id: of, notes: (row?.notes ?? '') + note, last_position: event.position };
      },
    }),
  };
  const reactor: Reactor = {
    name: 'reactor',
    types: ['Noted'],
    react: (event) => {
      const { note } = toldBy(event);
      if (refused.has(note)) return Promise.reject(new EventFault(`no ${note}`));
      reactedTo.push(note);
      return Promise.resolve();
    },
  };
  const project = () => projectionProcessor(notes, database.pool, () => undefined);
  const react = () => reactorProcessor(reactor, database.pool, () => undefined);

  function run(...processors: readonly Processor[]): void {
    const environment = { eventStore: store, database: database.pool, signal: stop.signal, onFault: () => undefined };
    running.push(runProcessors(processors, environment));
  }

  async function stopAll(): Promise<void> {
    stop.abort();
    await Promise.all(running.splice(0));
    stop = new AbortController();
  }

  async function caughtUp(processor: string): Promise<void> {
    const head = await store.head();
    await eventually(
      () => readCheckpoint(database.pool, processor),
      (checkpoint) => checkpoint >= head,
    );
  }

  const parked = () => listParked(database.pool, 1_000);
  const untilParked = (wanted: (all: readonly ParkedEvent[]) => boolean) => eventually(parked, wanted);
  const statuses = async () => (await parked()).map(({ status, attempts }) => [status, attempts]);
  const text = async (id = 'a') =>
    (await database.pool.query<NotesRow>('select * from notes where id = $1', [id])).rows[0]?.notes;

  async function askForFirst(): Promise<ParkedEvent> {
    const [first] = await parked();
    if (first === undefined) throw new Error('Nothing is parked.');
    await askForRetry(database.pool, first.id);
    return first;
  }

  it('of a projection are applied when they are tried again, and those behind them follow in order', async () => {
    refused.add('2');
    await store.append(
      's',
      'no-stream',
      ['1', '2', '3', '4'].map((note) => noted(note)),
    );
    run(project());
    await caughtUp('notes');
    expect(await text()).toBe('1');
    expect(await statuses()).toEqual([
      ['failed', 1],
      ['waiting', 0],
      ['waiting', 0],
    ]);
    refused.clear();
    await askForFirst();
    await untilParked(({ length }) => length === 0);
    await store.append('s', 3, [noted('5')]);
    await caughtUp('notes');
    expect(await text()).toBe('12345');
    const { rows } = await database.pool.query(
      'select position, status, attempts, ended_by from processing.ended_parked_events order by position',
    );
    expect(rows).toMatchObject([
      { status: 'resolved', attempts: 2, ended_by: null },
      { status: 'resolved', attempts: 1 },
      { status: 'resolved', attempts: 1 },
    ]);
  });

  it('that wait in great number follow in few transactions, and those of other streams meanwhile', async () => {
    const all = Array.from({ length: 250 }, (_, index) => `${index} `);
    refused.add(all[0] ?? '');
    await store.append(
      's',
      'no-stream',
      all.map((note) => noted(note)),
    );
    run(project());
    await caughtUp('notes');
    refused.clear();
    await askForFirst();
    await untilParked(({ length }) => length < all.length);
    await store.append('t', 'no-stream', [noted('other', 'b')]);
    await caughtUp('notes');
    await untilParked(({ length }) => length === 0);
    expect(await text()).toBe(all.join(''));
    expect(await text('b')).toBe('other');
    expect(await readGeneration(database.pool, 'notes')).toBeLessThan(10);
  });

  it('that fail again stay parked with the new fault and one more try, and what waits goes on waiting', async () => {
    refused.add('1');
    await store.append('s', 'no-stream', [noted('1'), noted('2')]);
    for (const processor of [project(), react()]) {
      run(processor);
      await caughtUp(processor.name);
    }
    await database.pool.query(`update processing.parked_events set error = 'another' where error is not null`);
    for (const { id } of await parked()) await askForRetry(database.pool, id);
    const again = await untilParked((all) => all.filter(({ attempts }) => attempts === 2).length === 2);
    expect(again).toMatchObject([
      { processor: 'notes', status: 'failed', error: expect.stringContaining('no 1') as string },
      { processor: 'reactor', status: 'failed', error: expect.stringContaining('no 1') as string },
      { processor: 'notes', status: 'waiting', attempts: 0, error: null },
    ]);
    expect(await text()).toBeUndefined();
  });

  it('that are given up let those behind them go on, and are on record with who did it and why', async () => {
    refused.add('2');
    await store.append(
      's',
      'no-stream',
      ['1', '2', '3'].map((note) => noted(note)),
    );
    run(project());
    await caughtUp('notes');
    const [first] = await parked();
    expect(await discardParked(database.pool, first?.id ?? '', { by: 'ann', reason: 'a test' })).toBe(true);
    expect(await discardParked(database.pool, first?.id ?? '', { by: 'bob', reason: 'again' })).toBe(false);
    await untilParked(({ length }) => length === 0);
    expect(await text()).toBe('13');
    const { rows } = await database.pool.query(
      `select id, ended_by, reason, attempts from processing.ended_parked_events where status = 'discarded'`,
    );
    expect(rows).toEqual([{ id: first?.id, ended_by: 'ann', reason: 'a test', attempts: 1 }]);
  });

  it('are tried again after a restart', async () => {
    refused.add('1');
    await store.append('s', 'no-stream', [noted('1'), noted('2')]);
    run(project(), react());
    await Promise.all([caughtUp('notes'), caughtUp('reactor')]);
    await stopAll();
    refused.clear();
    for (const { id } of await parked()) await askForRetry(database.pool, id);
    await store.append('s', 1, [noted('3')]);
    run(project(), react());
    await Promise.all([caughtUp('notes'), caughtUp('reactor')]);
    await untilParked(({ length }) => length === 0);
    expect(await text()).toBe('123');
  });

  it('of a reactor are reacted to when they are tried again; those behind them had not waited', async () => {
    refused.add('2');
    await store.append(
      's',
      'no-stream',
      ['1', '2', '3'].map((note) => noted(note)),
    );
    run(react());
    await caughtUp('reactor');
    expect(reactedTo).toEqual(['1', '3']);
    refused.clear();
    await askForFirst();
    await untilParked(({ length }) => length === 0);
    expect(reactedTo).toEqual(['1', '3', '2']);
  });

  it('are taken once, although several processes look for them', async () => {
    const all = Array.from({ length: 40 }, (_, index) => String(index));
    all.forEach((note) => refused.add(note));
    for (const note of all) await store.append(`s-${note}`, 'no-stream', [noted(note, note)]);
    run(react(), project());
    await Promise.all([caughtUp('notes'), caughtUp('reactor')]);
    await stopAll();
    refused.clear();
    for (const { id } of await parked()) await askForRetry(database.pool, id);
    for (let process = 0; process < 3; process += 1) run(react(), project());
    await untilParked(({ length }) => length === 0);
    expect(reactedTo.toSorted()).toEqual(all.toSorted());
    for (const note of all) expect(await text(note)).toBe(note);
  });

  it('that are given up are not taken from a page that is read again', async () => {
    refused.add('1');
    await store.append('s', 'no-stream', [noted('1')]);
    await store.append('t', 'no-stream', [noted('2')]);
    const page = await store.readAll('', { limit: 10 });
    let away = true;
    const processor = reactorProcessor(
      {
        ...reactor,
        react: (event) => (away && event.stream === 't' ? Promise.reject(new Error('away')) : reactor.react(event)),
      },
      database.pool,
      () => undefined,
    );
    await expect(processor.process(page, '')).rejects.toThrow('away');
    const [first] = await parked();
    await discardParked(database.pool, first?.id ?? '', { by: 'ann', reason: 'a test' });
    refused.clear();
    away = false;
    await processor.process(page, '');
    expect(reactedTo).toEqual(['2']);
  });

  it('are applied to rows that other streams have changed since, which no process remembers otherwise', async () => {
    refused.add('1');
    await store.append('s', 'no-stream', [noted('1')]);
    await store.append('t', 'no-stream', [noted('2')]);
    const after = await store.head();
    const one = project();
    await one.process(await store.readAll('', { limit: 10 }), '');
    // It remembers the row now, and another process takes what was parked.
    await store.append('t', 0, [noted('3')]);
    const remembered = await store.readAll(after, { limit: 10 });
    await one.process(remembered, after);
    refused.clear();
    await askForFirst();
    run(project());
    await untilParked(({ length }) => length === 0);
    await stopAll();
    const { rows } = await database.pool.query('select notes, last_position from notes');
    expect(rows).toEqual([{ notes: '231', last_position: remembered.position }]);
    await store.append('t', 1, [noted('4')]);
    const last = await store.readAll(remembered.position, { limit: 10 });
    await expect(one.process(last, remembered.position)).rejects.toThrow('no longer at');
    await one.process(last, remembered.position);
    expect(await text()).toBe('2314');
  });

  it('of streams that nobody can read stay until the stream can be read again', async () => {
    await store.append('good', 'no-stream', [noted('1')]);
    const place = { position: 'bad', revision: null, id: anEvent().id, type: 'none' };
    await park(database.pool, 'unreadable-streams', { ...place, stream: 'bad' }, new Error('gone'));
    await park(database.pool, 'unreadable-streams', { ...place, position: 'good', stream: 'good' }, new Error('gone'));
    for (const { id } of await parked()) await askForRetry(database.pool, id);
    run(unreadableStreamsProcessor(database.pool));
    expect(await untilParked(({ length, 0: first }) => length === 1 && first?.attempts === 2)).toMatchObject([
      { stream: 'bad', status: 'failed', error: expect.stringContaining('is gone') as string },
    ]);
  });

  it('of an earlier version wait or have failed as before, and are found in the log', async () => {
    refused.add('1');
    await store.append('s', 'no-stream', [noted('1'), noted('2')]);
    const { events } = await store.readAll('', { limit: 10 });
    const { pool } = database;
    await migrateTo(pool, { ...processingMigrations, count: 4 });
    for (const { position, id } of events) {
      await database.pool.query(
        `insert into processing.parked_events (processor, position, stream, event_id, event_type, error)
         values ('notes', $1, 's', $2, 'Noted', $3)`,
        [position, id, position === events[0]?.position ? 'why' : null],
      );
    }
    await database.pool.query(`insert into processing.checkpoints values ('notes', $1)`, [await store.head()]);
    await migrate(pool, processingMigrations);
    expect(await statuses()).toEqual([
      ['failed', 1],
      ['waiting', 0],
    ]);
    refused.clear();
    await askForFirst();
    run(project());
    await untilParked(({ length }) => length === 0);
    expect(await text()).toBe('12');
  });
});
