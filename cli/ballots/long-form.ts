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
  /** By the roll call's number. */
  readonly votes: Map<number, CastIn>;
}

/** Reads one vote from each row. A voter who has no row of a roll call is no validator of it. */
export function readLong(
  rows: readonly Row[],
  { voter, rollCall, choice }: LongColumns,
  vocabulary: Vocabulary,
  refuse: Refuse,
): Votes {
  const rollCalls = new Map<string, number>();
  /** By the key of the person, because a record may spell one in two ways. */
  const voters = new Map<string, Voter>();
  for (const row of rows) {
    const [named, chosen] = [cellOf(row, voter), cellOf(row, choice)];
    const id = voterNamed(named.text, named, refuse);
    const name = rollCall
      .map((column) => cellOf(row, column).text)
      .join(' ')
      .trim();
    if (name === '') return refuse(cellOf(row, rollCall[0] ?? 0), 'the roll call has no name');
    // A column of votes that is called motion makes the file look as if it had a row for each vote.
    if (isCast(wordsOfVotes(name)))
      return refuse(cellOf(row, rollCall[0] ?? 0), `${name} is a vote, and stands where a roll call is named`);
    const vote = vocabulary(chosen.text);
    if (vote === undefined) return refuse(chosen, noVote(chosen.text, name));
    const index = rollCalls.get(name) ?? rollCalls.size;
    rollCalls.set(name, index);
    const key = canonicalKey(id);
    const { votes } = voters.get(key) ?? { id, votes: new Map<number, CastIn>() };
    if (votes.size === 0) voters.set(key, { id, votes });
    const earlier = votes.get(index);
    if (earlier !== undefined) return refuse(named, `${id} has a vote on ${name} in line ${earlier.line} already`);
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
  if (cell === undefined) throw new TypeError('All rows have as many cells as the header.');
  return cell;
}
