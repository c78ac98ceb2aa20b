import type { Pool, PoolClient } from 'pg';
import { SizedCache } from '#libs/cache';
import { EventFault, START, type EventPage, type Position, type RecordedEvent } from '#libs/event-store';
import { inTransaction, asynchronousCommit } from '#libs/postgres';
import {
  CheckpointMoved,
  move,
  moveCheckpoint,
  moveCheckpointWithin,
  readGeneration,
  startFromNothing,
} from './checkpoints.ts';
import { isFaultOfEvent } from './event-fault.ts';
import { park, recordedEventOf } from './parked-events.ts';
import type { Processor } from './processor.ts';
import { BatchRows, type Rows } from './rows.ts';
import { insertInto, selectRows, type FoldedRow, type StoredRow, type Table } from './table.ts';

/** A read model: its events, and how they change the rows of its tables. */
export interface Projection {
  /** Also the name of its checkpoint. */
  readonly name: string;
  readonly types: readonly string[];
  readonly tables: readonly Table[];
  /** The table that events may need a row of before they are applied, and the key of that row. */
  readonly reads?: { readonly table: Table; readonly keyOf: (event: RecordedEvent) => string | undefined };
  /** Applies the next event in log order. Applying it again must change nothing. */
  readonly apply: (event: RecordedEvent, rows: Rows) => void;
}

/** Readers that wait for their own write wait at most this long (N2). */
const progressWithinMs = 20;

/**
 * A processor that commits rows and checkpoint together. A crash undoes both or neither, and the rows are made again
 * from the log. An event that cannot be applied parks its stream; every other stream goes on (DESIGN §6).
 */
export function projectionProcessor(
  projection: Projection,
  database: Pool,
  onParked: (event: RecordedEvent, fault: unknown, projection: string) => void,
): Processor {
  const { name, types } = projection;
  const writer = new PageWriter(projection, database);
  return {
    name,
    types,
    progressWithinMs,
    async process(page, checkpoint) {
      if (page.events.length === 0) {
        await moveCheckpoint(database, name, checkpoint, page.position);
        writer.hasMoved(checkpoint, page.position);
        return;
      }
      try {
        if (await writer.write(page, checkpoint)) return;
      } catch (fault) {
        if (!isFaultOfEvent(fault)) throw fault;
      }
      await inTransaction(database, async (client) => {
        await client.query(`lock table ${namesOf(projection)} in row exclusive mode`);
        const parked = await moveCheckpointWithin(client, name, checkpoint, page.position);
        await applyOneByOne(client, projection, page.events, new Set(parked), async (event, fault) => {
          await park(client, name, event, fault);
          if (fault !== null) onParked(event, fault, name);
        });
      });
    },
    // Locks tables and checkpoint in the order that pages and rebuilds use, so that no two can deadlock. The new
    // generation makes every process drop its cached rows.
    async beforeRetry(transaction) {
      await transaction.query(`lock table ${namesOf(projection)} in row exclusive mode`);
      await transaction.query('update processing.checkpoints set generation = generation + 1 where processor = $1', [
        name,
      ]);
    },
    async retry(parked, { eventStore, transaction }) {
      await applyLate(transaction, projection, await recordedEventOf(parked, eventStore));
    },
  };
}

/**
 * The size limit of the cached rows, in characters of JSON: about the writes of one busy second. As objects they take
 * several times as much memory.
 */
const mostCharacters = 2 ** 19;

/** The processor may have no row yet. */
const generationOfAny = 'coalesce((select generation from processing.checkpoints where processor = $1), 0)';

/** Writes the rows that a page of events changes, and the checkpoint, in one statement. */
class PageWriter {
  readonly #projection: Projection;
  readonly #database: Pool;
  readonly #statements: { readonly start: string; readonly move: string };
  /** The checkpoint at which the cached rows are current. */
  #at: Position | undefined;
  /** The generation of the cached rows; undefined if none is cached. */
  #generation: number | undefined;
  /** The rows that were written last, by key, so that the next events of their aggregates need no read. */
  readonly #memory = new SizedCache<StoredRow>(mostCharacters);
  /** The streams that are known to have parked events. */
  #parked: ReadonlySet<string> = new Set();

  constructor(projection: Projection, database: Pool) {
    this.#projection = projection;
    this.#database = database;
    const { tables } = projection;
    this.#statements = {
      start: writing(tables, (condition) => startFromNothing(`${generationOfAny} = $5 and ${condition}`)),
      move: writing(tables, (condition) => move(`generation = $5 and ${condition}`)),
    };
  }

  /**
   * @returns false if nothing was written, because events of the page wait behind a parked one
   * @throws CheckpointMoved, and the fault of an event that cannot be applied
   */
  async write(page: EventPage, checkpoint: Position): Promise<boolean> {
    // This writer did not move the checkpoint: a fault, another process or a rebuild came between.
    if (checkpoint !== this.#at) this.#forget();
    let written = false;
    try {
      this.#generation ??= await readGeneration(this.#database, this.#projection.name);
      const rows = await this.#rowsAfter(page.events);
      for (;;) {
        if (page.events.some(({ stream }) => this.#parked.has(stream))) return false;
        const unknown = await this.#commit(rows, checkpoint, page.position);
        if (unknown.length === 0) break;
        this.#parked = new Set([...this.#parked, ...unknown]);
      }
      written = true;
      this.#at = page.position;
      return true;
    } finally {
      // Another process writes the rows of this page, or the result of the write is unknown.
      if (!written) this.#forget();
    }
  }

  /** Called after the checkpoint was moved without a change to any row. */
  hasMoved(from: Position, to: Position): void {
    if (this.#at === from) this.#at = to;
  }

  #forget(): void {
    this.#at = undefined;
    this.#generation = undefined;
    this.#memory.clear();
    this.#parked = new Set();
  }

  async #rowsAfter(events: readonly RecordedEvent[]): Promise<BatchRows> {
    const { reads } = this.#projection;
    const before = new Map<string, StoredRow>();
    if (reads !== undefined) {
      const unknown = new Set<string>();
      for (const event of events) {
        const key = keyRead(this.#projection, event);
        if (key === undefined) continue;
        const row = this.#memory.get(key);
        // A remembered row of another tenant may not be the one that is stored.
        if (row?.tenant_id !== event.metadata.tenantId) unknown.add(key);
        else before.set(key, row);
      }
      if (unknown.size > 0) {
        for (const [key, row] of await selectRows(this.#database, reads.table, [...unknown])) before.set(key, row);
      }
    }
    const rows = new BatchRows(before, reads?.table);
    for (const event of events) apply(this.#projection, event, rows);
    return rows;
  }

  /** @returns the parked streams that were not known; if there are any, nothing was written */
  async #commit(rows: BatchRows, from: Position, to: Position): Promise<readonly string[]> {
    const { name, tables, reads } = this.#projection;
    const kind = from === START ? 'start' : 'move';
    const texts = tables.map((table) => [...rows.changedIn(table).values()].map((row) => JSON.stringify(row)));
    const { rows: answers } = await this.#database.query<{ moved: boolean; unknown: string[] }>({
      name: `${name}:${kind}`,
      text: this.#statements[kind],
      values: [name, from, to, [...this.#parked], this.#generation, ...texts.map((each) => `[${each.join(',')}]`)],
    });
    const [answer] = answers;
    if (answer === undefined || (!answer.moved && answer.unknown.length === 0)) throw new CheckpointMoved(name, from);
    if (!answer.moved) return answer.unknown;
    if (reads === undefined) return [];
    const lengths = texts[tables.indexOf(reads.table)]?.map(({ length }) => length) ?? [];
    [...rows.changedIn(reads.table)].forEach(([key, row], index) => this.#memory.keep(key, row, lengths[index] ?? 0));
    return [];
  }
}

/** The statement of {@link PageWriter}. $1 to $3 are those of `moving`, and $5 is the generation. */
function writing(tables: readonly Table[], moving: (condition: string) => string): string {
  const writes = tables.map(
    (table, index) => `written_${index} as (${insertInto(table, `$${index + 6}`, 'exists (select from moved)')})`,
  );
  return `with ${asynchronousCommit},
            unknown as (
              select distinct stream from processing.parked_events where processor = $1 and stream <> all($4::text[])
            ),
            moved as (${moving('not exists (select from unknown)')}),
            ${writes.join(',\n')}
          select exists (select from moved) as moved, array(select stream from unknown) as unknown`;
}

/**
 * Applies each event by itself, as far as events can be applied.
 * @param parked streams with a parked event; streams that get one are added
 * @param keep called for an event that cannot be applied, or, without a fault, that waits behind another one
 */
export async function applyOneByOne(
  client: PoolClient,
  projection: Projection,
  events: readonly RecordedEvent[],
  parked: Set<string>,
  keep: (event: RecordedEvent, fault: unknown) => Promise<void>,
): Promise<void> {
  for (const event of events) {
    if (parked.has(event.stream)) {
      await keep(event, null);
      continue;
    }
    await client.query('savepoint one_event');
    try {
      await applyAll(client, projection, [event]);
    } catch (fault) {
      if (!isFaultOfEvent(fault)) throw fault;
      await client.query('rollback to savepoint one_event');
      parked.add(event.stream);
      await keep(event, fault);
    }
    await client.query('release savepoint one_event');
  }
}

/** Applies the events to the current rows of the tables. */
export async function applyAll(
  client: PoolClient,
  projection: Projection,
  events: readonly RecordedEvent[],
): Promise<void> {
  const rows = new BatchRows(await rowsBefore(client, projection, events), projection.reads?.table);
  for (const event of events) apply(projection, event, rows);
  for (const table of projection.tables) {
    const changed = rows.changedIn(table);
    if (changed.size > 0) await client.query(insertInto(table, '$1'), [JSON.stringify([...changed.values()])]);
  }
}

/** The rows that the events need, by their keys. */
async function rowsBefore(
  client: PoolClient,
  projection: Projection,
  events: readonly RecordedEvent[],
): Promise<ReadonlyMap<string, StoredRow>> {
  if (projection.reads === undefined) return new Map();
  const keys = new Set(events.map((event) => keyRead(projection, event)).filter((key) => key !== undefined));
  return keys.size === 0 ? new Map() : selectRows(client, projection.reads.table, [...keys]);
}

/**
 * Applies a parked event late. Later events of other streams may have moved a row further, as an approval does with the
 * row of its version. Such a row keeps its higher position.
 */
async function applyLate(client: PoolClient, projection: Projection, event: RecordedEvent): Promise<void> {
  const { tables, reads } = projection;
  const before = await rowsBefore(client, projection, [event]);
  const unseen = new Map([...before].map(([each, row]) => [each, { ...row, last_position: START }]));
  const rows = new BatchRows(unseen, reads?.table);
  apply(projection, event, rows);
  for (const table of tables) {
    const changed = [...rows.changedIn(table)];
    if (changed.length === 0) continue;
    const written = changed.map(([each, row]) => {
      const [was, is] = [positionOf(before.get(each)), positionOf(row)];
      return was > is ? { ...row, last_position: was } : row;
    });
    const onConflict = table === reads?.table ? 'overwrite' : table.onConflict;
    await client.query(insertInto({ ...table, onConflict }, '$1'), [JSON.stringify(written)]);
  }
}

function positionOf(row: object | undefined): Position {
  return (row as Partial<FoldedRow> | undefined)?.last_position ?? START;
}

function apply(projection: Projection, event: RecordedEvent, rows: BatchRows): void {
  ofEvent(projection, () => projection.apply(event, rows.of(event.metadata.tenantId)));
}

function keyRead(projection: Projection, event: RecordedEvent): string | undefined {
  return ofEvent(projection, () => projection.reads?.keyOf(event));
}

/**
 * Projections only compute with the event, so any error belongs to the event.
 * @throws EventFault
 */
function ofEvent<T>({ name }: Projection, compute: () => T): T {
  try {
    return compute();
  } catch (cause) {
    throw new EventFault(`${name} cannot be made of the event.`, { cause });
  }
}

export function namesOf({ tables }: Projection): string {
  return tables.map(({ name }) => name).join(', ');
}
