import type { RecordedEvent } from '#libs/event-store';
import type { Projection } from './projection.ts';
import type { FoldedRow, TableOf } from './table.ts';

/** A table with one row per aggregate, each the fold of that aggregate's events. */
export interface RowFold<Row extends FoldedRow> {
  /** With one column as its key. */
  readonly table: Omit<TableOf<Row>, 'onConflict'>;
  /** The type of an aggregate's first event. It makes the row and needs no earlier one. */
  readonly opening: string;
  /** The key of the row that an event changes; undefined if it changes none. */
  readonly keyOf: (event: RecordedEvent) => string | undefined;
  /** The row after the event; undefined if there is no row and the event makes none. */
  readonly evolve: (row: Row | undefined, event: RecordedEvent) => Row | undefined;
}

/** The parts of a projection that follow from a fold. */
export function folding<Row extends FoldedRow>(
  fold: RowFold<Row>,
): Required<Pick<Projection, 'tables' | 'reads' | 'apply'>> {
  const { keyOf, opening, evolve } = fold;
  const table: TableOf<Row> = { ...fold.table, onConflict: 'keep-newer' };
  return {
    tables: [table],
    reads: { table, keyOf: (event) => (event.type === opening ? undefined : keyOf(event)) },
    apply(event, rows) {
      const key = keyOf(event);
      if (key === undefined) return;
      const before = rows.get(key) as Row | undefined;
      if (before !== undefined && before.last_position >= event.position) return;
      const after = evolve(before, event);
      if (after !== undefined) rows.put(table, key, { ...after, last_position: event.position });
    },
  };
}
