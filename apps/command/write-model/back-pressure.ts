import { Inject, Injectable } from '@nestjs/common';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import { furthestBehind, lagMs, readCheckpoints } from '#libs/projections';
import { ProblemException } from '#libs/http';
import type { Config, Logger } from '#libs/process';
import { CONFIG, SYSTEM_DATABASE, EVENT_STORE, LOGGER } from '#libs/runtime';
import { readModels } from '#libs/read-models';

const measureEveryMs = 1_000;
const retryAfterSeconds = 5;

/**
 * Refuses commands while the read models are too far behind the log. Otherwise commands that arrive faster than they can
 * be projected would let the lag grow without limit.
 */
@Injectable()
export class BackPressure {
  #measuredAt = -Infinity;
  #measuring: Promise<void> | undefined;
  #lagMs = 0;

  constructor(
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** @throws ProblemException RESOURCE_BUSY while the read models are too far behind */
  check(): void {
    this.#measureSoon();
    if (this.#lagMs <= this.config.longestProjectionLagMs) return;
    throw new ProblemException(
      'RESOURCE_BUSY',
      `The read models are ${Math.round(this.#lagMs / 1_000)} seconds behind. Nothing was recorded.`,
      { retryAfterSeconds },
    );
  }

  /** Runs in the background, so that no command waits for it. */
  #measureSoon(): void {
    if (this.#measuring !== undefined || performance.now() - this.#measuredAt < measureEveryMs) return;
    this.#measuring = this.measure()
      .catch((err: unknown) => {
        // If the database is away, the command itself reports it.
        this.logger.debug({ err }, 'the lag of the read models could not be read');
      })
      .finally(() => {
        this.#measuredAt = performance.now();
        this.#measuring = undefined;
      });
  }

  /** Measures the age of the oldest event that a read model has not processed. */
  async measure(): Promise<void> {
    const behind = furthestBehind(Object.values(readModels), await readCheckpoints(this.database));
    this.#lagMs = await lagMs(this.store, behind);
  }
}
