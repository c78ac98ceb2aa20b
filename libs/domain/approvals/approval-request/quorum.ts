import type { Fraction, QuorumPolicy, Tier } from '../../versions/quorum-policy.ts';

export type { Fraction, QuorumPolicy, Tier };

export interface Tally {
  readonly approve: number;
  readonly reject: number;
  readonly abstain: number;
  /** Validators who may vote. */
  readonly eligible: number;
}

/** STANDARD: one approval. ELEVATED: two thirds. CRITICAL: three quarters (DESIGN §3). */
export function policyOfTier(tier: Tier, validators: number): QuorumPolicy {
  switch (tier) {
    case 'STANDARD':
      return { numerator: 1, denominator: validators, basis: 'eligible', inclusive: true };
    case 'ELEVATED':
      return { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true };
    case 'CRITICAL':
      return { numerator: 3, denominator: 4, basis: 'eligible', inclusive: true };
  }
}

/** Why no vote can ever meet the policy; null when a vote can. */
export function policyFault({ numerator, denominator, basis, inclusive, minimumTurnout }: QuorumPolicy): string | null {
  if (!Number.isSafeInteger(numerator) || !Number.isSafeInteger(denominator))
    return 'The quorum must be a fraction of whole numbers.';
  if (numerator < 1 || denominator < numerator) return 'The quorum must be greater than zero and at most one.';
  if (numerator === denominator && !inclusive)
    return 'A quorum of all votes must be inclusive, because no vote can exceed it.';
  if (minimumTurnout === undefined) return null;
  if (basis === 'eligible') return 'A minimum turnout requires a quorum of the votes cast.';
  const { numerator: voters, denominator: of } = minimumTurnout;
  if (!Number.isSafeInteger(voters) || !Number.isSafeInteger(of) || voters < 1 || of < voters)
    return 'The minimum turnout must be a fraction of whole numbers, greater than zero and at most one.';
  return null;
}

/**
 * Decides as soon as the missing votes cannot change the outcome: approved if it would be even with a rejection from
 * everyone who has not voted, rejected if it would be even with all their approvals. An abstention counts among the
 * eligible but is not a vote cast, as in parliaments. A minimum turnout delays the decision until enough validators
 * have voted or abstained.
 */
export function decideQuorum(policy: QuorumPolicy, tally: Tally): 'APPROVED' | 'REJECTED' | 'OPEN' {
  if (!hasTurnout(policy, tally)) return 'OPEN';
  const outstanding = tally.eligible - tally.approve - tally.reject - tally.abstain;
  if (isMet(policy, { ...tally, reject: tally.reject + outstanding })) return 'APPROVED';
  if (!isMet(policy, { ...tally, approve: tally.approve + outstanding })) return 'REJECTED';
  return 'OPEN';
}

/**
 * Decides when the window closes, for a quorum of the votes cast. Decides nothing without a vote, below the minimum
 * turnout, or for a quorum of the eligible, where missing votes count.
 */
export function decideAtClose(policy: QuorumPolicy, tally: Tally): 'APPROVED' | 'REJECTED' | 'UNDECIDED' {
  if (policy.basis === 'eligible' || tally.approve + tally.reject === 0 || !hasTurnout(policy, tally))
    return 'UNDECIDED';
  return isMet(policy, tally) ? 'APPROVED' : 'REJECTED';
}

function hasTurnout({ minimumTurnout }: QuorumPolicy, { approve, reject, abstain, eligible }: Tally): boolean {
  if (minimumTurnout === undefined) return true;
  const { numerator, denominator } = minimumTurnout;
  return BigInt(approve + reject + abstain) * BigInt(denominator) >= BigInt(eligible) * BigInt(numerator);
}

/** How many validators who have not voted must approve to approve the request; null when all of them are not enough. */
export function approvalsMissing(policy: QuorumPolicy, tally: Tally): number | null {
  const outstanding = tally.eligible - tally.approve - tally.reject - tally.abstain;
  for (let more = 0; more <= outstanding; more += 1) {
    if (decideQuorum(policy, { ...tally, approve: tally.approve + more }) === 'APPROVED') return more;
  }
  return null;
}

/** Compares in whole numbers, because floats cannot tell that 8 of 12 is exactly two thirds (C-4). */
function isMet(
  { numerator, denominator, basis, inclusive }: QuorumPolicy,
  { approve, reject, eligible }: Tally,
): boolean {
  // Without an approval nothing is approved, even if nobody rejects.
  if (approve === 0) return false;
  const approvals = BigInt(approve) * BigInt(denominator);
  const needed = BigInt(basis === 'eligible' ? eligible : approve + reject) * BigInt(numerator);
  return inclusive ? approvals >= needed : approvals > needed;
}

/** For display only. 2/3 is 66.67. */
export function thresholdPercentage({ numerator, denominator }: QuorumPolicy): number {
  return Math.round((numerator / denominator) * 10_000) / 100;
}
