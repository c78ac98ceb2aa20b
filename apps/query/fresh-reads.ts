import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { CursorError, type EntityName } from '@mikro-orm/core';
import type { Pool } from 'pg';
import type { PageQuery } from '#libs/contracts';
import type { EventStore } from '#libs/event-store';
import { DATABASE, DATABASE_URL, EVENT_STORE, ProblemException } from '#libs/platform';
import { connectReadModels, type ReadModel } from '#libs/read-models';
import { lookUp, type LookUp } from './look-up.ts';
import { ReadModelProgress } from './read-model-progress.ts';

/** What a query reads the read models with. */
export interface Reads {
  /** A unit of work, for what is searched for. */
  readonly em: EntityManager;
  /** The first rows, by their primary key, that have a key: for what is asked for often. @param most default: 1 */
  by<Row extends object>(
    entity: EntityName<Row>,
    property: keyof Row & string,
    key: string,
    most?: number,
  ): Promise<readonly Row[]>;
}

/** Reads of the read models, as fresh as the asker demands. */
@Injectable()
export class FreshReads implements OnModuleInit, OnModuleDestroy {
  readonly #progress: ReadModelProgress;
  readonly #lookUps = new Map<string, LookUp<object>>();
  #orm: MikroORM | undefined;

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(DATABASE) private readonly database: Pool,
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
   * What to read the read models with, once they have reached the position that was asked for.
   * @throws ProblemException READ_MODEL_BEHIND, or VALIDATION_FAILED for a position that the log does not have
   */
  async read(minPosition: string | undefined, readModels: readonly ReadModel[]): Promise<Reads> {
    if (minPosition !== undefined) await this.#progress.reach(minPosition, readModels);
    const orm = this.#orm;
    if (orm === undefined) throw new TypeError('The read models are connected before anybody asks.');
    return {
      get em() {
        return orm.em.fork({ clear: true });
      },
      by: (entity, property, key, most = 1) => this.#lookUp(orm, entity, property, most)(key),
    };
  }

  #lookUp<Row extends object>(
    orm: MikroORM,
    entity: EntityName<Row>,
    property: keyof Row & string,
    most: number,
  ): LookUp<Row> {
    const meta = orm.getMetadata(entity);
    const name = `${meta.tableName} ${property} ${most}`;
    let found = this.#lookUps.get(name) as LookUp<Row> | undefined;
    if (found === undefined) this.#lookUps.set(name, (found = lookUp(this.database, meta, property, most)));
    return found;
  }
}

/** So many rows of a key are looked up; where there are more, they are searched for. */
const few = 32;

/** A page of the rows that have a key. @param search the same by cursor, in the order of the rows' primary key */
export async function pageBy<Row extends object>(
  { limit, cursor }: PageQuery,
  lookUp: (most: number) => Promise<readonly Row[]>,
  search: () => Promise<FoundPage<Row>>,
): Promise<Page<Row>> {
  if (cursor === undefined) {
    const items = await lookUp(few + 1);
    if (items.length <= Math.min(limit, few)) return { items, nextCursor: null };
  }
  return page(search);
}

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** A page that is searched for by cursor; a cursor that is none of ours is the caller's error. */
export async function page<Row extends object>(search: () => Promise<FoundPage<Row>>): Promise<Page<Row>> {
  try {
    const { items, hasNextPage, endCursor } = await search();
    return { items, nextCursor: hasNextPage ? endCursor : null };
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

interface FoundPage<Row> {
  readonly items: readonly Row[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
