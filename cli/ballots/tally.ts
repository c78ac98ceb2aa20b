import { nameSchema } from '#libs/contracts';
import { canonicalKey } from '#libs/domain';
import type { Choice, Vote } from './choices.ts';
import type { Cell } from './delimited.ts';
import type { Refuse } from './invalid-ballots.ts';

export interface Ballots {
  /** The roll calls' names, in the order of the file. */
  readonly rollCalls: readonly string[];
  /** Null: the voter is not a validator of that roll call. */
  readonly members: readonly { readonly id: string; readonly choices: readonly (Choice | null)[] }[];
}

/** The votes of a file before the checks that need the whole file. */
export interface Votes {
  readonly rollCalls: readonly string[];
  readonly voters: readonly { readonly id: string; readonly votes: readonly Vote[] }[];
}

/** The number of votes of each kind in a roll call. */
export interface RollCallCount {
  readonly name: string;
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  /** Imported as ABSTAIN, which does not count as a vote cast. */
  readonly notVoting: number;
}

/** The maximum number of validators of an approval request. */
const mostVoters = 10_000;

/** The first words of rows that sum up votes. */
const summaries = new Set([
  ...['total', 'totals', 'subtotal', 'result', 'results', 'outcome', 'verdict', 'decision', 'quorum', 'passed'],
  ...['adopted', 'carried', 'approved', 'rejected', 'ergebnis', 'gesamt', 'gesamtergebnis', 'summe', 'angenommen'],
  ...['abgelehnt', 'résultat', 'somme', 'adopté', 'rejeté'],
]);
/** People and parties have these names, so they sum up votes only when they stand alone and name one row. */
const summariesAlone = new Set(['sum', 'tally', 'majority']);
const beforeSummary = new Set(['final', 'grand', 'overall', 'vote', 'motion']);

function isSummary(text: string, isClass: boolean): boolean {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s:(),]+/)
    .filter((word) => word !== '');
  const first = beforeSummary.has(words[0] ?? '') ? words[1] : words[0];
  return summaries.has(first ?? '') || (!isClass && words.length === 1 && summariesAlone.has(first ?? ''));
}

/**
 * Returns the name if Assent accepts it as a validator id.
 * @param cell the cell that names the voter
 */
export function voterNamed(name: string, cell: Cell, refuse: Refuse): string {
  if (isSummary(cell.text, name !== cell.text))
    return refuse(cell, `the row "${cell.text}" looks like a result and not like the ballot of a voter. Remove it`);
  const { error } = nameSchema.safeParse(name);
  if (error === undefined) return name;
  return refuse(cell, name === '' ? 'the voter has no name' : `the voter's name ${error.issues[0]?.message ?? ''}`);
}

/** Detects two names of one person, by the same key that Assent compares. */
export class Voters {
  readonly #cells = new Map<string, Cell>();

  /** @returns the earlier cell that names the same person, or undefined. */
  add(name: string, cell: Cell): Cell | undefined {
    const key = canonicalKey(name);
    const first = this.#cells.get(key);
    if (first === undefined) this.#cells.set(key, cell);
    return first;
  }
}

export function countsOf({ rollCalls, voters }: Votes): readonly RollCallCount[] {
  return rollCalls.map((name, index) => {
    const count = (wanted: Vote): number => voters.filter(({ votes }) => votes[index] === wanted).length;
    return {
      name,
      approve: count('APPROVE'),
      reject: count('REJECT'),
      abstain: count('ABSTAIN'),
      notVoting: count('NOT_VOTING'),
    };
  });
}

/** The votes of each voter. A member who did not vote abstains, because the vote in the file is over. */
export function ballotsOf({ rollCalls, voters }: Votes, refuse: Refuse): Ballots {
  const start = { line: 1, column: 1 };
  if (voters.length > mostVoters)
    return refuse(start, `the file has ${voters.length} voters. An approval request takes at most ${mostVoters}`);
  rollCalls.forEach((name, index) => {
    if (!voters.some(({ votes }) => votes[index] !== 'NO_MEMBER')) refuse(start, `roll call ${name} has no validators`);
  });
  const members = voters.map(({ id, votes }) => ({ id, choices: votes.map(choiceOf) }));
  return { rollCalls, members };
}

function choiceOf(vote: Vote): Choice | null {
  if (vote === 'NO_MEMBER') return null;
  return vote === 'NOT_VOTING' ? 'ABSTAIN' : vote;
}
