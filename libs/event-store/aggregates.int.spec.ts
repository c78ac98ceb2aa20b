import { randomUUID } from 'node:crypto';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { Aggregates } from './aggregates.ts';
import type { CommandContext, EventSourced } from './event-sourced.ts';
import { WrongExpectedRevision } from './errors.ts';
import type { EventStore } from './event-store.ts';
import { createPostgresEventStore } from './postgres/postgres-event-store.ts';
import type { StreamStore } from './what-if-store.ts';

type Added = { readonly type: 'Added'; readonly data: { readonly by: number } };

/** Adds up to ten and no further; adding nothing changes nothing. */
const sum: EventSourced<number, number, Added, 'TOO_MUCH'> = {
  initialState: 0,
  evolve: (state, { data }) => state + data.by,
  decide: (by, state) => (by === 0 ? [] : state + by > 10 ? 'TOO_MUCH' : [{ type: 'Added', data: { by } }]),
};

describe('aggregates', () => {
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

  const context = (commandId = randomUUID()): CommandContext => ({
    tenantId: 'default',
    actor: { type: 'user', id: 'tester' },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    occurredAt: '2026-01-01T00:00:00.000Z',
  });

  it('decide, append, and answer with the state and the position', async () => {
    const aggregates = new Aggregates(store).of('default');
    const outcome = await aggregates.handle({ stream: 'sum-1', decider: sum }, 4, context());
    expect(outcome).toMatchObject({ kind: 'decided', state: 4, revision: 0, position: await store.head() });
    expect(await aggregates.handle({ stream: 'sum-1', decider: sum }, 7, context())).toMatchObject({
      kind: 'refused',
      refusal: 'TOO_MUCH',
      state: 4,
    });
    expect(await aggregates.handle({ stream: 'sum-1', decider: sum }, 0, context())).toMatchObject({
      kind: 'decided',
      events: [],
      state: 4,
      revision: 0,
    });
  });

  it('record a command that is tried twice once', async () => {
    const commandId = randomUUID();
    // Each with a cache of its own, as two processes have.
    await new Aggregates(store).of('default').handle({ stream: 'sum-2', decider: sum }, 3, context(commandId));
    const [event] = await store.read('sum-2');
    await expect(
      store.append('sum-2', 'no-stream', [
        { id: event?.id ?? '', type: 'Added', schemaVersion: 1, data: { by: 3 }, metadata: context(commandId) },
      ]),
    ).resolves.toMatchObject({ revision: 0 });
    expect(await store.read('sum-2')).toHaveLength(1);
  });

  it('CV-2 answer a command whose first answer was lost as they did the first time, whatever came after', async () => {
    const commandId = randomUUID();
    const first = await new Aggregates(store)
      .of('default')
      .handle({ stream: 'sum-7', decider: sum }, 4, context(commandId));
    await new Aggregates(store).of('default').handle({ stream: 'sum-7', decider: sum }, 6, context());
    const again = await new Aggregates(store).of('default').handle({ stream: 'sum-7', decider: sum }, 4, {
      ...context(commandId),
      retried: true,
    });
    expect(again).toEqual(first);
    expect(await store.read('sum-7')).toHaveLength(2);

    const other = randomUUID();
    const late = await new Aggregates(store).of('default').handle({ stream: 'sum-7', decider: sum }, -1, {
      ...context(other),
      retried: true,
    });
    expect(late).toMatchObject({ kind: 'decided', state: 9, revision: 2 });
    const [, , recorded] = await store.read('sum-7');
    expect(recorded?.metadata).toEqual(context(other));
  });

  it('CV-2 answer the first result to a command that is tried twice at the same time', async () => {
    const commandId = randomUUID();
    const [one, other] = [new Aggregates(store).of('default'), new Aggregates(store).of('default')];
    await one.handle({ stream: 'sum-8', decider: sum }, 1, context());
    await other.handle({ stream: 'sum-8', decider: sum }, 1, context());
    const first = await one.handle({ stream: 'sum-8', decider: sum }, 2, context(commandId));
    // The other looked for the first try before there was one: to it the sum is still 2.
    expect(await other.handle({ stream: 'sum-8', decider: sum }, 2, context(commandId))).toEqual(first);
    await one.handle({ stream: 'sum-8', decider: sum }, 1, context());
    expect(await one.handle({ stream: 'sum-8', decider: sum }, 2, context(commandId))).toEqual(first);
    expect(await store.read('sum-8')).toHaveLength(4);
  });

  describe('CV-2 two processes that decide one command differently are both answered with what is recorded', () => {
    /** Adds each of the numbers. */
    const each: EventSourced<number, readonly number[], Added, never> = {
      ...sum,
      decide: (numbers) => numbers.map((by) => ({ type: 'Added', data: { by } })),
    };

    it.each([
      ['as many events', [2, 3], [4, 5]],
      ['fewer events', [2], [4, 5]],
      ['more events', [2, 3, 4], [4, 5]],
      ['the same event and more', [2, 3], [2]],
      ['the same event and fewer', [2], [2, 3]],
      ['the same events', [2, 3], [2, 3]],
    ])('the first recorded %s', async (_, first, second) => {
      const stream = `each-${randomUUID()}`;
      const [one, other] = [new Aggregates(store).of('default'), new Aggregates(store).of('default')];
      await one.handle({ stream, decider: each }, [1], context());
      await other.load({ stream, decider: each });
      const command = context();
      const recorded = await one.handle({ stream, decider: each }, first, command);
      await one.handle({ stream, decider: each }, [7], context());
      const state = 1 + first.reduce((total, by) => total + by, 0);
      expect(recorded).toMatchObject({ state, revision: first.length });
      // To the other the stream is where it was before the command.
      expect(await other.handle({ stream, decider: each }, second, command)).toEqual(recorded);
      // And by now it knows everything that is recorded.
      expect(await other.handle({ stream, decider: each }, second, command)).toEqual(recorded);
      expect(await other.load({ stream, decider: each })).toMatchObject({
        state: state + 7,
        revision: first.length + 1,
      });
      expect(await store.read(stream)).toHaveLength(first.length + 2);
    });

    it('also among others that are decided together', async () => {
      const stream = `each-${randomUUID()}`;
      const [one, other] = [new Aggregates(store).of('default'), new Aggregates(store).of('default')];
      await one.handle({ stream, decider: each }, [1], context());
      await other.load({ stream, decider: each });
      const command = context();
      const recorded = await one.handle({ stream, decider: each }, [2, 3], command);
      const [, second, third] = await Promise.all([
        other.handle({ stream, decider: each }, [], context()),
        other.handle({ stream, decider: each }, [2], command),
        other.handle({ stream, decider: each }, [10], context()),
      ]);
      expect(second).toEqual(recorded);
      expect(third).toMatchObject({ state: 16, revision: 3 });
    });
  });

  it('never let a kept state refuse or allow what the store says otherwise', async () => {
    const [one, other] = [new Aggregates(store).of('default'), new Aggregates(store).of('default')];
    await one.handle({ stream: 'sum-3', decider: sum }, 6, context());
    await other.handle({ stream: 'sum-3', decider: sum }, 4, context());
    // To `one` the sum is still 6; an append at that revision fails and is decided again on 10.
    expect(await one.handle({ stream: 'sum-3', decider: sum }, 1, context())).toMatchObject({
      kind: 'refused',
      state: 10,
    });
    await other.handle({ stream: 'sum-3', decider: sum }, -9, context());
    // To `one` it is still 10, which would refuse.
    expect(await one.handle({ stream: 'sum-3', decider: sum }, 5, context())).toMatchObject({
      kind: 'decided',
      state: 6,
    });
  });

  it('let many writers through without losing one', async () => {
    const processes = Array.from({ length: 4 }, () => new Aggregates(store, { maxAttempts: 100 }).of('default'));
    const counting: typeof sum = { ...sum, decide: (by) => [{ type: 'Added', data: { by } }] };
    await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        (processes[index % 4] ?? new Aggregates(store).of('default')).handle(
          { stream: 'sum-4', decider: counting },
          1,
          context(),
        ),
      ),
    );
    expect(await new Aggregates(store).of('default').load({ stream: 'sum-4', decider: counting })).toMatchObject({
      state: 40,
      revision: 39,
    });
  });

  it('decide commands that come together on one stream in order, append them as one, and answer each', async () => {
    const appends: number[] = [];
    const counted: StreamStore = {
      read: (...args) => store.read(...args),
      append: (stream, expected, events) => {
        appends.push(events.length);
        return store.append(stream, expected, events);
      },
    };
    const aggregates = new Aggregates(counted).of('default');
    const first = aggregates.handle({ stream: 'sum-9', decider: sum }, 1, context());
    const together = [4, 6, 0, 5, 3].map((by) => aggregates.handle({ stream: 'sum-9', decider: sum }, by, context()));
    expect(await first).toMatchObject({ state: 1, revision: 0 });
    const outcomes = await Promise.all(together);
    const head = await store.head();
    expect(outcomes).toMatchObject([
      { kind: 'decided', state: 5, revision: 1, position: head },
      { kind: 'refused', refusal: 'TOO_MUCH', state: 5, revision: 1 },
      { kind: 'decided', events: [], state: 5, revision: 1 },
      { kind: 'decided', state: 10, revision: 2, position: head },
      { kind: 'refused', refusal: 'TOO_MUCH', state: 10, revision: 2 },
    ]);
    expect(appends).toEqual([1, 2]);
    expect((await store.read('sum-9')).map(({ data }) => data)).toEqual([{ by: 1 }, { by: 4 }, { by: 5 }]);
  });

  it('decide together again on what others have appended meanwhile', async () => {
    const [one, other] = [new Aggregates(store).of('default'), new Aggregates(store).of('default')];
    await one.handle({ stream: 'sum-10', decider: sum }, 1, context());
    await other.handle({ stream: 'sum-10', decider: sum }, 6, context());
    const first = one.handle({ stream: 'sum-10', decider: sum }, 0, context());
    const together = [2, 3, 1].map((by) => one.handle({ stream: 'sum-10', decider: sum }, by, context()));
    await first;
    // To `one` the sum was 1, on which all of them were possible.
    expect(await Promise.all(together)).toMatchObject([
      { kind: 'decided', state: 9 },
      { kind: 'refused', state: 9 },
      { kind: 'decided', state: 10 },
    ]);
  });

  it('CV-2 fail no command for another one that comes with it', async () => {
    const aggregates = new Aggregates(store).of('default');
    const recorded = context();
    await aggregates.handle({ stream: 'sum-11', decider: sum }, 1, recorded);
    await new Aggregates(store).of('default').handle({ stream: 'sum-11', decider: sum }, 1, context());
    const thrower: typeof sum = {
      ...sum,
      decide: () => {
        throw new TypeError('no such command');
      },
    };
    const twice = context();
    const unsayable = { ...context(), actor: 1n as never };
    const outcomes = await Promise.allSettled([
      aggregates.handle({ stream: 'sum-11', decider: sum }, 0, context()),
      aggregates.handle({ stream: 'sum-11', decider: sum }, 1, recorded),
      aggregates.handle({ stream: 'sum-11', decider: thrower }, 1, context()),
      aggregates.handle({ stream: 'sum-11', decider: sum }, 1, unsayable),
      aggregates.handle({ stream: 'sum-11', decider: sum }, 2, twice),
      aggregates.handle({ stream: 'sum-11', decider: sum }, 2, twice),
      aggregates.handle({ stream: 'sum-11', decider: sum }, 3, { ...twice, commandId: randomUUID(), retried: true }),
    ]);
    expect(outcomes).toMatchObject([
      { value: { events: [] } },
      // As the first try was answered.
      { value: { state: 1, revision: 0 } },
      { reason: { message: 'no such command' } },
      { reason: { name: 'TypeError' } },
      { value: { state: 4, revision: 2 } },
      { value: { state: 4, revision: 2 } },
      { value: { state: 7, revision: 3 } },
    ]);
    expect(await store.read('sum-11')).toHaveLength(4);
  });

  it('give up with the conflict when others keep coming first', async () => {
    const losing: EventStore = Object.assign(Object.create(store) as EventStore, {
      append: () => Promise.reject(new WrongExpectedRevision('sum-5', 0, 1)),
      read: (...args: Parameters<EventStore['read']>) => store.read(...args),
    });
    await expect(
      new Aggregates(losing, { maxAttempts: 3 }).of('default').handle({ stream: 'sum-5', decider: sum }, 1, context()),
    ).rejects.toBeInstanceOf(WrongExpectedRevision);
  });

  it('K7 refuse a stream that does not begin where it began, and one with events that are not its own', async () => {
    const told: unknown[] = [];
    const cut: StreamStore = {
      read: async (stream, options) => (await store.read(stream, options)).slice(1),
      append: (...args) => store.append(...args),
    };
    await new Aggregates(store).of('default').handle({ stream: 'sum-12', decider: sum }, 1, context());
    await new Aggregates(store).of('default').handle({ stream: 'sum-12', decider: sum }, 1, context());
    const aggregates = new Aggregates(cut, { onUnreadable: (fault) => told.push(fault) }).of('default');
    await expect(aggregates.handle({ stream: 'sum-12', decider: sum }, 1, context())).rejects.toMatchObject({
      code: 'STREAM_UNREADABLE',
      at: { stream: 'sum-12', revision: 1, reason: 'revision 0 before it is missing' },
    });
    const unknown: typeof sum = {
      ...sum,
      evolve: () => {
        throw new TypeError('what is this?');
      },
    };
    await expect(
      new Aggregates(store).of('default').load({ stream: 'sum-12', decider: unknown }),
    ).rejects.toMatchObject({
      at: { stream: 'sum-12', revision: 0, type: 'Added' },
      cause: { message: 'what is this?' },
    });
    expect(told).toHaveLength(1);
  });

  it('answer rightly also when there is no room to keep the state', async () => {
    const aggregates = new Aggregates(store, { cacheBytes: 200 }).of('default');
    for (let index = 0; index < 5; index += 1)
      await aggregates.handle({ stream: `sum-6-${index}`, decider: sum }, index + 1, context());
    for (let index = 0; index < 5; index += 1) {
      expect(await aggregates.load({ stream: `sum-6-${index}`, decider: sum })).toMatchObject({ state: index + 1 });
    }
  });
});
