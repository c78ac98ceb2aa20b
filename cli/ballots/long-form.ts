import { canonicalKey } from '#libs/domain';
import { isCast, wordsOfVotes, type Vocabulary, type Vote } from './choices.ts';
import type { LongColumns } from './columns.ts';
import { refuseCounts } from './counts.ts';
import { cellOf, type Row } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';
import { noVote, refuseOtherNumbers } from './no-vote.ts';
import { keyOf, rollCallColumns } from './roll-call-names.ts';
import { voterNamed, type Votes } from './tally.ts';

/** A file with one row per vote. */
export interface LongTable {
  readonly header: Row;
  readonly rows: readonly Row[];
  readonly columns: LongColumns;
  readonly vocabulary: Vocabulary;
  readonly codes: boolean;
}

export interface LongVotes extends Votes {
  /** The indexes of the columns that were not read. */
  readonly ignored: readonly number[];
}

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
export function readLong({ header, rows, columns, vocabulary, codes }: LongTable, refuse: Refuse): LongVotes {
  const { voter, choice } = columns;
  const naming = rollCallColumns(header, rows, columns, refuse);
  const ignored = [...header.keys()].filter((column) => ![voter, choice, ...naming].includes(column));
  refuseCounts(header, rows, ignored, refuse);
  /** Keyed by the cells that name the roll call. */
  const rollCalls = new Map<string, number>();
  const names = new Set<string>();
  /** Keyed by person, because a file may spell one name in two ways. */
  const voters = new Map<string, Voter>();
  const chosenCells = rows.map((row) => cellOf(row, choice));
  for (const row of rows) {
    const [named, chosen] = [cellOf(row, voter), cellOf(row, choice)];
    const id = voterNamed(named.text, named, refuse);
    const place = cellOf(row, naming[0] ?? 0);
    const name = naming
      .map((column) => cellOf(row, column).text)
      .join(' ')
      .trim();
    if (name === '') return refuse(place, 'the roll call has no name');
    // A wide file with a column of votes named `motion` looks like a long file.
    if (isCast(wordsOfVotes(name))) return refuse(place, `${name} is a vote in a column that names roll calls`);
    const vote = vocabulary(chosen.text);
    if (vote === undefined) return refuse(chosen, noVote(chosen, name, chosenCells));
    const rollCall = keyOf(row, naming);
    const index = rollCalls.get(rollCall) ?? rollCalls.size;
    if (!rollCalls.has(rollCall) && names.has(name)) return refuse(place, `another roll call is already named ${name}`);
    rollCalls.set(rollCall, index);
    names.add(name);
    const key = canonicalKey(id);
    const { votes } = voters.get(key) ?? { id, votes: new Map<number, CastIn>() };
    if (votes.size === 0) voters.set(key, { id, votes });
    const earlier = votes.get(index);
    if (earlier !== undefined)
      return refuse(
        named,
        `${id} already has a vote on ${name}, in line ${earlier.line}. If these are two roll calls, give them different names`,
      );
    votes.set(index, { line: chosen.line, vote });
  }
  if (codes) refuseOtherNumbers(chosenCells, refuse);
  return {
    rollCalls: [...names],
    voters: [...voters.values()].map(({ id, votes }) => ({
      id,
      votes: Array.from({ length: rollCalls.size }, (_, index) => votes.get(index)?.vote ?? 'NO_MEMBER'),
    })),
    ignored,
  };
}
