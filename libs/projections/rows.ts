import type { StoredRow, Table, TableOf } from './table.ts';

/** The rows of one tenant that a projection reads and writes while it applies an event. */
export interface Rows {
  /** The tenant's row with this key in the table that the projection reads; undefined if there is none. */
  get(key: string): object | undefined;
  /** Writes the row with the batch. A later row with the same key replaces it. */
  put<Row extends object>(table: TableOf<Row>, key: string, row: Row): void;
}

/** The rows of one batch: as they stood before it, and as its events changed them. */
export class BatchRows {
  readonly #before: ReadonlyMap<string, StoredRow>;
  readonly #reads: Table | undefined;
  readonly #changed = new Map<Table, Map<string, StoredRow>>();

  /** @param before the rows of the table that the projection reads */
  constructor(before: ReadonlyMap<string, StoredRow>, reads?: Table) {
    this.#before = before;
    this.#reads = reads;
  }

  /** What an event of the tenant may read and write. A row of another tenant does not exist for it (DESIGN §11). */
  of(tenantId: string): Rows {
    return {
      get: (key) => {
        const row = this.#get(key);
        return row?.tenant_id === tenantId ? row : undefined;
      },
      put: (table, key, row) => {
        const standing = this.#changed.get(table)?.get(key);
        if (standing === undefined || standing.tenant_id === tenantId)
          this.#put(table, key, { ...row, tenant_id: tenantId });
      },
    };
  }

  /** The rows to write to a table, by key. */
  changedIn(table: Table): ReadonlyMap<string, StoredRow> {
    return this.#changed.get(table) ?? new Map<string, StoredRow>();
  }

  #get(key: string): StoredRow | undefined {
    const changed = this.#reads && this.#changed.get(this.#reads)?.get(key);
    return changed ?? this.#before.get(key);
  }

  #put(table: Table, key: string, row: StoredRow): void {
    let changed = this.#changed.get(table);
    if (changed === undefined) this.#changed.set(table, (changed = new Map<string, StoredRow>()));
    changed.set(key, row);
  }
}
