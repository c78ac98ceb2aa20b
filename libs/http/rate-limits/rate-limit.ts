import { SizedCache } from '#libs/cache';

/** What a rested key may use at once: more would stand before the requests of all others. */
const burstMs = 250;
/** A page or a script sends so many requests at once, also where the limit is low. */
const leastBurst = 20;
/** A key needs about 100 bytes. An evicted key starts again with its whole quota, so the least recently used is evicted. */
const mostKeys = 50_000;

/** What is left of a quota, as the header RateLimit shows it. */
export interface Quota {
  readonly policy: string;
  readonly perSecond: number;
  /** Units that the key may use at once. */
  readonly remaining: number;
  /** Until the whole quota is available again, in whole seconds. */
  readonly resetSeconds: number;
  /** Until the refused request would be admitted, in whole seconds; 0 if it is admitted. */
  readonly retryAfterSeconds: number;
}

/**
 * A limit by key, in units per second, by the generic cell rate algorithm (GCRA). It keeps one number for each key: the time at
 * which the key's whole quota is available again. A key that has rested may use the units of a quarter of a second at once, but
 * 20 units or the units of a second if that is less.
 */
export class RateLimit {
  readonly #fullAt = new SizedCache<{ readonly ms: number }>(mostKeys);
  readonly #burstMs: number;

  constructor(
    readonly policy: string,
    readonly perSecond: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {
    this.#burstMs = Math.max(burstMs, (Math.min(leastBurst, perSecond) * 1_000) / perSecond);
  }

  /** The quota after a request of this weight. It counts only with {@link charge}. */
  quote(key: string, weight: number): Quota {
    const takenMs = this.#takenMs(key);
    const costMs = this.#costMs(weight);
    const usedMs = takenMs + costMs;
    // What costs more than a burst passes when the key has rested, because it would never pass otherwise.
    const lateMs = Math.max(0, takenMs + Math.min(costMs, this.#burstMs) - this.#burstMs);
    return {
      policy: this.policy,
      perSecond: this.perSecond,
      remaining: Math.floor((Math.max(0, this.#burstMs - usedMs) * this.perSecond) / 1_000),
      resetSeconds: Math.ceil(usedMs / 1_000),
      retryAfterSeconds: Math.ceil(lateMs / 1_000),
    };
  }

  charge(key: string, weight: number): void {
    this.#fullAt.keep(key, { ms: this.nowMs() + this.#takenMs(key) + this.#costMs(weight) }, 1);
  }

  /** Until the whole quota is available again. */
  #takenMs(key: string): number {
    const now = this.nowMs();
    return Math.max(0, (this.#fullAt.get(key)?.ms ?? now) - now);
  }

  /** At most a second, also for a request that is heavier than the quota of a second. */
  #costMs(weight: number): number {
    return (Math.min(weight, this.perSecond) * 1_000) / this.perSecond;
  }
}
