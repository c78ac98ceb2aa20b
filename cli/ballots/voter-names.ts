import { isClass, isRollCall, isVoter } from './columns.ts';
import { areRowNumbers } from './counts.ts';
import { cellOf, type Cell, type Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';
import { voterNamed, Voters } from './tally.ts';
import type { WideTable } from './wide-table.ts';

const addNames = "Add a first column named voter with the voters' names";

interface Named {
  readonly names: readonly string[];
  readonly column: number;
  readonly namedBy: string;
}

/**
 * Names each row by a column with unique names, or else by its class and row number.
 * @param labels the columns that may name the voters
 * @param firstVotes the first cell of the first column of votes, for the error if no column names the voters
 */
export function votersOf(
  { header, rows, vocabulary, codes }: WideTable,
  labels: readonly number[],
  firstVotes: Cell,
  refuse: Refuse,
): Named {
  if (labels.length === 0) {
    return refuse(firstVotes, `most cells of this column are votes, so no column names the voters. ${addNames}`);
  }
  const columns = labels.map((column) => ({ column, name: header?.[column]?.text ?? '' }));
  const isNumbered = (column: number): boolean => areRowNumbers(rows, column);
  const naming = columns.filter(({ column, name }) => !isClass(name) && !isNumbered(column));
  const unique = naming.filter(({ column }) => repeated(rows, column) === undefined);
  const chosen =
    unique.find(({ name }) => isVoter(name)) ?? unique[0] ?? columns.find(({ column }) => isNumbered(column));
  if (chosen !== undefined && (unique.includes(chosen) || naming.length === 0)) {
    if (isRollCall(chosen.name))
      return refuse(
        header?.[chosen.column] ?? cellOf(rows[0], chosen.column),
        `the column ${chosen.name} names roll calls and not voters. Transpose the table, so that each row is a voter`,
      );
    if (!codes) refuseVotes({ header, rows, vocabulary }, chosen.column, refuse);
    const names = rows.map((row) => {
      const cell = cellOf(row, chosen.column);
      return voterNamed(cell.text, cell, refuse);
    });
    return { names, column: chosen.column, namedBy: describe(chosen.name, chosen.column) };
  }
  const classes = columns.filter(
    ({ column, name }) => isClass(name) || (columns.length === 1 && areClasses(rows, column)),
  );
  const [ofClass] = classes;
  if (ofClass !== undefined && naming.every(({ column }) => classes.some((one) => one.column === column))) {
    return {
      names: numbered(rows, ofClass.column, refuse),
      column: ofClass.column,
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

/** Refuses a column of names in which most cells are votes. A first name such as Content is no reason to refuse. */
function refuseVotes(
  { header, rows, vocabulary }: Pick<WideTable, 'header' | 'rows' | 'vocabulary'>,
  column: number,
  refuse: Refuse,
): void {
  const votes = rows.filter((row) => vocabulary(cellOf(row, column).text) !== undefined);
  if (votes.length * 2 <= rows.length) return;
  refuse(
    header?.[column] ?? cellOf(rows[0], column),
    `most cells of this column are votes, but it names the voters. ${addNames}`,
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

export function describe(name: string, column: number): string {
  return name === '' ? `column ${column + 1}` : `column ${column + 1} (${name})`;
}
