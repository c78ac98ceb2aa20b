import type { PoolClient } from 'pg';
import type { Position } from '#libs/event-store';

/** A table of a read model. */
export interface Table {
  readonly name: string;
  readonly key: readonly string[];
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

/**
 * A statement that writes the rows of a JSON array.
 * @param gate an SQL condition; if it is false, nothing is written
 */
export function insertInto({ name, key, columns, onConflict }: Table, parameter: string, gate = 'true'): string {
  const listed = columns.join(', ');
  const others = columns.filter((column) => !key.includes(column));
  const replaced = `update set (${others.join(', ')}) = row(${others.map((column) => `excluded.${column}`).join(', ')})`;
  const actions = {
    'keep-newer': `${replaced} where ${name}.last_position < excluded.last_position`,
    overwrite: replaced,
    'keep-existing': 'nothing',
  };
  return `insert into ${name} (${listed})
          select ${listed} from json_populate_recordset(null::${name}, ${parameter}) where ${gate}
          on conflict (${key.join(', ')}) do ${actions[onConflict]}`;
}

/** Rows by key, of a table whose key is one column. */
export async function selectRows<Row extends object>(
  database: Pick<PoolClient, 'query'>,
  { name, key, columns }: Table,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Row>> {
  const [column] = key;
  if (column === undefined || key.length > 1) throw new TypeError(`${name} has no key of one column.`);
  const { rows } = await database.query<Row & Record<string, unknown>>({
    name: `${name}:select`,
    text: `select ${columns.join(', ')} from ${name} where ${column} = any($1)`,
    values: [keys],
  });
  return new Map(rows.map((row) => [String(row[column]), row]));
}
