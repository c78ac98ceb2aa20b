import type { Table, TableOf } from './table.ts';

/** The rows that a projection reads and writes while it applies a batch of events. */
export interface Rows {
  /** The row with this key in the table that the projection reads; undefined if there is none. */
  get(key: string): object | undefined;
  /** Writes the row with the batch. A later row with the same key replaces it. */
  put<Row extends object>(table: TableOf<Row>, key: string, row: Row): void;
}

/** The rows of one batch: as they stood before it, and as its events changed them. */
export class BatchRows implements Rows {
  readonly #before: ReadonlyMap<string, object>;
  readonly #reads: Table | undefined;
  readonly #changed = new Map<Table, Map<string, object>>();

  /** @param before the rows of the table that the projection reads */
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

  /** The rows to write to a table, by key. */
  changedIn(table: Table): ReadonlyMap<string, object> {
    return this.#changed.get(table) ?? new Map();
  }
}
