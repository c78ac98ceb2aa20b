import type { PoolClient } from 'pg';
import type { Position } from '#libs/event-store';

/** A table of a read model. It also has the column `tenant_id`, which is written for every projection alike. */
export interface Table {
  readonly name: string;
  readonly key: readonly string[];
  /** Without `tenant_id`. */
  readonly columns: readonly string[];
  /** On conflict, keeps the row with the higher `last_position`, the new row, or the existing row. */
  readonly onConflict: 'keep-newer' | 'overwrite' | 'keep-existing';
}

/** A table whose rows have a known type. */
export interface TableOf<Row extends object> extends Table {
  readonly key: readonly (keyof Row & string)[];
  readonly columns: readonly (keyof Row & string)[];
}

/** A row that remembers the last event folded into it, so that folding the event again changes nothing. */
export interface FoldedRow {
  readonly last_position: Position;
}

/** The row of a tenant, as it is stored. */
export interface StoredRow {
  readonly tenant_id: string;
}

/** All columns of a table. */
export function storedColumns({ columns }: Table): readonly string[] {
  return [...columns, 'tenant_id'];
}

/**
 * A statement that writes the rows of a JSON array. No row replaces one of another tenant.
 * @param gate an SQL condition; if it is false, nothing is written
 */
export function insertInto(table: Table, parameter: string, gate = 'true'): string {
  const { name, key, columns, onConflict } = table;
  const listed = storedColumns(table).join(', ');
  const others = columns.filter((column) => !key.includes(column));
  const replaced = `update set (${others.join(', ')}) = row(${others.map((column) => `excluded.${column}`).join(', ')})
          where ${name}.tenant_id = excluded.tenant_id`;
  const actions = {
    'keep-newer': `${replaced} and ${name}.last_position < excluded.last_position`,
    overwrite: replaced,
    'keep-existing': 'nothing',
  };
  return `insert into ${name} (${listed})
          select ${listed} from json_populate_recordset(null::${name}, ${parameter}) where ${gate}
          on conflict (${key.join(', ')}) do ${actions[onConflict]}`;
}

/** Rows by key, of a table whose key is one column. */
export async function selectRows(
  database: Pick<PoolClient, 'query'>,
  table: Table,
  keys: readonly string[],
): Promise<ReadonlyMap<string, StoredRow>> {
  const { name, key } = table;
  const [column] = key;
  if (column === undefined || key.length > 1) throw new TypeError(`${name} has no key of one column.`);
  const { rows } = await database.query<StoredRow & Record<string, unknown>>({
    name: `${name}:select`,
    text: `select ${storedColumns(table).join(', ')} from ${name} where ${column} = any($1)`,
    values: [keys],
  });
  return new Map(rows.map((row) => [String(row[column]), row]));
}
