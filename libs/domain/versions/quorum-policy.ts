/** A fraction of the eligible validators, or of the votes cast, that must approve. */
export interface QuorumPolicy {
  readonly numerator: number;
  readonly denominator: number;
  readonly basis: 'eligible' | 'cast';
  /** Whether the fraction itself is enough, or more than it is needed. */
  readonly inclusive: boolean;
  /** Whether the submitter may be a validator. Otherwise a request that lists them is refused. */
  readonly selfApproval?: boolean | undefined;
  /** Of the eligible, how many must have voted or abstained; only of a quorum of the votes cast. Unset: one vote is enough. */
  readonly minimumTurnout?: Fraction | undefined;
}

export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

export type Tier = 'STANDARD' | 'ELEVATED' | 'CRITICAL';
