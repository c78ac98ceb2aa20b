export type Choice = 'APPROVE' | 'REJECT' | 'ABSTAIN';

export interface Ballots {
  /** The roll calls' names, in the order of the file's columns. */
  readonly rollCalls: readonly string[];
  readonly members: readonly { readonly id: string; readonly choices: readonly Choice[] }[];
}

/** A ballots file that cannot be counted, with the place that is wrong: lines and columns count from 1. */
export class InvalidBallots extends Error {
  override readonly name = 'InvalidBallots';

  constructor(file: string, line: number, column: number, problem: string) {
    super(
      `${file}, line ${line}, column ${column}: ${problem}.\n` +
        `A ballots file has a header "Class,<roll call>,…" and a line for each member: the class, then y, n or ? for each roll call.`,
    );
  }
}

const choiceOf: Readonly<Record<string, Choice>> = { y: 'APPROVE', n: 'REJECT', '?': 'ABSTAIN' };

/** Reads ballots of the form of `examples/house-votes-84.csv`. @throws InvalidBallots */
export function parseBallots(text: string, file: string): Ballots {
  const [header, ...lines] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, index) => ({
      number: index + 1,
      cells: line.split(',').map((cell) => cell.trim()),
      blank: line.trim() === '',
    }));
  if (header === undefined || header.blank) throw new InvalidBallots(file, 1, 1, 'the header is missing');
  const rollCalls = rollCallsOf(header.cells.slice(1), file);
  const members = lines.filter((line) => !line.blank).map((line, index) => memberOf(line, rollCalls, index + 1, file));
  if (members.length === 0) throw new InvalidBallots(file, 2, 1, 'there is no ballot');
  return { rollCalls, members };
}

function rollCallsOf(names: readonly string[], file: string): readonly string[] {
  if (names.length === 0) throw new InvalidBallots(file, 1, 2, 'the header names no roll call');
  names.forEach((name, index) => {
    if (name === '') throw new InvalidBallots(file, 1, index + 2, 'the roll call has no name');
    if (names.indexOf(name) < index)
      throw new InvalidBallots(file, 1, index + 2, `the roll call ${name} is there twice`);
  });
  return names;
}

function memberOf(
  { number, cells }: { readonly number: number; readonly cells: readonly string[] },
  rollCalls: readonly string[],
  ordinal: number,
  file: string,
): Ballots['members'][number] {
  const [party = '', ...votes] = cells;
  if (party === '') throw new InvalidBallots(file, number, 1, 'the class is missing');
  if (votes.length !== rollCalls.length) {
    const column = Math.min(votes.length, rollCalls.length) + 2;
    throw new InvalidBallots(
      file,
      number,
      column,
      `${votes.length} votes stand here for ${rollCalls.length} roll calls`,
    );
  }
  const choices = votes.map((vote, index) => {
    const choice = choiceOf[vote];
    if (choice !== undefined) return choice;
    throw new InvalidBallots(
      file,
      number,
      index + 2,
      `"${vote}" is none of y, n and ? (roll call ${rollCalls[index] ?? ''})`,
    );
  });
  return { id: `${party}-${String(ordinal).padStart(3, '0')}`, choices };
}
