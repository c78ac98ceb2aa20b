import type { ExistingRequest } from '#libs/domain';
import { hashOf } from './hash.ts';

/** By which rules the votes on a request are counted, and whose votes: part of what a validator signs. */
export interface VoteRules {
  readonly policy: ExistingRequest['policy'];
  /** Null for a policy that the submitter gave. */
  readonly tier: ExistingRequest['tier'];
  /** Which spellings of a name are the same validator. */
  readonly comparison: ExistingRequest['comparison'];
  /** The present validators, in the order of the request. */
  readonly validators: readonly string[];
  /** ISO 8601, as is the deadline. */
  readonly votingWindowEnd: string;
  readonly approvalExpiryDeadline: string;
}

export function rulesOf(request: ExistingRequest): VoteRules {
  const { policy, tier, comparison, validators, votingWindowEnd, approvalExpiryDeadline } = request;
  return { policy, tier, comparison, validators: [...validators.values()], votingWindowEnd, approvalExpiryDeadline };
}

/** SHA-256 in hex of the canonical JSON of the rules. */
export function rulesHashOf(rules: VoteRules): string {
  const { policy, tier, comparison, validators, votingWindowEnd, approvalExpiryDeadline } = rules;
  return hashOf({ policy, tier, comparison, validators, votingWindowEnd, approvalExpiryDeadline }).toString('hex');
}

/** A change of the validators makes a new map, and nothing else of the rules changes. */
const hashes = new WeakMap<ExistingRequest['validators'], string>();

/** The hash of the rules of a request. A request with thousands of validators is hashed once, not for each vote. */
export function rulesHashOfRequest(request: ExistingRequest): string {
  const hash = hashes.get(request.validators) ?? rulesHashOf(rulesOf(request));
  hashes.set(request.validators, hash);
  return hash;
}
