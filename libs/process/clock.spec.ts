import { clockOf, MovableClock, systemClock } from './clock.ts';

const never = new AbortController().signal;
const hourMs = 3_600_000;
const inHours = (clock: MovableClock, hours: number) => new Date(clock.now().getTime() + hours * hourMs);

describe('the clock', () => {
  it('S7-39 can be moved, and continues from there', () => {
    const clock = new MovableClock();
    expect(clock.moved).toBe(false);
    clock.moveTo(new Date('2030-01-01T00:00:00.000Z'));
    expect(clock.moved).toBe(true);
    expect(clock.now().toISOString()).toMatch(/^2030-01-01T00:00:0/);
  });

  it('S7-39 can be moved in local mode only', () => {
    for (const host of ['127.0.0.1', '::1', 'localhost']) expect(clockOf({ host })).toBeInstanceOf(MovableClock);
    for (const host of ['0.0.0.0', '::', '10.0.0.7']) expect(clockOf({ host })).toBe(systemClock);
  });

  it('S6-52 wakes a waiter when it is moved to the awaited time, and not before', async () => {
    const clock = new MovableClock();
    const woken: string[] = [];
    const waitFor = async (hours: number) => {
      await clock.until(inHours(clock, hours), never);
      woken.push(`${hours} h`);
    };
    const first = waitFor(1);
    const second = waitFor(48);
    clock.moveTo(inHours(clock, 2));
    await first;
    expect(woken).toEqual(['1 h']);
    clock.moveTo(inHours(clock, 47));
    await second;
    expect(woken).toEqual(['1 h', '48 h']);
  });

  it.each([
    ['system clock', systemClock],
    ['movable clock', new MovableClock()],
  ])('S6-52 does not prolong a wait when it is set back: %s', async (_, clock) => {
    const time = new Date(clock.now().getTime() + 20);
    const waiting = clock.until(time, never);
    const { now } = Date;
    Date.now = () => now() - 24 * hourMs;
    try {
      await waiting;
    } finally {
      Date.now = now;
    }
  });

  it.each([
    ['system clock', systemClock],
    ['movable clock', new MovableClock()],
  ])('ends a wait when its signal aborts: %s', async (_, clock) => {
    const ending = new AbortController();
    const waited = clock.until(new Date('2199-01-01T00:00:00.000Z'), ending.signal);
    ending.abort();
    await waited;
    await clock.until(new Date('2199-01-01T00:00:00.000Z'), ending.signal);
    await clock.until(new Date(0), never);
  });
});
