import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { beat, beatEveryMs, endBeats } from '#libs/projections';
import { answersWithin, type Logger } from '#libs/process';
import type { BackgroundWork } from './background-work.ts';

const endWithinMs = 2_000;

/** Reports to other processes, through the database, that this process runs, with its work and what is stuck. */
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

  /** Resolves after the first beat. Continues until `stop`, also after a failed beat. */
  async start(): Promise<void> {
    await this.#beat();
    this.#beating = this.#beatOn(this.#stopping.signal);
  }

  /** Removes this process, so that others no longer expect it. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    // A frozen database must not delay the shutdown. Other processes then notice the missing beats.
    await answersWithin(
      endWithinMs,
      this.#beating.then(() => endBeats(this.database, this.#id)),
    ).catch((err: unknown) => {
      this.logger.debug({ err }, 'could not remove this process from the list of running processes');
    });
  }

  /** Sends one beat at a time, so that a hanging database blocks a single connection. */
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
      this.logger[level]({ err, code: 'HEARTBEAT_FAILED' }, 'could not send a heartbeat to the database');
    }
  }
}
