import { errorCode } from '../error-code.ts';

/** Work that has met faults since some time and has not done anything in between. */
export interface Stuck {
  readonly processor: string;
  /** ISO 8601. */
  readonly since: string;
  /** Of the last fault. */
  readonly code: string;
}

interface Failing {
  readonly since: Date;
  /** The same by a clock that nobody sets. */
  readonly sinceMs: number;
  readonly fault: unknown;
}

/** Which processors and consumer groups of this process cannot work for a systemic fault (DESIGN §6): it is not ready then. */
export class BackgroundWork {
  readonly #toleratedMs: number;
  readonly #failing = new Map<string, Failing>();

  /** @param toleratedMs a lost race, or a server that restarts, is over sooner */
  constructor(toleratedMs = 5_000) {
    this.#toleratedMs = toleratedMs;
  }

  /** @param fault what it failed with this time; undefined when it worked */
  readonly note = (processor: string, fault: unknown): void => {
    if (fault === undefined) this.#failing.delete(processor);
    else {
      const { since, sinceMs } = this.#failing.get(processor) ?? { since: new Date(), sinceMs: performance.now() };
      this.#failing.set(processor, { since, sinceMs, fault });
    }
  };

  get stuck(): readonly Stuck[] {
    const now = performance.now();
    return [...this.#failing]
      .filter(([, { sinceMs }]) => now - sinceMs >= this.#toleratedMs)
      .map(([processor, { since, fault }]) => ({
        processor,
        since: since.toISOString(),
        code: errorCode(fault) ?? 'UNKNOWN',
      }));
  }
}
