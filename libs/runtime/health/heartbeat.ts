import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { beat, beatEveryMs, endBeats } from '#libs/projections';
import { answersWithin, type Logger } from '#libs/process';
import type { BackgroundWork } from './background-work.ts';

const endWithinMs = 2_000;

/** Has this process tell the others, through the database, that it runs, what it runs, and what is stuck. */
export class Heartbeat {
  readonly #id = randomUUID();
  readonly #stopping = new AbortController();
  #beating: Promise<void> = Promise.resolve();
  #isHeard = true;

  constructor(
    private readonly apps: readonly string[],
    private readonly database: Pool,
    private readonly backgroundWork: Pick<BackgroundWork, 'processors' | 'kafkaGroups' | 'stuck'>,
    private readonly logger: Logger,
  ) {}

  /** Resolves after the first beat; the others follow until the end. A beat that fails is followed by the next one. */
  async start(): Promise<void> {
    await this.#beat();
    this.#beating = this.#beatOn(this.#stopping.signal);
  }

  /** Ends in order: the others no longer expect this process. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    // A database that is frozen must not hold up the end; the others then notice the silence.
    await answersWithin(
      endWithinMs,
      this.#beating.then(() => endBeats(this.database, this.#id)),
    ).catch((err: unknown) => {
      this.logger.debug({ err }, 'the end of this process could not be told to the others');
    });
  }

  /** One at a time, so that a database that does not answer holds one connection and not all. */
  async #beatOn(signal: AbortSignal): Promise<void> {
    for (;;) {
      await delay(beatEveryMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      await this.#beat();
    }
  }

  async #beat(): Promise<void> {
    const { processors, kafkaGroups, stuck } = this.backgroundWork;
    const { apps } = this;
    try {
      await beat(this.database, {
        id: this.#id,
        ...{ apps, host: hostname(), pid: process.pid },
        ...{ processors, kafkaGroups, stuck },
      });
      this.#isHeard = true;
    } catch (err) {
      const level = this.#isHeard ? 'warn' : 'debug';
      this.#isHeard = false;
      this.logger[level]({ err, code: 'HEARTBEAT_FAILED' }, 'this process could not tell the others that it runs');
    }
  }
}
