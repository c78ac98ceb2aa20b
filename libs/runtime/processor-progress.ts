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
/** No read waits longer for its position (N2). */
export const longestWaitMs = 5_000;

/** Lets a read wait until the processors behind it have reached a position (N2). All waiting reads share one poll of the checkpoints. */
export class ProcessorProgress {
  #waiters: Waiter[] = [];
  #polling = false;
  /** How far the log is known to go; it never gets shorter. */
  #head: Position = START;

  constructor(
    private readonly database: Pool,
    private readonly eventStore: Pick<EventStore, 'head'>,
  ) {}

  /**
   * Resolves when every one of the processors has reached the position.
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

  /** No command has answered a position beyond the end of the log, so waiting for it is in vain. */
  async #refuseBeyondTheEnd(): Promise<void> {
    if (this.#waiters.every(({ position }) => position <= this.#head)) return;
    // A waiter that is added meanwhile may know a position that is younger than the answer.
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
  const detail = 'must be a position that a command returned: it is beyond the end of the log';
  return new ProblemException('VALIDATION_FAILED', `X-Min-Position ${detail}`, {
    errors: [{ pointer: 'X-Min-Position', detail }],
  });
}
