import type { Stuck } from '#libs/projections';
import { errorCode } from '#libs/process';

interface Failing {
  readonly since: Date;
  /** The same time by the monotonic clock. */
  readonly sinceMs: number;
  readonly fault: unknown;
}

/**
 * The processors and consumer groups of this process. While one is stuck on a systemic fault (DESIGN §6), the process is
 * not ready.
 */
export class BackgroundWork {
  readonly #toleratedMs: number;
  readonly #failing = new Map<string, Failing>();
  readonly #processors = new Set<string>();
  readonly #kafkaGroups = new Set<string>();

  /** @param toleratedMs the time to recover from a lost race or a restarting server before a processor counts as stuck */
  constructor(toleratedMs = 5_000) {
    this.#toleratedMs = toleratedMs;
  }

  /** Registers a processor that has a checkpoint. */
  runs(processor: string): void {
    this.#processors.add(processor);
  }

  /** Registers a consumer group whose offsets Kafka keeps. */
  readsKafka(group: string): void {
    this.#kafkaGroups.add(group);
  }

  get processors(): readonly string[] {
    return [...this.#processors];
  }

  get kafkaGroups(): readonly string[] {
    return [...this.#kafkaGroups];
  }

  /** Records the result of a round. @param fault the error, or undefined after a success */
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
