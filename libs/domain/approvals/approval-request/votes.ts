import type { VoteChoice } from './events.ts';

/**
 * Each validator's last vote, in layers. A newer layer covers an older one, which has at least twice as many votes. A
 * new vote copies the small layers and shares the large ones, because copying all of two thousand votes for each vote
 * would take longer than the rest of the work.
 */
export type Votes = { readonly newest: ReadonlyMap<string, VoteChoice>; readonly older: Votes } | null;

export const noVotes: Votes = null;

export function voteOf(votes: Votes, validatorId: string): VoteChoice | null {
  for (let layer = votes; layer !== null; layer = layer.older) {
    const choice = layer.newest.get(validatorId);
    if (choice !== undefined) return choice;
  }
  return null;
}

/** The votes with one more, which replaces the validator's earlier vote. */
export function withVote(votes: Votes, validatorId: string, choice: VoteChoice): Votes {
  let newest: ReadonlyMap<string, VoteChoice> = new Map([[validatorId, choice]]);
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

function inOneLayer(votes: Votes): ReadonlyMap<string, VoteChoice> {
  return votes === null ? new Map() : laidOver(inOneLayer(votes.older), votes.newest);
}

function laidOver(
  older: ReadonlyMap<string, VoteChoice>,
  newer: ReadonlyMap<string, VoteChoice>,
): ReadonlyMap<string, VoteChoice> {
  const both = new Map(older);
  for (const [validatorId, choice] of newer) both.set(validatorId, choice);
  return both;
}
