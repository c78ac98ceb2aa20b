import fc from 'fast-check';
import type { VoteChoice } from './events.ts';
import { noVotes, voteOf, withoutVote, withVote, type StandingVote, type Votes } from './votes.ts';

const approve: StandingVote = { choice: 'APPROVE', nonce: null };
const reject: StandingVote = { choice: 'REJECT', nonce: null };

describe('Votes', () => {
  const validators = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
  const changes = fc.array(
    fc.record({
      validatorId: fc.constantFrom(...validators),
      /** `null` takes the vote away. */
      choice: fc.constantFrom<VoteChoice | null>('APPROVE', 'REJECT', 'ABSTAIN', null),
    }),
  );
  const choicesIn = (votes: Votes): unknown => validators.map((validatorId) => voteOf(votes, validatorId));

  it('hold each validator’s last vote, and never change when new votes derive from them', () => {
    fc.assert(
      fc.property(changes, (script) => {
        let votes = noVotes;
        const last = new Map<string, VoteChoice | null>();
        const seen: { readonly votes: Votes; readonly choices: unknown }[] = [];
        for (const { validatorId, choice } of script) {
          votes =
            choice === null ? withoutVote(votes, validatorId) : withVote(votes, validatorId, { choice, nonce: null });
          last.set(validatorId, choice);
          seen.push({ votes, choices: validators.map((each) => last.get(each) ?? null) });
        }
        for (const then of seen) expect(choicesIn(then.votes)).toEqual(then.choices);
      }),
    );
  });

  it('copy only a few earlier votes for each new one', () => {
    const n = 2_048;
    let votes = noVotes;
    let copied = 0;
    for (let vote = 0; vote < n; vote++) {
      votes = withVote(votes, `validator-${vote}`, approve);
      copied += votes?.newest.size ?? 0;
    }
    expect(copied).toBeLessThanOrEqual(n * Math.log2(n));
  });

  it('need only a few layers, however often a validator votes again', () => {
    const again = fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 500 });
    const layersOf = (votes: Votes): number => (votes === null ? 0 : 1 + layersOf(votes.older));
    fc.assert(
      fc.property(again, (voters) => {
        const votes = voters.reduce((before: Votes, voter) => withVote(before, String(voter), reject), noVotes);
        expect(layersOf(votes)).toBeLessThanOrEqual(Math.ceil(Math.log2(100)));
      }),
    );
  });
});
