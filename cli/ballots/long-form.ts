import { isCast, wordsOfVotes, type Vocabulary, type Vote } from './choices.ts';
import type { LongColumns } from './columns.ts';
import type { Cell, Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';
import { noVote } from './no-vote.ts';
import { voterNamed, type Votes } from './tally.ts';
import { canonicalKey } from '#libs/domain';

interface CastIn {
  readonly line: number;
  readonly vote: Vote;
}

interface Voter {
  readonly id: string;
  /** Keyed by the roll call's index. */
  readonly votes: Map<number, CastIn>;
}

/** Reads one vote from each row. A voter without a row for a roll call is not a validator of it. */
export function readLong(
  rows: readonly Row[],
  { voter, rollCall, choice }: LongColumns,
  vocabulary: Vocabulary,
  refuse: Refuse,
): Votes {
  const rollCalls = new Map<string, number>();
  /** Keyed by person, because a file may spell one name in two ways. */
  const voters = new Map<string, Voter>();
  for (const row of rows) {
    const [named, chosen] = [cellOf(row, voter), cellOf(row, choice)];
    const id = voterNamed(named.text, named, refuse);
    const name = rollCall
      .map((column) => cellOf(row, column).text)
      .join(' ')
      .trim();
    if (name === '') return refuse(cellOf(row, rollCall[0] ?? 0), 'the roll call has no name');
    // A wide file with a column of votes named `motion` looks like a long file.
    if (isCast(wordsOfVotes(name)))
      return refuse(cellOf(row, rollCall[0] ?? 0), `${name} is a vote in a column that names roll calls`);
    const vote = vocabulary(chosen.text);
    if (vote === undefined) return refuse(chosen, noVote(chosen.text, name));
    const index = rollCalls.get(name) ?? rollCalls.size;
    rollCalls.set(name, index);
    const key = canonicalKey(id);
    const { votes } = voters.get(key) ?? { id, votes: new Map<number, CastIn>() };
    if (votes.size === 0) voters.set(key, { id, votes });
    const earlier = votes.get(index);
    if (earlier !== undefined) return refuse(named, `${id} already has a vote on ${name}, in line ${earlier.line}`);
    votes.set(index, { line: chosen.line, vote });
  }
  return {
    rollCalls: [...rollCalls.keys()],
    voters: [...voters.values()].map(({ id, votes }) => ({
      id,
      votes: Array.from({ length: rollCalls.size }, (_, index) => votes.get(index)?.vote ?? 'NO_MEMBER'),
    })),
  };
}

function cellOf(row: Row, column: number): Cell {
  const cell = row[column];
  if (cell === undefined) throw new TypeError(`A row has ${row.length} cells, so it has no column ${column + 1}.`);
  return cell;
}
