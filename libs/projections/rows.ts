import type { Table, TableOf } from './table.ts';

/** What a projection sees and writes while it applies a batch of events. */
export interface Rows {
  /** The row with a key, of the table that the projection reads; undefined when there is none. */
  get(key: string): object | undefined;
  /** Has the row written with the batch; another one with its key takes its place. */
  put<Row extends object>(table: TableOf<Row>, key: string, row: Row): void;
}

/** The rows of one batch: those that were there before, and what the events made of them. */
export class BatchRows implements Rows {
  readonly #before: ReadonlyMap<string, object>;
  readonly #reads: Table | undefined;
  readonly #changed = new Map<Table, Map<string, object>>();

  /** @param before of the table that the projection reads */
  constructor(before: ReadonlyMap<string, object>, reads?: Table) {
    this.#before = before;
    this.#reads = reads;
  }

  get(key: string): object | undefined {
    const changed = this.#reads && this.#changed.get(this.#reads)?.get(key);
    return changed ?? this.#before.get(key);
  }

  put(table: Table, key: string, row: object): void {
    let changed = this.#changed.get(table);
    if (changed === undefined) this.#changed.set(table, (changed = new Map<string, object>()));
    changed.set(key, row);
  }

  /** By their keys, what has to be written to a table. */
  changedIn(table: Table): ReadonlyMap<string, object> {
    return this.#changed.get(table) ?? new Map();
  }
}
