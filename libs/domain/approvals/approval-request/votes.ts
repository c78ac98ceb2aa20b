import type { VoteChoice } from './events.ts';

/**
 * Each validator's last vote, in layers. A newer layer covers an older one, which has at least twice as many votes. A
 * new vote copies the small layers and shares the large ones, because copying all of two thousand votes for each vote
 * would take longer than the rest of the work.
 */
export type Votes = { readonly newest: ReadonlyMap<string, StandingVote>; readonly older: Votes } | null;

export interface StandingVote {
  readonly choice: VoteChoice;
  /** The number of the statement that was signed; null for a vote without a signature. */
  readonly nonce: string | null;
}

export const noVotes: Votes = null;

export function voteOf(votes: Votes, validatorId: string): VoteChoice | null {
  return standingVote(votes, validatorId)?.choice ?? null;
}

/** Whether this vote would change nothing: its choice stands, and if it is signed, by the signature on the same statement. */
export function isCast(votes: Votes, validatorId: string, { choice, nonce }: StandingVote): boolean {
  const standing = standingVote(votes, validatorId);
  return standing?.choice === choice && (nonce === null || standing.nonce === nonce);
}

function standingVote(votes: Votes, validatorId: string): StandingVote | undefined {
  for (let layer = votes; layer !== null; layer = layer.older) {
    const vote = layer.newest.get(validatorId);
    if (vote !== undefined) return vote;
  }
  return undefined;
}

/** The votes with one more, which replaces the validator's earlier vote. */
export function withVote(votes: Votes, validatorId: string, vote: StandingVote): Votes {
  let newest: ReadonlyMap<string, StandingVote> = new Map([[validatorId, vote]]);
  let older = votes;
  while (older !== null && older.newest.size < 2 * newest.size) {
    newest = laidOver(older.newest, newest);
    ({ older } = older);
  }
  return { newest, older };
}

/** The votes without this validator's vote. */
export function withoutVote(votes: Votes, validatorId: string): Votes {
  const left = new Map(inOneLayer(votes));
  left.delete(validatorId);
  return left.size === 0 ? noVotes : { newest: left, older: null };
}

function inOneLayer(votes: Votes): ReadonlyMap<string, StandingVote> {
  return votes === null ? new Map() : laidOver(inOneLayer(votes.older), votes.newest);
}

function laidOver(
  older: ReadonlyMap<string, StandingVote>,
  newer: ReadonlyMap<string, StandingVote>,
): ReadonlyMap<string, StandingVote> {
  const both = new Map(older);
  for (const [validatorId, vote] of newer) both.set(validatorId, vote);
  return both;
}
