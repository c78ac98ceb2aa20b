import type { PoolClient } from 'pg';
import type { Position, RecordedEvent } from '#libs/event-store';

/** A row that remembers the last event folded into it, which makes folding it again harmless. */
export interface FoldedRow {
  readonly last_position: Position;
}

/** A table with one row per aggregate, each the fold of that aggregate's events. */
export interface RowFold<Row extends FoldedRow> {
  readonly table: string;
  readonly key: keyof Row & string;
  readonly columns: readonly (keyof Row & string)[];
  /** The key of the row that an event changes. */
  readonly keyOf: (event: RecordedEvent) => string;
  /** The row after the event; undefined when there is none and the event does not make one. */
  readonly evolve: (row: Row | undefined, event: RecordedEvent) => Row | undefined;
}

/** Folds a batch into its rows: one select, one upsert, however many events. */
export async function foldRows<Row extends FoldedRow>(
  client: PoolClient,
  fold: RowFold<Row>,
  events: readonly RecordedEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const keys = [...new Set(events.map(fold.keyOf))];
  const { rows } = await client.query<Row>({
    name: `${fold.table}:select`,
    text: `select ${fold.columns.join(', ')} from ${fold.table} where ${fold.key} = any($1)`,
    values: [keys],
  });
  const byKey = new Map(rows.map((row) => [String(row[fold.key]), row]));
  const changed = new Set<string>();
  for (const event of events) {
    const key = fold.keyOf(event);
    const before = byKey.get(key);
    if (before !== undefined && before.last_position >= event.position) continue;
    const after = fold.evolve(before, event);
    if (after === undefined) continue;
    byKey.set(key, { ...after, last_position: event.position });
    changed.add(key);
  }
  if (changed.size > 0)
    await upsert(
      client,
      fold,
      [...changed].map((key) => byKey.get(key)),
    );
}

async function upsert<Row extends FoldedRow>(
  client: PoolClient,
  fold: RowFold<Row>,
  rows: readonly unknown[],
): Promise<void> {
  const columns = fold.columns.join(', ');
  const excluded = fold.columns.map((column) => `excluded.${column}`).join(', ');
  await client.query({
    name: `${fold.table}:upsert`,
    text: `insert into ${fold.table} (${columns})
           select ${columns} from json_populate_recordset(null::${fold.table}, $1)
           on conflict (${fold.key}) do update set (${columns}) = row(${excluded})`,
    values: [JSON.stringify(rows)],
  });
}
