import { SizedCache } from '#libs/cache';

const burstMs = 1_000;
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
 * which the key's whole quota is available again. A key that has rested may use the units of one second at once.
 */
export class RateLimit {
  readonly #fullAt = new SizedCache<{ readonly ms: number }>(mostKeys);

  constructor(
    readonly policy: string,
    readonly perSecond: number,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** The quota after a request of this weight. It counts only with {@link charge}. */
  quote(key: string, weight: number): Quota {
    const usedMs = this.#usedMs(key, weight);
    const lateMs = Math.max(0, usedMs - burstMs);
    return {
      policy: this.policy,
      perSecond: this.perSecond,
      remaining: Math.floor((Math.max(0, burstMs - usedMs) * this.perSecond) / 1_000),
      resetSeconds: Math.ceil(usedMs / 1_000),
      retryAfterSeconds: Math.ceil(lateMs / 1_000),
    };
  }

  charge(key: string, weight: number): void {
    this.#fullAt.keep(key, { ms: this.nowMs() + this.#usedMs(key, weight) }, 1);
  }

  /** A request that is heavier than the quota of a second passes when the key has rested, because it would never pass otherwise. */
  #usedMs(key: string, weight: number): number {
    const now = this.nowMs();
    const used = Math.max(0, (this.#fullAt.get(key)?.ms ?? now) - now);
    return used + (Math.min(weight, this.perSecond) * 1_000) / this.perSecond;
  }
}
