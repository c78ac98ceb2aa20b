import { Inject, Injectable } from '@nestjs/common';
import type { EntityName } from '@mikro-orm/core';
import type { Pool } from 'pg';
import type { EventStore } from '#libs/event-store';
import type { Filters, ListCursor } from '#libs/http';
import type { Queryable, TenantDatabase } from '#libs/postgres';
import { TokenView, type ReadModel } from '#libs/read-models';
import { EVENT_STORE, ProcessorProgress, SEARCH_DATABASE, SYSTEM_DATABASE, TENANT_DATABASE } from '#libs/runtime';
import { lookUp, type LookUp } from './look-up.ts';
import { mappingOf } from './mapping.ts';
import { search, type Conditions, type Search } from './search.ts';

/** A key with more rows than this is searched page by page. */
const mostLookedUp = 32;

/** The ways in which a query reads a tenant's rows of the read models. */
export interface Reads {
  /** For statements of the query's own. */
  readonly session: Queryable;
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
  /** The rows that meet conditions. */
  all<Row extends object>(entity: EntityName<Row>, wanted: Search<Row>): Promise<readonly Row[]>;
  /** A page of the rows that meet conditions. */
  page<Row extends object, Place extends readonly string[]>(
    entity: EntityName<Row>,
    list: PagedList<Place> & Pick<Search<Row>, 'where' | 'order'>,
  ): Promise<Page<Row>>;
  /** A page of the rows with a key. Most keys have few rows, which are looked up and not searched. */
  pageBy<Row extends object, Place extends readonly string[]>(
    entity: EntityName<Row>,
    property: keyof Row & string,
    key: string,
    list: PagedList<Place> & Pick<Search<Row>, 'order'>,
  ): Promise<Page<Row>>;
}

export interface PagedList<Place> {
  readonly cursors: ListCursor<Place>;
  readonly filters?: Filters;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

export interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** Reads the read models, as fresh as the caller requires. */
@Injectable()
export class FreshReads {
  readonly #progress: ProcessorProgress;
  readonly #lookUps = new Map<string, LookUp<object>>();

  constructor(
    @Inject(TENANT_DATABASE) private readonly tenants: TenantDatabase,
    @Inject(SEARCH_DATABASE) private readonly searches: TenantDatabase,
    @Inject(SYSTEM_DATABASE) system: Pool,
    @Inject(EVENT_STORE) eventStore: EventStore,
  ) {
    this.#progress = new ProcessorProgress(system, eventStore);
    // The first mapping takes tens of milliseconds, because the ORM learns all entities. No request should wait for that.
    mappingOf(TokenView);
  }

  /**
   * Returns the reads of a tenant after the read models have reached the requested position.
   * @throws ProblemException READ_MODEL_BEHIND, or VALIDATION_FAILED for a position beyond the log
   */
  async read(tenantId: string, minPosition: string | undefined, readModels: readonly ReadModel[]): Promise<Reads> {
    if (minPosition !== undefined) await this.#progress.reach(minPosition, readModels);
    const session = this.searches.of(tenantId);
    const reads: Reads = {
      session,
      by: (entity, property, key, most = 1) => this.#lookUp(entity, property, most)(tenantId, key),
      all: (entity, wanted) => search(session, mappingOf(entity), wanted),
      page: async (entity, { cursors, filters, cursor, limit, where, order }) => {
        const after = cursors.read(cursor, filters);
        // One more row than the page has tells whether another page follows.
        const found = await reads.all(entity, { where, order, after, most: limit + 1 });
        const items = found.slice(0, limit);
        const last = items.at(-1);
        const isLast = found.length === items.length || last === undefined;
        return { items, nextCursor: isLast ? null : cursors.write(placeOf(last, order), filters) };
      },
      pageBy: async <Row extends object, Place extends readonly string[]>(
        entity: EntityName<Row>,
        property: keyof Row & string,
        key: string,
        list: PagedList<Place> & Pick<Search<Row>, 'order'>,
      ) => {
        if (list.cursor === undefined) {
          const items = await reads.by(entity, property, key, mostLookedUp + 1);
          if (items.length <= Math.min(list.limit, mostLookedUp)) return { items, nextCursor: null };
        }
        return reads.page(entity, { ...list, where: [{ [property]: key } as Conditions<Row>] });
      },
    };
    return reads;
  }

  #lookUp<Row extends object>(entity: EntityName<Row>, property: keyof Row & string, most: number): LookUp<Row> {
    const mapping = mappingOf(entity);
    const name = `${mapping.table} ${property} ${most}`;
    let found = this.#lookUps.get(name) as LookUp<Row> | undefined;
    if (found === undefined) this.#lookUps.set(name, (found = lookUp(this.tenants, mapping, property, most)));
    return found;
  }
}

/** The values that identify a row in the order of its list. Times are ISO 8601 texts. */
function placeOf<Row extends object, Place extends readonly string[]>(row: Row, order: readonly (keyof Row)[]): Place {
  const place: readonly unknown[] = order.map((property) => {
    const value: unknown = row[property];
    return value instanceof Date ? value.toISOString() : value;
  });
  return place as Place;
}
