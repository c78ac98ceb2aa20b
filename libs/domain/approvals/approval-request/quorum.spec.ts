import fc from 'fast-check';
import {
  decideAtClose,
  decideQuorum,
  policyFault,
  policyOfTier,
  thresholdPercentage,
  type QuorumPolicy,
  type Tally,
} from './quorum.ts';

const twoThirds: QuorumPolicy = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true };
const majority: QuorumPolicy = { numerator: 1, denominator: 2, basis: 'cast', inclusive: false };
const tally = (approve: number, reject: number, abstain: number, eligible: number): Tally => ({
  approve,
  reject,
  abstain,
  eligible,
});

const policies = fc
  .record({
    numerator: fc.integer({ min: 1, max: 12 }),
    denominator: fc.integer({ min: 1, max: 12 }),
    basis: fc.constantFrom('eligible' as const, 'cast' as const),
    inclusive: fc.boolean(),
  })
  .filter((policy) => policyFault(policy) === null);

const tallies = fc
  .tuple(fc.nat(6), fc.nat(6), fc.nat(6), fc.nat(6))
  .filter(([approve, reject, abstain, open]) => approve + reject + abstain + open > 0)
  .map(([approve, reject, abstain, open]) => tally(approve, reject, abstain, approve + reject + abstain + open));

/** The rule said slowly: by fractions, when everybody has voted. */
function approvedInTheEnd(
  { numerator, denominator, basis, inclusive }: QuorumPolicy,
  { approve, reject, eligible }: Tally,
): boolean {
  const of = basis === 'eligible' ? eligible : approve + reject;
  if (approve === 0) return false;
  return inclusive ? approve * denominator >= of * numerator : approve * denominator > of * numerator;
}

/** Every way in which the validators who are still to vote may vote. */
function completionsOf({ approve, reject, abstain, eligible }: Tally): Tally[] {
  const open = eligible - approve - reject - abstain;
  const ways: Tally[] = [];
  for (let approving = 0; approving <= open; approving += 1) {
    for (let rejecting = 0; rejecting <= open - approving; rejecting += 1) {
      ways.push(tally(approve + approving, reject + rejecting, abstain + open - approving - rejecting, eligible));
    }
  }
  return ways;
}

describe('the quorum', () => {
  it('S7-15 of the votes cast is decided when the window closes', () => {
    expect(decideQuorum(majority, tally(6, 0, 0, 12))).toBe('OPEN');
    expect(decideAtClose(majority, tally(6, 0, 0, 12))).toBe('APPROVED');
    expect(decideAtClose(majority, tally(3, 3, 2, 12))).toBe('REJECTED');
    expect(decideAtClose(majority, tally(0, 0, 5, 12))).toBe('UNDECIDED');
    expect(decideAtClose({ ...majority, basis: 'eligible' }, tally(6, 0, 0, 12))).toBe('UNDECIDED');
  });

  it('S7-15 of the votes cast stays undecided below the minimum turnout', () => {
    const guarded: QuorumPolicy = { ...majority, minimumTurnout: { numerator: 1, denominator: 2 } };
    expect(decideAtClose(guarded, tally(5, 0, 0, 12))).toBe('UNDECIDED');
    expect(decideAtClose(guarded, tally(5, 0, 1, 12))).toBe('APPROVED');
    const whole: QuorumPolicy = { ...majority, minimumTurnout: { numerator: 1, denominator: 1 } };
    expect(decideQuorum(majority, tally(7, 0, 0, 12))).toBe('APPROVED');
    expect(decideQuorum(whole, tally(7, 0, 0, 12))).toBe('OPEN');
    expect(decideQuorum(whole, tally(7, 5, 0, 12))).toBe('APPROVED');
    expect(policyFault({ ...guarded, basis: 'eligible' })).toContain('votes cast');
    expect(policyFault({ ...majority, minimumTurnout: { numerator: 3, denominator: 2 } })).toContain('at most one');
  });

  it('decides at the close as if everyone who has not voted abstained', () => {
    fc.assert(
      fc.property(policies, tallies, (policy, votes) => {
        const cast: QuorumPolicy = { ...policy, basis: 'cast' };
        const { approve, reject, eligible } = votes;
        const all = tally(approve, reject, eligible - approve - reject, eligible);
        const atClose = decideAtClose(cast, votes);
        if (approve + reject > 0) expect(atClose).toBe(decideQuorum(cast, all));
        // What is decided early is not decided otherwise later.
        const early = decideQuorum(cast, votes);
        if (early !== 'OPEN' && approve + reject > 0) expect(atClose).toBe(early);
      }),
    );
  });

  it('C-4 is met by 8 of 12 at two thirds, exactly and in whole numbers', () => {
    expect(decideQuorum(twoThirds, tally(8, 3, 1, 12))).toBe('APPROVED');
    expect(decideQuorum(twoThirds, tally(7, 3, 2, 12))).toBe('REJECTED');
    expect(decideQuorum({ ...twoThirds, inclusive: false }, tally(8, 4, 0, 12))).toBe('REJECTED');
    expect(thresholdPercentage(twoThirds)).toBe(66.67);
  });

  it('S7-9..11 has tiers of one approval, two thirds and three quarters', () => {
    expect(decideQuorum(policyOfTier('STANDARD', 5), tally(1, 0, 0, 5))).toBe('APPROVED');
    expect(decideQuorum(policyOfTier('ELEVATED', 3), tally(1, 0, 0, 3))).toBe('OPEN');
    expect(decideQuorum(policyOfTier('ELEVATED', 3), tally(2, 0, 0, 3))).toBe('APPROVED');
    expect(decideQuorum(policyOfTier('CRITICAL', 4), tally(3, 0, 0, 4))).toBe('APPROVED');
    expect(decideQuorum(policyOfTier('CRITICAL', 4), tally(0, 2, 0, 4))).toBe('REJECTED');
  });

  it('does not count abstentions as votes cast, and counts them among the eligible', () => {
    expect(decideQuorum(majority, tally(2, 1, 7, 10))).toBe('APPROVED');
    expect(decideQuorum({ ...majority, basis: 'eligible' }, tally(2, 1, 7, 10))).toBe('REJECTED');
  });

  it('approves nothing without an approval', () => {
    expect(decideQuorum(majority, tally(0, 0, 3, 3))).toBe('REJECTED');
    expect(decideQuorum({ ...majority, inclusive: true }, tally(0, 0, 3, 3))).toBe('REJECTED');
  });

  it('S7-11 decides as soon as the missing votes cannot change the outcome, and never differently from all votes', () => {
    fc.assert(
      fc.property(policies, tallies, (policy, votes) => {
        const ends = new Set(completionsOf(votes).map((end) => approvedInTheEnd(policy, end)));
        const expected = ends.size === 2 ? 'OPEN' : ends.has(true) ? 'APPROVED' : 'REJECTED';
        expect(decideQuorum(policy, votes)).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  it('refuses invalid fractions and fractions that no vote can meet', () => {
    expect(policyFault({ ...majority, numerator: 0 })).not.toBeNull();
    expect(policyFault({ ...majority, numerator: 3 })).not.toBeNull();
    expect(policyFault({ ...majority, numerator: 0.5 })).not.toBeNull();
    expect(policyFault({ ...majority, numerator: 2, inclusive: false })).not.toBeNull();
    expect(policyFault({ ...majority, numerator: 2, inclusive: true })).toBeNull();
  });
});
