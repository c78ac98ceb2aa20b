import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { START, type EventStore, type Position } from '#libs/event-store';
import { ProblemException } from '#libs/http';
import { readCheckpoints } from '#libs/projections';

interface Waiter {
  readonly processors: readonly string[];
  readonly position: Position;
  readonly deadlineMs: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

const pollMs = 5;
/** The longest wait of a read for its position (N2). */
export const longestWaitMs = 5_000;

/** Makes a read wait until its processors have reached a position (N2). All waiting reads share one poll. */
export class ProcessorProgress {
  #waiters: Waiter[] = [];
  #polling = false;
  /** The last known position of the log, which never decreases. */
  #head: Position = START;

  constructor(
    private readonly database: Pool,
    private readonly eventStore: Pick<EventStore, 'head'>,
  ) {}

  /**
   * Resolves when all processors have reached the position.
   * @throws ProblemException VALIDATION_FAILED at once for a position beyond the end of the log;
   * READ_MODEL_BEHIND with the lag, after five seconds.
   */
  reach(position: Position, processors: readonly string[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ processors, position, deadlineMs: performance.now() + longestWaitMs, resolve, reject });
      void this.#poll();
    });
  }

  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    try {
      while (this.#waiters.length > 0) {
        const reached = await readCheckpoints(this.database);
        this.#waiters = this.#waiters.filter((waiter) => !settled(waiter, reached));
        await this.#refuseBeyondTheEnd();
        if (this.#waiters.length > 0) await delay(pollMs);
      }
    } catch (fault) {
      const waiters = this.#waiters;
      this.#waiters = [];
      for (const { reject } of waiters) reject(fault);
    } finally {
      this.#polling = false;
    }
  }

  /** Refuses a position beyond the end of the log, because no command can have returned it. */
  async #refuseBeyondTheEnd(): Promise<void> {
    if (this.#waiters.every(({ position }) => position <= this.#head)) return;
    // Answers only these waiters, because one added during the query may know a later position.
    const asking = new Set(this.#waiters);
    this.#head = await this.eventStore.head();
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!asking.has(waiter) || waiter.position <= this.#head) return true;
      waiter.reject(beyondTheEnd());
      return false;
    });
  }
}

function settled(
  { processors, position, deadlineMs, resolve, reject }: Waiter,
  reached: ReadonlyMap<string, Position>,
): boolean {
  const behind = processors.filter((processor) => (reached.get(processor) ?? '') < position);
  if (behind.length === 0) {
    resolve();
    return true;
  }
  if (performance.now() < deadlineMs) return false;
  const lag = behind.map((readModel) => ({ readModel, reached: reached.get(readModel) ?? null, required: position }));
  reject(
    new ProblemException(
      'READ_MODEL_BEHIND',
      `${behind.join(', ')} has not reached position ${position} within ${longestWaitMs / 1_000} seconds.`,
      { details: { lag }, retryAfterSeconds: 1 },
    ),
  );
  return true;
}

function beyondTheEnd(): ProblemException {
  const detail = 'is beyond the end of the event log. Use a position that a command returned';
  return new ProblemException('VALIDATION_FAILED', `X-Min-Position ${detail}`, {
    errors: [{ pointer: 'X-Min-Position', detail }],
  });
}
