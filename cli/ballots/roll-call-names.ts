import { isCast, wordsOfVotes } from './choices.ts';
import type { LongColumns } from './columns.ts';
import { cellOf, type Cell, type Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';

/**
 * The columns that together name the roll call of a row. Includes the chamber or session if two chambers or sessions
 * have a roll call of the same number, because merging them changes both results.
 */
export function rollCallColumns(
  header: Row,
  rows: readonly Row[],
  { rollCall, parts, perhapsParts }: LongColumns,
  refuse: Refuse,
): readonly number[] {
  let columns = rollCall;
  const added: number[] = [];
  for (const part of parts) {
    if (holdsVotes(rows, part) || difference(rows, columns, part) === undefined) continue;
    const missing = rows.map((row) => cellOf(row, part)).find(({ text }) => text === '');
    if (missing !== undefined)
      return refuse(missing, `${cellOf(header, part).text} tells roll calls apart, but is missing here. Fill it in`);
    added.push(part);
    columns = [...added, ...rollCall].toSorted((one, other) => one - other);
  }
  for (const part of perhapsParts) {
    const found = difference(rows, columns, part);
    if (found === undefined) continue;
    const [one, other] = found;
    const column = cellOf(header, part).text;
    return refuse(
      other,
      `${column} is "${other.text}", but "${one.text}" in line ${one.line} for the same roll call. ` +
        `If these are two roll calls, give them different names; otherwise remove the column ${column}`,
    );
  }
  return columns;
}

/** Whether a column such as `vote` repeats the choice in words. */
function holdsVotes(rows: readonly Row[], column: number): boolean {
  return rows.some((row) => isCast(wordsOfVotes(cellOf(row, column).text)));
}

/** The first two cells of a column that differ within one roll call. */
function difference(
  rows: readonly Row[],
  rollCall: readonly number[],
  column: number,
): readonly [Cell, Cell] | undefined {
  const firsts = new Map<string, Cell>();
  for (const row of rows) {
    const key = keyOf(row, rollCall);
    const cell = cellOf(row, column);
    const first = firsts.get(key) ?? cell;
    if (first.text !== cell.text) return [first, cell];
    firsts.set(key, first);
  }
  return undefined;
}

/** Identifies a roll call. Joining the texts by a blank would merge `1` `1 2` with `1 1` `2`. */
export function keyOf(row: Row, columns: readonly number[]): string {
  return JSON.stringify(columns.map((column) => cellOf(row, column).text));
}
