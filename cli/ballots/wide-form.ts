import { isCast, wordsOfVotes } from './choices.ts';
import { isChoice, isClass, isLabel, isOfRollCall, isRemark } from './columns.ts';
import { areRowNumbers, refuseCounts } from './counts.ts';
import { cellOf, type Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';
import { noVote, refuseOtherNumbers } from './no-vote.ts';
import type { Votes } from './tally.ts';
import { votersOf } from './voter-names.ts';
import { cellAt, voteColumns, type WideTable } from './wide-table.ts';

export interface WideVotes extends Votes {
  /** Describes the column that names the voters. */
  readonly namedBy: string;
  /** The indexes of the columns that were not read. */
  readonly ignored: readonly number[];
}

/**
 * Reads every column from the first column of votes on as a roll call, except labels such as `party`. The columns before
 * it, and the labels, identify the voter.
 */
export function readWide(table: WideTable, refuse: Refuse): WideVotes {
  const { header, rows, vocabulary } = table;
  const nameOf = (column: number): string => header?.[column]?.text ?? '';
  const votes = voteColumns(rows, header, vocabulary, table.codes);
  const first = votes[0] ?? refuseWithoutVotes(table, refuse);
  refuseEmptyLabels(table, first, refuse);
  // If the only column of votes is named `vote` or similar, later columns may hold other data, such as remarks.
  const isOnly = votes.length === 1 && isChoice(nameOf(first));
  const all = [...(rows[0] ?? []).keys()];
  const columns = isOnly ? [first] : all.filter((column) => column >= first && !isLabel(nameOf(column)));
  const others = all.filter((column) => !columns.includes(column));
  refuseOtherColumns(table, columns, votes, refuse);
  refuseVotesInLabels(table, others, refuse);
  if (isOnly) refuseSeveralRollCalls(table, others, refuse);
  refuseCounts(header, rows, others, refuse);
  const labels = others.filter((column) => !isRemark(nameOf(column)) && (column < first || isLabel(nameOf(column))));
  const { names, column: naming, namedBy } = votersOf(table, labels, cellAt(table, first), refuse);
  const rollCalls = rollCallsOf(header, columns, refuse);
  const cells = rows.flatMap((row) => columns.map((column) => cellOf(row, column)));
  const voters = rows.map((row, index) => ({
    id: names[index] ?? '',
    votes: columns.map((column, number) => {
      const cell = cellOf(row, column);
      return vocabulary(cell.text) ?? refuse(cell, noVote(cell, rollCalls[number] ?? '', cells));
    }),
  }));
  if (table.codes) refuseOtherNumbers(cells, refuse);
  return { rollCalls, voters, namedBy, ignored: others.filter((column) => column !== naming) };
}

/** Refuses a column among the roll calls that does not hold votes. */
function refuseOtherColumns(
  table: WideTable,
  columns: readonly number[],
  votes: readonly number[],
  refuse: Refuse,
): void {
  for (const column of columns) {
    if (votes.includes(column)) continue;
    const cell = cellAt(table, column);
    if (isRemark(cell.text)) refuse(cell, `the column ${cell.text} is among the roll calls. Remove it`);
    if (hasOtherText(table, column))
      refuse(
        cell,
        'most cells of this column are not votes, but it is among the roll calls. Remove it, or move it to the front if it names the voters',
      );
  }
}

/** Refuses a label with nothing but votes in it, because it may be a roll call. Codes such as NO for Norway are labels. */
function refuseVotesInLabels({ header, rows }: WideTable, labels: readonly number[], refuse: Refuse): void {
  for (const column of labels) {
    const cell = header?.[column];
    if (cell === undefined || isRemark(cell.text) || !isLabel(cell.text)) continue;
    const texts = rows.map((row) => row[column]?.text ?? '').filter((text) => text !== '');
    const votes = texts.map(wordsOfVotes);
    const areCodes = texts.every((text) => /^\p{Lu}{1,2}$/u.test(text));
    // Parties have initials such as N and Y, but no country or state has a code that reads as yes.
    if (areCodes && (isClass(cell.text) || !votes.includes('APPROVE'))) continue;
    if (votes.some(isCast) && !votes.includes(undefined))
      refuse(
        cell,
        `the column ${cell.text} may be a label or a roll call. Rename it, such as to "roll call ${cell.text}"`,
      );
  }
}

/** Refuses a file with one column of votes, if another column shows that it has several roll calls. */
function refuseSeveralRollCalls({ header, rows }: WideTable, others: readonly number[], refuse: Refuse): void {
  for (const column of others) {
    const name = header?.[column]?.text ?? '';
    const first = cellOf(rows[0], column);
    const other = rows.map((row) => cellOf(row, column)).find(({ text }) => text !== first.text);
    if (!isOfRollCall(name) || other === undefined) continue;
    refuse(
      other,
      `${name} is "${other.text}", but "${first.text}" in line ${first.line}, so the file may have several roll calls. ` +
        `If so, name its columns voter, roll call and choice; otherwise remove the column ${name}`,
    );
  }
}

function refuseWithoutVotes({ header, rows, vocabulary }: WideTable, refuse: Refuse): never {
  const [row] = rows;
  if ((row?.length ?? 0) < 2) return refuse({ line: 1, column: 2 }, 'the file has no roll call');
  const mayBeVotes = [...(row ?? []).keys()].filter((column) => column > 0 && !isLabel(header?.[column]?.text ?? ''));
  if (mayBeVotes.length === 0)
    return refuse(
      { line: 1, column: 2 },
      'the file has no roll call, because the names of its columns are labels. Rename the columns that hold votes',
    );
  const cells = rows.flatMap((one) => mayBeVotes.map((column) => cellOf(one, column)));
  const wrong = cells.find(({ text }) => vocabulary(text) === undefined);
  if (wrong === undefined) return refuse(cellOf(row, 1), 'no voter voted');
  return refuse(wrong, noVote(wrong, header?.[wrong.column - 1]?.text ?? '', cells));
}

/** Refuses an empty column before the votes, because it may be a roll call without votes or an unused label. */
function refuseEmptyLabels({ header, rows, vocabulary }: WideTable, first: number, refuse: Refuse): void {
  for (let column = 0; column < first; column += 1) {
    const named = header?.[column]?.text ?? '';
    if (isLabel(named) || isRemark(named) || areRowNumbers(rows, column)) continue;
    if (!rows.every((row) => vocabulary(row[column]?.text ?? '') !== undefined)) continue;
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

function rollCallsOf(header: Row | null, columns: readonly number[], refuse: Refuse): readonly string[] {
  if (header === null) return columns.map((_, index) => `roll call ${index + 1}`);
  const names = columns.map((column) => cellOf(header, column));
  for (const [index, cell] of names.entries()) {
    if (cell.text === '') refuse(cell, 'the roll call has no name');
    if (names.findIndex(({ text }) => text === cell.text) < index)
      refuse(cell, `another roll call is already named ${cell.text}`);
  }
  return names.map(({ text }) => text);
}
