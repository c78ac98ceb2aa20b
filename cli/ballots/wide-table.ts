import { isCast, type Vocabulary } from './choices.ts';
import { isLabel, isRemark } from './columns.ts';
import { areRowNumbers } from './counts.ts';
import { cellOf, type Cell, type Row } from './delimited.ts';

/** A file with one row per voter and one column per roll call. */
export interface WideTable {
  /** Null when the first row is a ballot. */
  readonly header: Row | null;
  readonly rows: readonly Row[];
  readonly vocabulary: Vocabulary;
  /** Whether votes are numbers. Then a column with the name of a label, such as `district`, holds no votes. */
  readonly codes: boolean;
}

/** The header of a column, or its first cell if the file has no header. */
export function cellAt({ header, rows }: WideTable, column: number): Cell {
  return header?.[column] ?? cellOf(rows[0], column);
}

/**
 * The columns that hold votes, which means that at least half of their filled cells are votes. Never a column with the
 * name of a label or remark, and never row numbers, which look like codes. The rows must not include the header.
 */
export function voteColumns(
  rows: readonly Row[],
  header: Row | null,
  vocabulary: Vocabulary,
  codes: boolean,
): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const name = header?.[column]?.text ?? '';
    if (isLabel(name) || isRemark(name) || (codes && mayBeRowNumbers(rows, name, column))) return false;
    return areVotes(rows, column, vocabulary);
  });
}

function areVotes(rows: readonly Row[], column: number, vocabulary: Vocabulary): boolean {
  const cells = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
  const votes = cells.map(vocabulary).filter((vote) => vote !== undefined);
  return votes.some(isCast) && votes.length * 2 >= cells.length;
}

/** With a name, one or two rows prove nothing: a column V1 with the codes 1 and 2 holds votes. */
function mayBeRowNumbers(rows: readonly Row[], name: string, column: number): boolean {
  return column === 0 && areRowNumbers(rows, column) && (name === '' || rows.length > 2);
}
