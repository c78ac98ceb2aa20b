import { isCast, type Vocabulary, type Vote } from './choices.ts';
import { isChoice, isClass, isLabel, isVoter } from './columns.ts';
import type { Cell, Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';
import { noVote } from './no-vote.ts';
import { voterNamed, Voters, type Votes } from './tally.ts';

/** A file with one row per voter and one column per roll call. */
export interface WideTable {
  /** Null when the first row is a ballot. */
  readonly header: Row | null;
  readonly rows: readonly Row[];
  readonly vocabulary: Vocabulary;
  /** Whether votes are numbers. Then a column with the name of a label, such as `district`, holds no votes. */
  readonly codes: boolean;
}

export interface WideVotes extends Votes {
  /** Describes the column that names the voters. */
  readonly namedBy: string;
}

/**
 * The columns that hold votes, which means that at least half of their filled cells are votes. Never the first column,
 * which names the voters. The rows must not include the header.
 */
export function voteColumns(
  rows: readonly Row[],
  header: Row | null,
  vocabulary: Vocabulary,
  codes: boolean,
): number[] {
  const width = rows[0]?.length ?? 0;
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    if (column === 0 || (codes && isLabel(header?.[column]?.text ?? ''))) return false;
    const cells = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
    const votes = cells.map(vocabulary).filter((vote) => vote !== undefined);
    return votes.some(isCast) && votes.length * 2 >= cells.length;
  });
}

/** Reads every column from the first column of votes on as a roll call. The columns before it identify the voter. */
export function readWide(table: WideTable, refuse: Refuse): WideVotes {
  const { header, rows, vocabulary } = table;
  const columns = voteColumns(rows, header, vocabulary, table.codes);
  const first = columns[0] ?? refuseWithoutVotes(table, refuse);
  refuseEmptyLabels(table, first, refuse);
  // If the only column of votes is named `vote` or similar, later columns may hold other data, such as remarks.
  const isOnly = columns.length === 1 && isChoice(header?.[first]?.text ?? '');
  const end = isOnly ? first + 1 : (rows[0]?.length ?? 0);
  const rollCalls = rollCallsOf(header, first, end, refuse);
  for (let column = first; column < end; column += 1) {
    if (!columns.includes(column) && hasOtherText(table, column)) {
      const cell = header?.[column] ?? cellOf(rows[0], column);
      refuse(cell, `most cells of this column are not votes, but it is among the roll calls. Remove it`);
    }
  }
  const { names, namedBy } = votersOf(table, labelsAround(rows, first, end), refuse);
  const voters = rows.map((row, index) => ({
    id: names[index] ?? '',
    votes: rollCalls.map((name, number) => voteIn(cellOf(row, first + number), name, vocabulary, refuse)),
  }));
  return { rollCalls, voters, namedBy };
}

function labelsAround(rows: readonly Row[], first: number, end: number): readonly number[] {
  return Array.from(rows[0] ?? [], (_, column) => column).filter((column) => column < first || column >= end);
}

function refuseWithoutVotes({ header, rows, vocabulary }: WideTable, refuse: Refuse): never {
  const [row] = rows;
  if ((row?.length ?? 0) < 2) return refuse({ line: 1, column: 2 }, 'the file has no roll call');
  const wrong = rows.flatMap((one) => one.slice(1)).find(({ text }) => vocabulary(text) === undefined);
  if (wrong === undefined) return refuse(cellOf(row, 1), 'no voter voted');
  return refuse(wrong, noVote(wrong.text, header?.[wrong.column - 1]?.text ?? ''));
}

/** Refuses an empty column before the votes, because it may be a roll call without votes or an unused label. */
function refuseEmptyLabels({ header, rows, vocabulary }: WideTable, first: number, refuse: Refuse): void {
  for (let column = 1; column < first; column += 1) {
    const named = header?.[column]?.text ?? '';
    if (isLabel(named) || !rows.every((row) => vocabulary(row[column]?.text ?? '') !== undefined)) continue;
    refuse(
      header?.[column] ?? cellOf(rows[0], column),
      `the column "${named}" may be a roll call without votes or a label. Remove it, or move it after the roll calls`,
    );
  }
}

function hasOtherText({ rows, vocabulary }: WideTable, column: number): boolean {
  const cells = rows.map((row) => row[column]?.text ?? '');
  return cells.filter((text) => vocabulary(text) === undefined).length * 2 > cells.filter((text) => text !== '').length;
}

function rollCallsOf(header: Row | null, first: number, end: number, refuse: Refuse): readonly string[] {
  if (header === null) return Array.from({ length: end - first }, (_, index) => `roll call ${index + 1}`);
  const names = header.slice(first, end);
  for (const [index, cell] of names.entries()) {
    if (cell.text === '') refuse(cell, 'the roll call has no name');
    if (names.findIndex(({ text }) => text === cell.text) < index)
      refuse(cell, `another roll call is already named ${cell.text}`);
  }
  return names.map(({ text }) => text);
}

function voteIn(cell: Cell, rollCall: string, vocabulary: Vocabulary, refuse: Refuse): Vote {
  return vocabulary(cell.text) ?? refuse(cell, noVote(cell.text, rollCall));
}

interface Named {
  readonly names: readonly string[];
  readonly namedBy: string;
}

/** Names each row by a column with unique names, or else by its class and row number. */
function votersOf({ header, rows }: WideTable, labels: readonly number[], refuse: Refuse): Named {
  const columns = labels.map((column) => ({ column, name: header?.[column]?.text ?? '' }));
  const isNumbered = (column: number): boolean => rows.every((row, index) => row[column]?.text === String(index + 1));
  const naming = columns.filter(({ column, name }) => !isClass(name) && !isNumbered(column));
  const unique = naming.filter(({ column }) => repeated(rows, column) === undefined);
  const chosen =
    unique.find(({ name }) => isVoter(name)) ?? unique[0] ?? columns.find(({ column }) => isNumbered(column));
  if (chosen !== undefined && (unique.includes(chosen) || naming.length === 0)) {
    const names = rows.map((row) => {
      const cell = cellOf(row, chosen.column);
      return voterNamed(cell.text, cell, refuse);
    });
    return { names, namedBy: describe(chosen.name, chosen.column) };
  }
  const classes = columns.filter(
    ({ column, name }) => isClass(name) || (columns.length === 1 && areClasses(rows, column)),
  );
  const [ofClass] = classes;
  if (ofClass !== undefined && naming.every(({ column }) => classes.some((one) => one.column === column))) {
    return {
      names: numbered(rows, ofClass.column, refuse),
      namedBy: `${describe(ofClass.name, ofClass.column)} and their order`,
    };
  }
  const twice = repeated(rows, naming[0]?.column ?? 0);
  const [one, other] = twice ?? [cellOf(rows[0], 0), cellOf(rows[0], 0)];
  return refuse(
    other,
    one.text === ''
      ? 'the voter has no name'
      : `${other.text} is already ${one.text === other.text ? '' : `listed as ${one.text} `}in line ${one.line}. Each row must be a different voter; a file with one row per vote needs a header such as voter,roll call,choice`,
  );
}

/** The first two cells of a column that name the same person. For an empty cell, returns that cell twice. */
function repeated(rows: readonly Row[], column: number): readonly [Cell, Cell] | undefined {
  const voters = new Voters();
  for (const row of rows) {
    const cell = cellOf(row, column);
    if (cell.text === '') return [cell, cell];
    const before = voters.add(cell.text, cell);
    if (before !== undefined) return [before, cell];
  }
  return undefined;
}

/** Whether each text occurs at least twice on average, as parties do and names do not. */
function areClasses(rows: readonly Row[], column: number): boolean {
  return new Set(rows.map((row) => row[column]?.text)).size * 2 <= rows.length;
}

function numbered(rows: readonly Row[], column: number, refuse: Refuse): readonly string[] {
  return rows.map((row, index) => {
    const cell = cellOf(row, column);
    if (cell.text === '') return refuse(cell, "the voter's class is missing");
    return voterNamed(`${cell.text}-${String(index + 1).padStart(3, '0')}`, cell, refuse);
  });
}

function describe(name: string, column: number): string {
  return name === '' ? `column ${column + 1}` : `column ${column + 1} (${name})`;
}

function cellOf(row: Row | undefined, column: number): Cell {
  const cell = row?.[column];
  if (cell === undefined)
    throw new TypeError(`A row has ${row?.length ?? 0} cells, so it has no column ${column + 1}.`);
  return cell;
}
