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

/** Why no vote could ever meet the policy; null for one that can be met. */
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
 * Decides as early as the votes settle it: approved when it would be even if every validator who has
 * not voted rejected, rejected when it would be even if all of them approved. An abstention counts
 * among the eligible, and is no vote cast, as in parliaments. With a minimum turnout nothing is decided before that many
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
 * Decides when the window closes: a quorum of the votes cast by those that were cast. Without one, below the minimum
 * turnout, and for a quorum of the eligible, whose missing votes count, nothing is decided.
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

/** How many of those who have not voted must still approve for the request to be approved; null when no number of them can. */
export function approvalsMissing(policy: QuorumPolicy, tally: Tally): number | null {
  const outstanding = tally.eligible - tally.approve - tally.reject - tally.abstain;
  for (let more = 0; more <= outstanding; more += 1) {
    if (decideQuorum(policy, { ...tally, approve: tally.approve + more }) === 'APPROVED') return more;
  }
  return null;
}

/** Compares in whole numbers: 8 of 12 is two thirds exactly (C-4), which no float says. */
function isMet(
  { numerator, denominator, basis, inclusive }: QuorumPolicy,
  { approve, reject, eligible }: Tally,
): boolean {
  // Without an approval there is nothing to approve by, even if nobody has cast a vote against it.
  if (approve === 0) return false;
  const approvals = BigInt(approve) * BigInt(denominator);
  const needed = BigInt(basis === 'eligible' ? eligible : approve + reject) * BigInt(numerator);
  return inclusive ? approvals >= needed : approvals > needed;
}

/** For display only: 2/3 is 66.67. */
export function thresholdPercentage({ numerator, denominator }: QuorumPolicy): number {
  return Math.round((numerator / denominator) * 10_000) / 100;
}
