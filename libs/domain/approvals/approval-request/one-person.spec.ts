import fc from 'fast-check';
import { canonicalKey } from '../../identity.ts';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import { spellingsOf } from '../../testing/spellings.ts';
import { approvalRequestDecider, type ApprovalRequestCommand, type ApprovalRequestEvent } from './approval-request.ts';

const { given } = specificationOf(approvalRequestDecider);

const open = {
  type: 'OpenApproval' as const,
  approvalRequestId: 'request',
  versionId: 'version',
  tokenId: 'token',
  policy: { numerator: 2, denominator: 3, basis: 'eligible' as const, inclusive: true },
  tier: null,
  validators: ['Ann', 'Bob', 'Zoë'],
  backupValidators: ['Dan'],
  comparison: 'canonical' as const,
  votingWindowEnd: '2026-01-08T12:00:00.000Z',
  approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
  requestedBy: 'Sue',
};
const approve = (validatorId: string) => ({
  type: 'CastVote' as const,
  validatorId,
  choice: 'APPROVE' as const,
  reason: null,
});
const revoke = (validatorId: string, replacementId: string | null) => ({
  type: 'RevokeValidator' as const,
  validatorId,
  replacementId,
  claimId: `for ${validatorId}`,
  reason: 'on leave',
  revokedBy: 'chair',
});
const after = (...commands: readonly WithoutMetadata<ApprovalRequestCommand>[]) =>
  run(
    approvalRequestDecider,
    commands.map((command) => ({ ...command, metadata: testMetadata })),
  );

describe('DESIGN §10 a validator is one person', () => {
  it('who has one vote, however the vote spells the name', () => {
    const { events } = after(open, approve('ann'));
    given(...events)
      .when(approve('ＡＮＮ'))
      .thenNothing();
    given(...events)
      .when({ ...approve('aNN'), choice: 'REJECT' })
      .then({ type: 'VoteCast', data: { validatorId: 'Ann', previousChoice: 'APPROVE' } });
    given(...events)
      .when(approve('ZOE\u0308'))
      .then(
        { type: 'VoteCast', data: { validatorId: 'Zoë' } },
        { type: 'ApprovalGranted', data: { approvers: ['Ann', 'Zoë'] } },
      );
  });

  it('who is named once, as a validator or as a backup', () => {
    given()
      .when({ ...open, validators: ['Ann', 'Bob', 'ann'] })
      .thenRefused('VALIDATION_FAILED', { message: 'Validators Ann and ann are the same person.' });
    given()
      .when({ ...open, backupValidators: ['Zoe\u0308'] })
      .thenRefused('VALIDATION_FAILED');
  });

  it('who does not approve their own request', () => {
    given()
      .when({ ...open, requestedBy: 'bob' })
      .thenRefused('SELF_APPROVAL');
    given(...after(open).events)
      .when(revoke('ann', 'SUE'))
      .thenRefused('SELF_APPROVAL');
  });

  it('who cannot replace another validator of the same request', () => {
    given(...after(open).events)
      .when(revoke('ann', 'BOB'))
      .thenRefused('VALIDATION_FAILED');
    // The backup is used up, whichever way the revocation spells it.
    const { state } = after(open, revoke('ann', 'dan'));
    expect(state).toMatchObject({
      backupValidators: [],
      validators: new Map([
        ['bob', 'Bob'],
        ['zoë', 'Zoë'],
        ['dan', 'dan'],
      ]),
    });
  });

  it('whose name has no invisible characters', () => {
    given(...after(open).events)
      .when(approve('an\u200Bn'))
      .thenRefused('VALIDATION_FAILED');
  });

  it('keeps the comparison with which an open request began', () => {
    const { comparison: _, ...earlier } = open;
    const before: ApprovalRequestEvent = {
      type: 'ApprovalRequested',
      data: { ...earlier, validators: ['Ann', 'ann', 'a\u200Bnn'], requestedBy: 'ANN', requestedAt: testMetadata.now },
    };
    given(before).when(approve('ANN')).thenRefused('VALIDATOR_NOT_ELIGIBLE');
    given(before)
      .when(approve('a\u200Bnn'))
      .then({ type: 'VoteCast', data: { validatorId: 'a\u200Bnn' } });
    given(before)
      .when(revoke('ann', 'dan'))
      .then({ type: 'ValidatorRevoked', data: { validatorId: 'ann' } });
  });

  it('never counts twice, in whichever order spellings are named, vote, are revoked and replace', () => {
    const people = ['Ann', 'Bob', 'Zoë', 'Dan', 'Weiß', 'Σίσυφος'];
    const person = fc.constantFrom(...people).chain((name) => spellingsOf(name).map(([spelling]) => spelling));
    const command = fc.oneof(
      {
        weight: 3,
        arbitrary: fc
          .tuple(person, fc.constantFrom('APPROVE', 'REJECT', 'ABSTAIN'))
          .map(([validatorId, choice]) => ({ ...approve(validatorId), choice })),
      },
      { weight: 1, arbitrary: fc.tuple(person, fc.option(person)).map(([one, other]) => revoke(one, other)) },
    );
    const board = fc.record({
      validators: fc.array(person, { minLength: 1, maxLength: 4 }),
      backupValidators: fc.array(person, { maxLength: 2 }),
      requestedBy: person,
    });
    fc.assert(
      fc.property(board, fc.array(command, { maxLength: 12 }), (named, commands) => {
        // The edge refuses what nobody can read before it comes to this.
        const { state, events } = after(
          { ...open, ...named },
          ...(commands as WithoutMetadata<ApprovalRequestCommand>[]),
        );
        if (state.status === 'NONE') return;
        const validators = [...state.validators.values()];
        const keys = new Set(validators.map(canonicalKey));
        expect(keys.size).toBe(validators.length);
        expect(keys).not.toContain(canonicalKey(named.requestedBy));
        const { approve: yes, reject: no, abstain, eligible } = state.tally;
        expect(eligible).toBe(keys.size);
        expect(yes + no + abstain).toBeLessThanOrEqual(keys.size);
        for (const { type, data } of events) {
          if (type !== 'ApprovalGranted') continue;
          expect(new Set(data.approvers.map(canonicalKey)).size).toBe(data.approvals);
        }
      }),
      { numRuns: 500 },
    );
  });
});
