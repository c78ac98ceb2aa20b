import { setTimeout as delay } from 'node:timers/promises';
import { isLocalMode, type Config } from './config.ts';

/** The time of day. Everything that decides by time gets it from here, so that a test can say what time it is. */
export interface Clock {
  now(): Date;
  /**
   * Resolves when it is that time or later, and at once when the signal ends the wait. A clock that is put back meanwhile
   * prolongs nothing: it resolves at the latest when as much time has passed as was left.
   */
  until(time: Date, signal: AbortSignal): Promise<void>;
}

/** After so long it looks what time it is, because the clock may have been put forward. */
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

/** A clock that can be moved: for tests, and for trying things out in local mode. It goes on from where it was put. */
export class MovableClock implements Clock {
  #offsetMs = 0;
  #moves = Promise.withResolvers<undefined>();

  /** Whether it is not the time of the system. */
  get moved(): boolean {
    return this.#offsetMs !== 0;
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  /** Forward or back; whoever waits for a time looks again. */
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

/** The clock of a process that serves everything: it can be moved in local mode alone, where it is nobody else's. */
export function clockOf(config: Pick<Config, 'host'>): Clock {
  return isLocalMode(config) ? new MovableClock() : systemClock;
}
