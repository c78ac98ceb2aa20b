import type { Pool, PoolClient } from 'pg';
import { START, type EventStore, type Position, type RecordedEvent, type UndecodableEvent } from '#libs/event-store';
import { inTransaction } from '#libs/postgres';
import { readCheckpoint } from './checkpoints.ts';
import { isFaultOfEvent } from './event-fault.ts';
import { park } from './parked-events.ts';
import { partsOf } from './processor.ts';
import { applyAll, applyOneByOne, namesOf, type Projection } from './projection.ts';
import { storedColumns, type Table } from './table.ts';

/** The differences between the rows of a table and those that the log gives. */
export interface Differences {
  readonly table: string;
  /** The number of rows that the log gives and the table lacks. */
  readonly missing: number;
  /** The number of rows that the table has and the log does not give. */
  readonly surplus: number;
  readonly different: number;
  /** The keys of the first differing rows. */
  readonly keys: string[];
}

/** The number of differing rows in all tables. */
export function rowsThatDiffer(differences: readonly Differences[]): number {
  return differences.reduce((sum, { missing, surplus, different }) => sum + missing + surplus + different, 0);
}

export interface Comparison {
  /** The position up to which the log was read: that of the projection. */
  readonly position: Position;
  /** The number of events that were applied. */
  readonly events: number;
  /** The differences of each table of the projection. */
  readonly differences: Differences[];
  /** The number of events that cannot be applied and of those that wait behind them. */
  readonly parked: number;
}

export interface RebuildEnvironment {
  readonly eventStore: Pick<EventStore, 'readAll' | 'head'>;
  readonly database: Pool;
  /** Ends the work after the current page. */
  readonly signal?: AbortSignal;
  /** Called in every writing transaction. It throws if another process has taken over the work. */
  readonly guard?: (transaction: PoolClient, progress: Progress) => Promise<void>;
}

export type Progress = Pick<Comparison, 'position' | 'events'>;

const pageSize = 2_000;
const mostKeys = 20;

/** Compares every row of a read model with a fold of the log (N6). It changes nothing and blocks nobody. */
export async function checkProjection(projection: Projection, environment: RebuildEnvironment): Promise<Comparison> {
  return besides(projection, environment, (made) =>
    inTransaction(
      environment.database,
      async (client) => {
        const position = await positionOf(client, projection, environment);
        await made.readUpTo(position, client);
        return made.compared(client);
      },
      // Reads rows and checkpoint of one moment: a projection commits them together.
      'repeatable read',
    ),
  );
}

/**
 * Rebuilds a read model from the log (N6), and corrects the differing rows in one transaction. Until then queries read
 * the old rows and the projection goes on; it waits only for the last transaction. Parked events that can now be
 * applied are no longer parked.
 * @returns the corrected differences
 */
export async function rebuildProjection(projection: Projection, environment: RebuildEnvironment): Promise<Comparison> {
  const { name } = projection;
  return besides(projection, environment, (made) =>
    inTransaction(environment.database, async (client) => {
      // Locks the tables first and then the checkpoint, as the projection does, so that the two cannot deadlock.
      await client.query(`lock table ${namesOf(projection)} in share row exclusive mode`);
      const position = await positionOf(client, projection, environment);
      await made.readUpTo(position, client);
      const compared = await made.compared(client);
      for (const table of projection.tables) await putRight(client, table);
      await client.query('delete from processing.parked_events where processor = $1', [name]);
      for (const { event, fault } of made.parked) await park(client, name, event, fault);
      await client.query(
        `update processing.checkpoints set position = $2, generation = generation + 1, updated_at = now()
         where processor = $1`,
        [name, position],
      );
      return compared;
    }),
  );
}

/** The position of the projection, or the end of the log if that is earlier, as after a restored backup. */
async function positionOf(
  client: PoolClient,
  { name }: Projection,
  { eventStore }: RebuildEnvironment,
): Promise<Position> {
  const checkpoint = await readCheckpoint(client, name);
  const head = await eventStore.head();
  return checkpoint < head ? checkpoint : head;
}

/** Builds the read model beside the current one, up to its position, and removes it afterwards. */
async function besides<T>(
  projection: Projection,
  environment: RebuildEnvironment,
  work: (made: MadeBesides) => Promise<T>,
): Promise<T> {
  const { database } = environment;
  const made = new MadeBesides(projection, environment);
  try {
    await inTransaction(database, (client) => made.prepare(client));
    for (;;) {
      const position = await inTransaction(database, async (client) => {
        const goal = await positionOf(client, projection, environment);
        return (await made.readPage(goal, client)) ? undefined : goal;
      });
      if (position !== undefined) break;
    }
    return await work(made);
  } finally {
    await inTransaction(database, (client) => made.remove(client)).catch(() => undefined);
  }
}

/**
 * The tables of a projection in a schema of their own. A transaction that writes there has that schema first in its
 * search path.
 */
class MadeBesides {
  readonly #projection: Projection;
  readonly #environment: RebuildEnvironment;
  readonly #parkedStreams = new Set<string>();
  readonly parked: { readonly event: RecordedEvent | UndecodableEvent; readonly fault: unknown }[] = [];
  #position: Position = START;
  #events = 0;

  constructor(projection: Projection, environment: RebuildEnvironment) {
    this.#projection = projection;
    this.#environment = environment;
  }

  /** Drops the tables that a dead process left. */
  async prepare(client: PoolClient): Promise<void> {
    await this.#guard(client);
    await this.#drop(client);
    for (const { name } of this.#projection.tables) {
      await client.query(`create unlogged table rebuilding.${name} (like ${name} including all)`);
    }
  }

  async remove(client: PoolClient): Promise<void> {
    await this.#guard(client);
    await this.#drop(client);
  }

  /** @returns whether there may be more events up to the position */
  async readPage(upTo: Position, client: PoolClient): Promise<boolean> {
    if (this.#position >= upTo) return false;
    const { eventStore, signal } = this.#environment;
    signal?.throwIfAborted();
    const { types } = this.#projection;
    const page = await eventStore.readAll(this.#position, { limit: pageSize, filter: { types } });
    const isWanted = ({ position }: { position: Position }): boolean => position <= upTo;
    const wanted = {
      events: page.events.filter(isWanted),
      faults: (page.faults ?? []).filter(isWanted),
      position: page.position < upTo ? page.position : upTo,
    };
    await client.query(`select set_config('search_path', 'rebuilding, ' || current_setting('search_path'), true)`);
    for (const part of partsOf(wanted, this.#position)) {
      if ('fault' in part) {
        this.#parkedStreams.add(part.stream);
        this.parked.push({ event: part, fault: part.fault });
      } else {
        await this.#apply(part.events, client);
      }
    }
    await client.query(
      `select set_config('search_path', replace(current_setting('search_path'), 'rebuilding, ', ''), true)`,
    );
    const stands = page.position === this.#position;
    this.#position = stands ? upTo : wanted.position;
    this.#events += wanted.events.length;
    await this.#guard(client);
    return this.#position < upTo;
  }

  async readUpTo(position: Position, client: PoolClient): Promise<void> {
    while (await this.readPage(position, client)) continue;
  }

  async #apply(events: readonly RecordedEvent[], client: PoolClient): Promise<void> {
    if (events.length === 0) return;
    if (events.every(({ stream }) => !this.#parkedStreams.has(stream))) {
      await client.query('savepoint one_page');
      try {
        await applyAll(client, this.#projection, events);
        return;
      } catch (fault) {
        if (!isFaultOfEvent(fault)) throw fault;
        await client.query('rollback to savepoint one_page');
      }
    }
    await applyOneByOne(client, this.#projection, events, this.#parkedStreams, (event, fault) => {
      this.parked.push({ event, fault });
      return Promise.resolve();
    });
  }

  async compared(client: PoolClient): Promise<Comparison> {
    const differences: Differences[] = [];
    for (const table of this.#projection.tables) differences.push(await differencesOf(client, table));
    return { position: this.#position, events: this.#events, differences, parked: this.parked.length };
  }

  async #guard(client: PoolClient): Promise<void> {
    await this.#environment.guard?.(client, { position: this.#position, events: this.#events });
  }

  async #drop(client: PoolClient): Promise<void> {
    for (const { name } of this.#projection.tables) await client.query(`drop table if exists rebuilding.${name}`);
  }
}

const listed = (of: string, columns: readonly string[]): string => columns.map((each) => `${of}.${each}`).join(', ');

async function differencesOf(client: PoolClient, table: Table): Promise<Differences> {
  const { name, key } = table;
  const columns = storedColumns(table);
  const [first = ''] = key;
  const { rows } = await client.query<Omit<Differences, 'table'>>(
    `with differing as (
       select stands.${first} is null as missing, made.${first} is null as surplus,
              concat_ws(' ', ${key.map((each) => `coalesce(made.${each}, stands.${each})`).join(', ')}) as key
       from ${name} stands full join rebuilding.${name} made
         on ${key.map((each) => `stands.${each} = made.${each}`).join(' and ')}
       where (${listed('stands', columns)}) is distinct from (${listed('made', columns)})
     )
     select count(*) filter (where missing)::int as missing, count(*) filter (where surplus)::int as surplus,
            count(*) filter (where not missing and not surplus)::int as different,
            array(select key from differing order by key limit ${mostKeys}) as keys
     from differing`,
  );
  const [row = { missing: 0, surplus: 0, different: 0, keys: [] }] = rows;
  return { table: name, ...row };
}

async function putRight(client: PoolClient, table: Table): Promise<void> {
  const { name, key } = table;
  const columns = storedColumns(table);
  const others = columns.filter((column) => !key.includes(column));
  const isSame = key.map((each) => `made.${each} = stands.${each}`).join(' and ');
  await client.query(
    `delete from ${name} stands where not exists (select from rebuilding.${name} made where ${isSame})`,
  );
  await client.query(
    `insert into ${name} as stands (${columns.join(', ')}) select ${columns.join(', ')} from rebuilding.${name}
     on conflict (${key.join(', ')}) do update set (${others.join(', ')}) = row(${listed('excluded', others)})
       where (${listed('stands', others)}) is distinct from (${listed('excluded', others)})`,
  );
}
