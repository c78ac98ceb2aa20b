import { isCount } from './columns.ts';
import { cellOf, type Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';

/** Refuses a column of vote counts or weights, because each row is counted as one vote. */
export function refuseCounts(
  header: Row | null,
  rows: readonly Row[],
  columns: readonly number[],
  refuse: Refuse,
): void {
  for (const column of columns) {
    const name = header?.[column]?.text ?? '';
    if (!isCount(name) || (column === 0 && areRowNumbers(rows, column))) continue;
    const cells = rows.map((row) => cellOf(row, column)).filter(({ text }) => text !== '');
    if (!cells.every(({ text }) => /^\d+([.,]\d+)?\s*%?$/.test(text))) continue;
    const [weighty] = cells.filter(({ text }) => Number(text) !== 1);
    if (weighty === undefined) continue;
    refuse(
      weighty,
      `the column ${name} says ${weighty.text} votes or shares, but each row counts as one vote. ` +
        `Write one row per voter and remove the column`,
    );
  }
}

/** Whether a column counts the rows from 1, as R writes it. */
export function areRowNumbers(rows: readonly Row[], column: number): boolean {
  return rows.every((row, index) => row[column]?.text === String(index + 1));
}
