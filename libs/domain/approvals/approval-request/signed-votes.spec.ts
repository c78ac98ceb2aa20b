import { happened } from '../../testing/example-events/happened.ts';
import { specificationOf } from '../../testing/given-when-then.ts';
import { approvalRequestDecider, type ApprovalRequestEvent, type VoteSignature } from './approval-request.ts';
import type { QuorumPolicy } from './quorum.ts';

const { given } = specificationOf(approvalRequestDecider);
const policy: QuorumPolicy = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true };
const opened = happened('ApprovalRequested', { policy: { ...policy, signedVotes: 'required' } });
const openedUnsigned = happened('ApprovalRequested', { policy });
const signature: VoteSignature = {
  keyId: 'a'.repeat(64),
  meaning: 'approval',
  subjectHash: 'b'.repeat(64),
  nonce: 'c'.repeat(22),
  signature: 'd'.repeat(86),
};
const validators = new Map(['ann', 'bob', 'cem'].map((validator) => [validator, validator]));
const signed = { signature, validators };
const cast = { type: 'CastVote', validatorId: 'ann', choice: 'APPROVE', reason: null } as const;
const of = (event: object) => event as ApprovalRequestEvent;

describe('a request whose policy requires signed votes', () => {
  it('S7-6 refuses a vote without a signature', () => {
    given(of(opened)).when(cast).thenRefused('SIGNATURE_REQUIRED');
  });

  it('records the signature with the vote', () => {
    given(of(opened))
      .when({ ...cast, signed })
      .then({ type: 'VoteCast', data: { validatorId: 'ann', signature } });
  });

  it('S7-6 refuses a late vote and a changed vote without a signature', () => {
    const voted = of(happened('VoteCast', { signature }));
    given(of(opened), voted, of(happened('VoteCast', { validatorId: 'bob' })), of(happened('ApprovalGranted')))
      .when({ ...cast, validatorId: 'cem' })
      .thenRefused('SIGNATURE_REQUIRED');
    given(of(opened), voted)
      .when({ ...cast, choice: 'REJECT' })
      .thenRefused('SIGNATURE_REQUIRED');
  });

  it('S7-23 refuses a vote that was signed before the validators changed', () => {
    const revoked = (replacementId: string | null) =>
      of(happened('ValidatorRevoked', { validatorId: 'cem', previousChoice: null, replacementId }));
    const replaced = new Map(['ann', 'bob', 'dan'].map((validator) => [validator, validator]));
    for (const change of [revoked('dan'), revoked(null)]) {
      given(of(opened), change)
        .when({ ...cast, signed })
        .thenRefused('STATEMENT_EXPIRED');
    }
    given(of(opened), revoked('dan'))
      .when({ ...cast, signed: { signature, validators: replaced } })
      .then({ type: 'VoteCast', data: { signature } });
  });
});

describe('a signature on a choice that stands already', () => {
  const another: VoteSignature = { ...signature, nonce: 'e'.repeat(22) };
  const decided = [of(happened('VoteCast', { validatorId: 'bob' })), of(happened('ApprovalGranted'))];

  it('S7-6 is recorded as another vote, which counts once', () => {
    for (const standing of [{}, { signature }]) {
      given(of(openedUnsigned), of(happened('VoteCast', standing)))
        .when({ ...cast, signed: { signature: another, validators } })
        .then({ type: 'VoteCast', data: { choice: 'APPROVE', previousChoice: 'APPROVE', signature: another } });
    }
  });

  it('changes nothing when it is the same signature again, or when a vote without one follows', () => {
    for (const after of [[], decided]) {
      const history = [of(openedUnsigned), of(happened('VoteCast', { signature })), ...after];
      given(...history)
        .when({ ...cast, signed })
        .thenNothing();
      given(...history)
        .when(cast)
        .thenNothing();
    }
  });

  it('is refused after the decision', () => {
    given(of(openedUnsigned), of(happened('VoteCast', {})), ...decided)
      .when({ ...cast, signed })
      .thenRefused('VOTE_CLOSED');
  });
});

it('a request that does not require signatures records those that are given', () => {
  given(of(openedUnsigned))
    .when({ ...cast, signed })
    .then({ type: 'VoteCast', data: { signature } });
  given(of(openedUnsigned))
    .when(cast)
    .then({ type: 'VoteCast', data: { validatorId: 'ann' } });
});
