import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import { furthestBehind, lagMs, readCheckpoints } from '#libs/projections';
import { ProblemException } from '#libs/http';
import type { Config, Logger } from '#libs/process';
import { CONFIG, DATABASE, EVENT_STORE, LOGGER } from '#libs/runtime';
import { readModels } from '#libs/read-models';

const lookEveryMs = 1_000;
const retryAfterSeconds = 5;

/**
 * Refuses commands while the read models are too far behind the log. Otherwise commands that come faster than they can
 * be projected would make a queue without end.
 */
@Injectable()
export class BackPressure {
  #lookedAt = -Infinity;
  #looking: Promise<void> | undefined;
  #lagMs = 0;

  constructor(
    @Inject(DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws ProblemException RESOURCE_BUSY while the read models are too far behind */
  check(): void {
    this.#lookAgain();
    if (this.#lagMs <= this.config.longestProjectionLagMs) return;
    throw new ProblemException(
      'RESOURCE_BUSY',
      `The read models are ${Math.round(this.#lagMs / 1_000)} seconds behind. Nothing was recorded.`,
      { retryAfterSeconds },
    );
  }

  /** Beside the command and not before it: no command waits for this. */
  #lookAgain(): void {
    if (this.#looking !== undefined || performance.now() - this.#lookedAt < lookEveryMs) return;
    this.#looking = this.look()
      .catch((err: unknown) => {
        // The command will say so itself.
        this.logger.debug({ err }, 'the lag of the read models could not be read');
      })
      .finally(() => {
        this.#lookedAt = performance.now();
        this.#looking = undefined;
      });
  }

  /** How long the oldest event has been waiting that a read model has not seen. */
  async look(): Promise<void> {
    const behind = furthestBehind(Object.values(readModels), await readCheckpoints(this.database));
    this.#lagMs = await lagMs(this.store, behind);
  }
}
