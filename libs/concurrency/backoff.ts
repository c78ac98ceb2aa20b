import { pause } from './pause.ts';

export interface BackoffLimits {
  /** The first pause. Default: 50 ms. */
  readonly firstMs?: number;
  /** No pause is longer. Default: 5 seconds. */
  readonly longestMs?: number;
  /** How many times as long as the one before each pause is. Default: 2. */
  readonly factor?: number;
}

/** How long to wait after so many tries in a row have failed, at least one. */
export function backoffMs(
  failures: number,
  { firstMs = 50, longestMs = 5_000, factor = 2 }: BackoffLimits = {},
): number {
  return Math.min(longestMs, firstMs * factor ** (failures - 1));
}

/** The pauses between tries: they grow while tries fail, and begin again after progress. */
export class Backoff {
  readonly #limits: BackoffLimits;
  #failures = 0;

  constructor(limits: BackoffLimits = {}) {
    this.#limits = limits;
  }

  /** Counts a failure. @returns how long to wait before the next try, in milliseconds */
  next(): number {
    this.#failures += 1;
    return backoffMs(this.#failures, this.#limits);
  }

  /** Counts a failure and waits before the next try, or until the signal. */
  pause(signal?: AbortSignal): Promise<void> {
    return pause(this.next(), signal);
  }

  /** A try succeeded or made progress, so the next failure is the first one again. */
  reset(): void {
    this.#failures = 0;
  }
}
