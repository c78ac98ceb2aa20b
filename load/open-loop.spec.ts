import { arrivalsOf, phasesOf } from './arrivals.ts';
import { openLoop, type Clock } from './open-loop.ts';

/** A clock that advances when the code sleeps, or when the test says so. */
function virtualClock(): Clock & { pass(ms: number): void } {
  let now = 1_000;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
    sleep: (ms) => {
      now += ms;
      return Promise.resolve();
    },
  };
}

const fixed = (perSecond: number, seconds: number) =>
  arrivalsOf(phasesOf('sustained', perSecond, seconds), 'fixed', () => 0);

describe('the open loop', () => {
  it('does not wait for what never ends', async () => {
    const clock = virtualClock();
    const waiting: Promise<void>[] = [];
    const times: number[] = [];
    const arrive = (_: unknown, meantAt: number): void => {
      times.push(clock.now() - meantAt);
      waiting.push(new Promise(() => undefined));
    };
    await openLoop(fixed(100, 2), arrive, new AbortController().signal, clock);
    expect(waiting).toHaveLength(200);
    expect(times.every((late) => late >= 0 && late <= 1)).toBe(true);
  });

  it('makes up for a pause of its own, and says when each was meant to come', async () => {
    const clock = virtualClock();
    const meant: number[] = [];
    const arrive = (_: unknown, meantAt: number): void => {
      meant.push(meantAt);
      if (meant.length === 10) clock.pass(500);
    };
    await openLoop(fixed(100, 1), arrive, new AbortController().signal, clock);
    expect(meant).toEqual(Array.from({ length: 100 }, (_, n) => 1_000 + n * 10));
    expect(clock.now()).toBeLessThan(1_000 + 1_000);
  });

  it('ends when it is told to', async () => {
    const stopped = new AbortController();
    let arrived = 0;
    const arrive = (): void => {
      arrived += 1;
      if (arrived === 3) stopped.abort();
    };
    await openLoop(fixed(100, 60), arrive, stopped.signal, virtualClock());
    expect(arrived).toBe(3);
  });
});
