/** A fraction of the eligible validators, or of the votes cast, that must approve. */
export interface QuorumPolicy {
  readonly numerator: number;
  readonly denominator: number;
  readonly basis: 'eligible' | 'cast';
  /** Whether exactly the fraction is enough. Otherwise more than the fraction must approve. */
  readonly inclusive: boolean;
  /** Whether the submitter may be a validator. Otherwise a request that lists the submitter is refused. */
  readonly selfApproval?: boolean | undefined;
  /** The share of the eligible who must vote or abstain, for a quorum of the votes cast. Unset: one vote is enough. */
  readonly minimumTurnout?: Fraction | undefined;
  /** Whether each vote must carry the validator's signature. Unset: a signature is optional. */
  readonly signedVotes?: 'required' | undefined;
}

export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export type Tier = 'STANDARD' | 'ELEVATED' | 'CRITICAL';
