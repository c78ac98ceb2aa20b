import type { Pool, PoolClient } from 'pg';
import { START, type EventStore, type Position, type RecordedEvent, type UndecodableEvent } from '#libs/event-store';
import { inTransaction } from '#libs/postgres';
import { readCheckpoint } from './checkpoints.ts';
import { isFaultOfEvent } from './event-fault.ts';
import { park } from './parked-events.ts';
import { partsOf } from './processor.ts';
import { applyAll, applyOneByOne, namesOf, type Projection } from './projection.ts';
import type { Table } from './table.ts';

/** How the rows of a table differ from those that the log makes. */
export interface Differences {
  readonly table: string;
  /** Rows that the log makes and that are not there. */
  readonly missing: number;
  /** Rows that are there and that the log does not make. */
  readonly surplus: number;
  readonly different: number;
  /** Of the first rows that differ. */
  readonly keys: string[];
}

/** How many rows differ, in all tables. */
export function rowsThatDiffer(differences: readonly Differences[]): number {
  return differences.reduce((sum, { missing, surplus, different }) => sum + missing + surplus + different, 0);
}

export interface Comparison {
  /** How far the log was read, which is where the projection stood. */
  readonly position: Position;
  /** How many events it was made of. */
  readonly events: number;
  /** Of every table of the projection. */
  readonly differences: Differences[];
  /** How many events the projection cannot take, and how many wait behind them. */
  readonly parked: number;
}

export interface RebuildEnvironment {
  readonly eventStore: Pick<EventStore, 'readAll' | 'head'>;
  readonly database: Pool;
  /** Ends it after the page that it is at. */
  readonly signal?: AbortSignal;
  /** Part of every transaction that writes; it throws when somebody else has taken the work over. */
  readonly guard?: (transaction: PoolClient, progress: Progress) => Promise<void>;
}

export type Progress = Pick<Comparison, 'position' | 'events'>;

const pageSize = 2_000;
const mostKeys = 20;

/** Compares every row of a read model with what the log makes of it (N6). It changes nothing, and holds up nobody. */
export async function checkProjection(projection: Projection, environment: RebuildEnvironment): Promise<Comparison> {
  return besides(projection, environment, (made) =>
    inTransaction(
      environment.database,
      async (client) => {
        const position = await positionOf(client, projection, environment);
        await made.readUpTo(position, client);
        return made.compared(client);
      },
      // Rows and checkpoint are of one moment: a projection commits them together.
      'repeatable read',
    ),
  );
}

/**
 * Makes a read model anew from the log (N6), and then, in one transaction, puts right the rows that differ. Until then
 * everybody reads the old rows, and while it is made the projection goes on; it waits for the last transaction alone. What
 * could not be applied and now can is no longer parked.
 * @returns what was put right
 */
export async function rebuildProjection(projection: Projection, environment: RebuildEnvironment): Promise<Comparison> {
  const { name } = projection;
  return besides(projection, environment, (made) =>
    inTransaction(environment.database, async (client) => {
      // The tables first and then the checkpoint, as the projection takes them, so that the two cannot cross.
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

/** Where the projection stands, and no further than the log goes: the log may be one of a backup. */
async function positionOf(
  client: PoolClient,
  { name }: Projection,
  { eventStore }: RebuildEnvironment,
): Promise<Position> {
  const checkpoint = await readCheckpoint(client, name);
  const head = await eventStore.head();
  return checkpoint < head ? checkpoint : head;
}

/** Makes the read model beside the one that is read, as far as that one is now, and clears it away afterwards. */
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

/** The tables of a projection in a schema of their own. A transaction that writes there looks there first. */
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

  /** Those of a process that died are in the way. */
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

  /** @returns whether there may be more, up to the position */
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

async function differencesOf(client: PoolClient, { name, key, columns }: Table): Promise<Differences> {
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

async function putRight(client: PoolClient, { name, key, columns }: Table): Promise<void> {
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
