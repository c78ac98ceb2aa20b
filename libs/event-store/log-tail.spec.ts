import fc from 'fast-check';
import type { RecordedEvent } from './event-store.ts';
import { LogTail, subscribeByTail, type TailEvent } from './log-tail.ts';
import { pollLog } from './postgres/poll-log.ts';
import { fromPosition, toPosition } from './postgres/position.ts';

/** A log in memory, whose readers are woken by hand. */
function aLog() {
  const log: TailEvent[] = [];
  let wake: (() => void)[] = [];
  const follow = pollLog({
    read: (after, limit) => Promise.resolve(log.slice(fromPosition(after), fromPosition(after) + limit)),
    head: () => Promise.resolve(toPosition(log.length)),
    wakeUp: {
      prepare: () => ({
        slept: (_, signal) =>
          new Promise((resolve) => {
            wake.push(resolve);
            signal.addEventListener('abort', () => resolve());
          }),
        cancel: () => undefined,
      }),
    },
    pollIntervalMs: 1_000,
    onError: (error) => {
      throw error;
    },
  });
  const tail = new LogTail({ follow });
  const append = (count: number, { type = 'Any', size = 1 } = {}): void => {
    for (let number = 0; number < count; number += 1) {
      log.push({ event: { type, position: toPosition(log.length + 1) } as RecordedEvent, size });
    }
    const sleeping = wake;
    wake = [];
    for (const end of sleeping) end();
  };
  const turn = (): Promise<void> => new Promise(setImmediate);
  return { tail, log, append, turn };
}

const none = new AbortController().signal;

describe('the tail of the log', () => {
  it('begins where the log ends when it is first asked for', async () => {
    const { tail, append, turn } = aLog();
    append(3);
    expect(tail.page(toPosition(3), undefined, 10)).toBeUndefined();
    await turn();
    expect(tail.page(toPosition(2), undefined, 10)).toBeUndefined();
    expect(tail.page(toPosition(3), undefined, 10)).toEqual({ events: [], position: toPosition(3) });
    append(2);
    await turn();
    expect(tail.page(toPosition(3), undefined, 10)?.events.map(({ position }) => fromPosition(position))).toEqual([
      4, 5,
    ]);
    expect(tail.page(toPosition(4), undefined, 10)?.events).toHaveLength(1);
    await tail.close();
  });

  it('gives pages of the types that are wanted, and tells how far it looked', async () => {
    const { tail, append, turn } = aLog();
    tail.page(toPosition(0), undefined, 1);
    await turn();
    for (const type of ['a', 'b', 'a', 'a', 'b']) append(1, { type });
    await turn();
    const page = (after: number, limit: number) => {
      const { events = [], position = '' } = tail.page(toPosition(after), new Set(['a']), limit) ?? {};
      return [events.map((event) => fromPosition(event.position)), fromPosition(position)];
    };
    expect(page(0, 10)).toEqual([[1, 3, 4], 5]);
    expect(page(0, 2)).toEqual([[1, 3], 3]);
    expect(page(4, 10)).toEqual([[], 5]);
    await tail.close();
  });

  it('wakes only the reader that waits for an event after a position', async () => {
    const { tail, append, turn } = aLog();
    tail.page(toPosition(0), undefined, 1);
    await turn();
    let woken = 0;
    const near = tail.grown(toPosition(0), 60_000, none).then(() => (woken += 1));
    const stop = new AbortController();
    const stopped = tail.grown(toPosition(0), 60_000, stop.signal);
    await turn();
    expect(woken).toBe(0);
    stop.abort();
    await stopped;
    append(1);
    await near;
    await tail.grown(toPosition(0), 60_000, none);
    await tail.close();
    await tail.grown(toPosition(1), 60_000, none);
  });

  it('leaves a subscription at rest until its signal once it is closed', async () => {
    const { tail, append, turn } = aLog();
    tail.page(toPosition(0), undefined, 1);
    await turn();
    append(1);
    await turn();
    const stop = new AbortController();
    const page = tail.page.bind(tail);
    let looks = 0;
    tail.page = (...asked) => {
      looks += 1;
      // A subscription that looks again and again lets nothing else run, this test included.
      if (looks === 100) stop.abort();
      return page(...asked);
    };
    const pages = subscribeByTail(
      toPosition(0),
      { signal: stop.signal },
      { tail, catchUp: () => [] as unknown as AsyncIterable<never>, onError: () => undefined },
    );
    expect((await pages.next()).value?.events).toHaveLength(1);
    const next = pages.next();
    await turn();
    await tail.close();
    await turn();
    expect(stop.signal.aborted).toBe(false);
    stop.abort();
    expect(await next).toMatchObject({ done: true });
  });

  it('takes what follows on what it has, and nothing else', async () => {
    const { tail, log, turn } = aLog();
    const stored = (from: number, count: number): TailEvent[] =>
      Array.from({ length: count }, (_, index) => ({
        event: { type: 'Any', position: toPosition(from + index + 1) } as RecordedEvent,
        size: 1,
      }));
    const untaken = () => {
      throw new Error('It is not taken, so it must not be made.');
    };
    expect(tail.offer(toPosition(0), untaken)).toBe(false);
    tail.page(toPosition(0), undefined, 1);
    await turn();
    let woken = false;
    const near = tail.grown(toPosition(0), 60_000, none).then(() => (woken = true));
    log.push(...stored(0, 5));
    expect(tail.offer(toPosition(0), () => stored(0, 2))).toBe(true);
    await near;
    expect(woken).toBe(true);
    expect([
      tail.offer(toPosition(0), untaken),
      tail.offer(toPosition(1), untaken),
      tail.offer(toPosition(3), untaken),
    ]).toEqual([false, false, false]);
    expect(tail.page(toPosition(0), undefined, 10)?.events.map(({ position }) => fromPosition(position))).toEqual([
      1, 2,
    ]);
    await tail.close();
  });

  it('has each event once and in order, whether it was offered, read, or both at the same time', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ count: fc.integer({ min: 1, max: 3 }), how: fc.constantFrom('offer', 'wake', 'both') }), {
          minLength: 1,
          maxLength: 30,
        }),
        fc.infiniteStream(fc.boolean()),
        async (appends, turns) => {
          const { tail, log, append, turn } = aLog();
          tail.page(toPosition(0), undefined, 1);
          await turn();
          for (const { count, how } of appends) {
            const after = log.length;
            if (how === 'offer') {
              for (let number = 1; number <= count; number += 1) {
                log.push({ event: { type: 'Any', position: toPosition(after + number) } as RecordedEvent, size: 1 });
              }
            } else append(count);
            // What is refused is read when the log is woken the next time.
            if (how !== 'wake') tail.offer(toPosition(after), () => log.slice(after));
            if (turns.next().value === true) await turn();
          }
          append(1);
          for (let round = 0; round < 3; round += 1) await turn();
          const positions = tail.page(toPosition(0), undefined, log.length + 1)?.events.map(({ position }) => position);
          expect(positions).toEqual(log.map(({ event }) => event.position));
          await tail.close();
        },
      ),
      { numRuns: 200 },
    );
  });

  it('forgets what is old or much, and never skips what it does not have', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ count: fc.integer({ min: 1, max: 4_000 }), size: fc.integer({ min: 1, max: 20_000 }) }), {
          minLength: 1,
          maxLength: 12,
        }),
        async (appends) => {
          const { tail, log, append, turn } = aLog();
          tail.page(toPosition(0), undefined, 1);
          await turn();
          for (const { count, size } of appends) {
            append(count, { size });
            for (let round = 0; round < 6; round += 1) await turn();
          }
          // Every page begins right after the position that was asked for, or there is none.
          const reached = Array.from(
            { length: log.length + 1 },
            (_, after) => tail.page(toPosition(after), undefined, 1)?.position,
          );
          const first = reached.findIndex((position) => position !== undefined);
          const expected = (after: number) => (after < first ? undefined : toPosition(Math.min(after + 1, log.length)));
          expect(reached.filter((position, after) => position !== expected(after))).toEqual([]);
          const kept = log.slice(first);
          expect(kept.length).toBeLessThanOrEqual(2_500);
          expect(kept.slice(0, -1).reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(1.25 * 2 ** 22);
          await tail.close();
        },
      ),
      { numRuns: 25 },
    );
  });
});
