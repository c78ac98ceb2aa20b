import { setTimeout as delay } from 'node:timers/promises';
import { isLocalMode } from './config.ts';

/** The time of day. All code that depends on the time uses a Clock, so that tests can set it. */
export interface Clock {
  now(): Date;
  /**
   * Resolves at the given time or later, and at once when the signal aborts. Setting the clock back does not prolong the
   * wait beyond the time that was left at its start.
   */
  until(time: Date, signal: AbortSignal): Promise<void>;
}

/** A wait checks the time at least this often, because the clock may be set forward. */
const longestStepMs = 60_000;

export const systemClock: Clock = {
  now: () => new Date(),
  until: async (time, signal) => {
    const end = performance.now() + time.getTime() - Date.now();
    while (!signal.aborted && Date.now() < time.getTime() && performance.now() < end) {
      const ms = Math.min(time.getTime() - Date.now(), end - performance.now(), longestStepMs);
      await delay(Math.max(0, ms), undefined, { signal }).catch(() => undefined);
    }
  },
};

/** A clock that can be moved, for tests and for local mode. It continues from the time it is moved to. */
export class MovableClock implements Clock {
  #offsetMs = 0;
  #moves = Promise.withResolvers<undefined>();

  /** Whether it differs from the system clock. */
  get moved(): boolean {
    return this.#offsetMs !== 0;
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** Moves forward or back, and makes all waiters check the time. */
  moveTo(time: Date): void {
    this.#offsetMs = time.getTime() - Date.now();
    this.#moves.resolve(undefined);
    this.#moves = Promise.withResolvers();
  }

  async until(time: Date, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.now() < time) {
      const waiting = new AbortController();
      const target = new Date(time.getTime() - this.#offsetMs);
      const isOver = await Promise.race([
        systemClock.until(target, AbortSignal.any([signal, waiting.signal])).then(() => true),
        this.#moves.promise.then(() => false),
      ]);
      waiting.abort();
      if (isOver) return;
    }
  }
}

/** The clock of a process that runs all apps. It can be moved in local mode only, where no one else depends on it. */
export function clockOf(config: Parameters<typeof isLocalMode>[0]): Clock {
  return isLocalMode(config) ? new MovableClock() : systemClock;
}
