import { setTimeout as delay } from 'node:timers/promises';
import type { Arrival } from './arrivals.ts';

export interface Clock {
  /** Milliseconds of a clock that is never set back. */
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
 * Lets everything arrive at its time, whatever becomes of what came before: `arrive` starts the work and does not wait
 * for it. What has become late, because this process was busy, arrives at once, with the time at which it was meant to.
 * @param arrive `meantAt` by the clock; latencies count from there and not from when something was sent, because
 *   otherwise a stall would hide all those who came meanwhile (coordinated omission)
 * @returns when the last one has arrived, or when the signal says to end
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
      // Never for long, so that the signal is seen; a whole millisecond at least, which is the least that timers know.
      await sleep(Math.min(100, Math.max(1, Math.floor(early))));
    }
    if (signal.aborted) return;
    arrive(arrival, meantAt);
  }
}
