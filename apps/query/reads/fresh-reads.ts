import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { Cursor, type EntityName } from '@mikro-orm/core';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import type { Filters, ListCursor } from '#libs/http';
import { DATABASE_URL, EVENT_STORE, ProcessorProgress, SYSTEM_DATABASE, TENANT_DATABASE } from '#libs/runtime';
import type { TenantDatabase } from '#libs/postgres';
import { connectReadModels, forTenant, type ReadModel } from '#libs/read-models';
import { lookUp, type LookUp } from './look-up.ts';

/** The two ways in which a query reads the read models. */
export interface Reads {
  /** A unit of work for searches in the tenant's rows. */
  readonly em: EntityManager;
  /**
   * The first rows with a key, in the order of their primary key. For frequent reads.
   * @param most default: 1
   */
  by<Row extends object>(
    entity: EntityName<Row>,
    property: keyof Row & string,
    key: string,
    most?: number,
  ): Promise<readonly Row[]>;
}

/** Reads the read models, as fresh as the caller requires. */
@Injectable()
export class FreshReads implements OnModuleInit, OnModuleDestroy {
  readonly #progress: ProcessorProgress;
  readonly #lookUps = new Map<string, LookUp<object>>();
  #orm: MikroORM | undefined;

  constructor(
    @Inject(DATABASE_URL) private readonly databaseUrl: string,
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(SYSTEM_DATABASE) system: Pool,
    @Inject(EVENT_STORE) eventStore: EventStore,
  ) {
    this.#progress = new ProcessorProgress(system, eventStore);
  }

  async onModuleInit(): Promise<void> {
    this.#orm = await connectReadModels(this.databaseUrl);
  }

  async onModuleDestroy(): Promise<void> {
    await this.#orm?.close();
  }

  /**
   * Returns the reads of a tenant after the read models have reached the requested position.
   * @throws ProblemException READ_MODEL_BEHIND, or VALIDATION_FAILED for a position beyond the log
   */
  async read(tenantId: string, minPosition: string | undefined, readModels: readonly ReadModel[]): Promise<Reads> {
    if (minPosition !== undefined) await this.#progress.reach(minPosition, readModels);
    const orm = this.#orm;
    if (orm === undefined) throw new TypeError('FreshReads was used before its connection to the read models.');
    return {
      get em() {
        return forTenant(orm, tenantId);
      },
      by: (entity, property, key, most = 1) => this.#lookUp(orm, entity, property, most)(tenantId, key),
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
    if (found === undefined) this.#lookUps.set(name, (found = lookUp(this.tenants, meta, property, most)));
    return found;
  }
}

/** A key with more rows than this is searched page by page. */
const mostLookedUp = 32;

/** A paged list of rows of the read models. */
interface ListRequest<Place> {
  readonly cursors: ListCursor<Place>;
  readonly filters?: Filters;
  readonly cursor?: string | undefined;
}

/**
 * A page of the rows with a key.
 * @param search reads the same rows from an ORM cursor on, in the order of their primary key
 */
export async function pageBy<Row extends object, Place extends readonly string[]>(
  list: ListRequest<Place> & { readonly limit: number },
  lookUp: (most: number) => Promise<readonly Row[]>,
  search: (after: { readonly after?: string }) => Promise<FoundPage<Row>>,
): Promise<Page<Row>> {
  if (list.cursor === undefined) {
    const items = await lookUp(mostLookedUp + 1);
    if (items.length <= Math.min(list.limit, mostLookedUp)) return { items, nextCursor: null };
  }
  return page(list, search);
}

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** A page of a search from an ORM cursor on. Callers never see that cursor. */
export async function page<Row extends object, Place extends readonly string[]>(
  { cursors, filters, cursor }: ListRequest<Place>,
  search: (after: { readonly after?: string }) => Promise<FoundPage<Row>>,
): Promise<Page<Row>> {
  const place = cursors.read(cursor, filters);
  const { items, hasNextPage, endCursor } = await search(
    place === undefined ? {} : { after: Cursor.encode([...place]) },
  );
  const isLast = !hasNextPage || endCursor === null;
  return { items, nextCursor: isLast ? null : cursors.write(Cursor.decode(endCursor) as unknown as Place, filters) };
}

interface FoundPage<Row> {
  readonly items: readonly Row[];
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}
