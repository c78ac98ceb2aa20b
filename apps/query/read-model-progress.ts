import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { START, type EventStore, type Position } from '#libs/event-store';
import { ProblemException } from '#libs/platform';
import type { ReadModel } from '#libs/read-models';

interface Waiter {
  readonly readModels: readonly ReadModel[];
  readonly position: Position;
  readonly deadlineMs: number;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

const pollMs = 5;
const longestWaitMs = 5_000;

/** Lets a query wait until the read models it reads have reached a position (N2). All waiting queries share one poll of the checkpoints. */
export class ReadModelProgress {
  #waiters: Waiter[] = [];
  #polling = false;
  /** How far the log is known to go; it never gets shorter. */
  #head: Position = START;

  constructor(
    private readonly database: Pool,
    private readonly eventStore: Pick<EventStore, 'head'>,
  ) {}

  /**
   * Resolves when every one of the read models has reached the position.
   * @throws ProblemException VALIDATION_FAILED at once for a position beyond the end of the log;
   * READ_MODEL_BEHIND with the lag, after five seconds.
   */
  reach(position: Position, readModels: readonly ReadModel[]): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ readModels, position, deadlineMs: performance.now() + longestWaitMs, resolve, reject });
      void this.#poll();
    });
  }

  async #poll(): Promise<void> {
    if (this.#polling) return;
    this.#polling = true;
    try {
      while (this.#waiters.length > 0) {
        const reached = await this.#checkpoints();
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

  /** What no command has answered yet, waiting cannot bring. */
  async #refuseBeyondTheEnd(): Promise<void> {
    if (this.#waiters.every(({ position }) => position <= this.#head)) return;
    // Whoever comes while the log is asked may know a position that is younger than its answer.
    const asking = new Set(this.#waiters);
    this.#head = await this.eventStore.head();
    this.#waiters = this.#waiters.filter((waiter) => {
      if (!asking.has(waiter) || waiter.position <= this.#head) return true;
      waiter.reject(beyondTheEnd());
      return false;
    });
  }

  async #checkpoints(): Promise<ReadonlyMap<string, Position>> {
    const { rows } = await this.database.query<{ processor: string; position: Position }>({
      name: 'read-checkpoints',
      text: 'select processor, position from processing.checkpoints',
    });
    return new Map(rows.map(({ processor, position }) => [processor, position]));
  }
}

function settled(
  { readModels, position, deadlineMs, resolve, reject }: Waiter,
  reached: ReadonlyMap<string, Position>,
): boolean {
  const behind = readModels.filter((readModel) => (reached.get(readModel) ?? '') < position);
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
  const detail = 'must be a position that a command answered: it is beyond the end of the log';
  return new ProblemException('VALIDATION_FAILED', `X-Min-Position ${detail}`, {
    errors: [{ pointer: 'X-Min-Position', detail }],
  });
}
