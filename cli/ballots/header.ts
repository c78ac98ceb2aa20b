import { isCast, type Vocabulary } from './choices.ts';
import { isLabel } from './columns.ts';
import type { Cell, Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';
import { voteColumns } from './wide-table.ts';

export interface HeaderFound {
  readonly present: boolean;
  readonly because: string;
}

export interface How {
  readonly vocabulary: Vocabulary;
  /** Whether votes are numbers. */
  readonly codes: boolean;
  /** Undefined: detected. */
  readonly header: boolean | undefined;
}

/** Treats the first row as a header if it has no votes in the columns where the other rows have votes. */
export function headerOf(rows: readonly Row[], { vocabulary, codes, header }: How, refuse: Refuse): HeaderFound {
  if (header !== undefined) return { present: header, because: header ? '--header' : '--no-header' };
  const [first = [], ...rest] = rows;
  const columns = voteColumns(rest.length === 0 ? rows : rest, rest.length === 0 ? null : first, vocabulary, codes);
  const cells = columns.flatMap((column) => first[column] ?? []);
  const votes = cells.filter(({ text }) => isCast(vocabulary(text)));
  const others = cells.filter(({ text }) => vocabulary(text) === undefined);
  // A file without votes is refused later. Assuming a header makes that error point to the right cell.
  if (cells.length === 0) return { present: true, because: 'no column has votes' };
  const hasVotes = votes.length > 0;
  const hasOthers = others.length > 0;
  const isTitled = hasVotes && (hasTitles(first, rest, columns) || isOfOtherCase(votes, rest, columns, vocabulary));
  const isCounting = codes && cells.length > 1 && cells.every(({ text }, index) => text === String(index + 1));
  if (hasVotes === hasOthers || isTitled || isCounting) {
    const place = others[0] ?? cells[0] ?? { line: 1, column: 1 };
    return refuse(place, 'the first row may be a header or a ballot. Add --header or --no-header');
  }
  return hasVotes
    ? { present: false, because: 'the first row has votes' }
    : { present: true, because: 'the first row has no votes where the other rows do' };
}

/** Whether the first row differs from the others where the voter is named: a known title, no number, or no text. */
function hasTitles(first: Row, rest: readonly Row[], votes: readonly number[]): boolean {
  return first.some(({ text }, column) => {
    if (isLabel(text)) return true;
    if (votes.includes(column) || rest.length === 0) return false;
    const texts = rest.map((row) => row[column]?.text ?? '');
    if (text === '') return texts.every((other) => other !== '');
    return !/\d/.test(text) && texts.every((other) => /^\d+$/.test(other));
  });
}

/** Whether the first row has votes such as P and N, but the others are in another case, such as y and n. */
function isOfOtherCase(
  votes: readonly Cell[],
  rest: readonly Row[],
  columns: readonly number[],
  vocabulary: Vocabulary,
): boolean {
  if (votes.length < 2) return false;
  const cases = new Set(
    rest
      .flatMap((row) => columns.map((column) => row[column]?.text ?? ''))
      .filter((text) => isCast(vocabulary(text)))
      .map(caseOf),
  );
  return cases.size > 0 && votes.every(({ text }) => !cases.has(caseOf(text)));
}

function caseOf(text: string): 'lower' | 'upper' | 'title' {
  if (text === text.toLowerCase()) return 'lower';
  return text === text.toUpperCase() ? 'upper' : 'title';
}
