import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CursorError } from '@mikro-orm/core';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import { DATABASE, DATABASE_URL, EVENT_STORE, ProblemException } from '#libs/platform';
import { connectReadModels, type ReadModel } from '#libs/read-models';
import { ReadModelProgress } from './read-model-progress.ts';

/** Reads of the read models, as fresh as the asker demands. */
@Injectable()
export class FreshReads implements OnModuleInit, OnModuleDestroy {
  readonly #progress: ReadModelProgress;
  #orm: MikroORM | undefined;

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(DATABASE) database: Pool,
    @Inject(EVENT_STORE) eventStore: EventStore,
  ) {
    this.#progress = new ReadModelProgress(database, eventStore);
  }

  async onModuleInit(): Promise<void> {
    this.#orm = await connectReadModels(this.databaseUrl);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#orm?.close();
  }

  /**
   * A unit of work over the read models, once they have reached the position that was asked for.
   * @throws ProblemException READ_MODEL_BEHIND, or VALIDATION_FAILED for a position that the log does not have
   */
  async read(minPosition: string | undefined, readModels: readonly ReadModel[]): Promise<EntityManager> {
    if (minPosition !== undefined) await this.#progress.reach(minPosition, readModels);
    if (this.#orm === undefined) throw new TypeError('The read models are connected before anybody asks.');
    return this.#orm.em.fork({ clear: true });
  }
}

/** Runs a query by cursor; a cursor that is none of ours is the caller's error. */
export async function page<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query();
  } catch (error) {
    // Of other columns, of no JSON, or with values that are no dates.
    const foreign =
      error instanceof CursorError || error instanceof SyntaxError || String(error).includes('Invalid time value');
    if (!foreign) throw error;
    throw new ProblemException('VALIDATION_FAILED', 'cursor is not one that a page before this answered', {
      errors: [{ pointer: 'cursor', detail: 'is not one that a page before this answered' }],
    });
  }
}
