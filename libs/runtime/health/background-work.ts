import type { Stuck } from '#libs/projections';
import { errorCode } from '#libs/process';

interface Failing {
  readonly since: Date;
  /** The same by a clock that nobody sets. */
  readonly sinceMs: number;
  readonly fault: unknown;
}

/**
 * The processors and consumer groups of this process, and which of them cannot work for a systemic fault (DESIGN §6): it is
 * not ready then.
 */
export class BackgroundWork {
  readonly #toleratedMs: number;
  readonly #failing = new Map<string, Failing>();
  readonly #processors = new Set<string>();
  readonly #kafkaGroups = new Set<string>();

  /** @param toleratedMs a lost race, or a server that restarts, is over sooner */
  constructor(toleratedMs = 5_000) {
    this.#toleratedMs = toleratedMs;
  }

  /** Of this process, and its checkpoint tells how far it is. */
  runs(processor: string): void {
    this.#processors.add(processor);
  }

  /** Of this process, and Kafka knows how far it is. */
  readsKafka(group: string): void {
    this.#kafkaGroups.add(group);
  }

  get processors(): readonly string[] {
    return [...this.#processors];
  }

  get kafkaGroups(): readonly string[] {
    return [...this.#kafkaGroups];
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
