import { setTimeout as delay } from 'node:timers/promises';
import type { Arrival } from './arrivals.ts';

export interface Clock {
  /** In milliseconds, of a clock that is never set back. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  sleep: async (ms) => {
    await delay(ms);
  },
};

/**
 * Starts each arrival at its planned time and does not wait for earlier ones: `arrive` starts the work and returns. Arrivals
 * that are late, because this process was busy, start at once, with their planned time.
 * @param arrive gets the planned time as `meantAt`. Latencies count from there and not from the time of sending, because
 *   a stall would otherwise hide all arrivals of that time (coordinated omission)
 * @returns after the last arrival, or when the signal ends the run
 */
export async function openLoop(
  arrivals: Iterable<Arrival>,
  arrive: (arrival: Arrival, meantAt: number) => void,
  signal: AbortSignal,
  { now, sleep }: Clock = realClock,
): Promise<void> {
  const startedAt = now();
  for (const arrival of arrivals) {
    const meantAt = startedAt + arrival.atMs;
    for (let early = meantAt - now(); early > 0; early = meantAt - now()) {
      if (signal.aborted) return;
      // Sleeps briefly, to see the signal, and at least a millisecond, which is the shortest time of a timer.
      await sleep(Math.min(100, Math.max(1, Math.floor(early))));
    }
    if (signal.aborted) return;
    arrive(arrival, meantAt);
  }
}
