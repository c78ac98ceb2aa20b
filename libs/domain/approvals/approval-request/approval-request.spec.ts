import fc from 'fast-check';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import {
  approvalRequestDecider,
  type ApprovalRequestCommand,
  type ApprovalRequestEvent,
  type VoteChoice,
} from './approval-request.ts';
import { decideQuorum, type QuorumPolicy } from './quorum.ts';

const { given } = specificationOf(approvalRequestDecider);

const twoThirds: QuorumPolicy = { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true };

const request = {
  approvalRequestId: 'request',
  versionId: 'version',
  tokenId: 'token',
  policy: twoThirds,
  tier: 'ELEVATED' as const,
  validators: ['a', 'b', 'c'],
  backupValidators: [],
  votingWindowEnd: '2026-01-08T12:00:00.000Z',
  approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
  requestedBy: 'tester',
};

const opened: ApprovalRequestEvent = { type: 'ApprovalRequested', data: { ...request, requestedAt: testMetadata.now } };
const voted = (validatorId: string, choice: VoteChoice): ApprovalRequestEvent => ({
  type: 'VoteCast',
  data: {
    approvalRequestId: 'request',
    validatorId,
    choice,
    previousChoice: null,
    reason: null,
    castAt: testMetadata.now,
  },
});
const cast = (validatorId: string, choice: VoteChoice) => ({
  type: 'CastVote' as const,
  validatorId,
  choice,
  reason: null,
});
const granted = run(approvalRequestDecider, [
  { type: 'OpenApproval', ...request, metadata: testMetadata },
  { ...cast('a', 'APPROVE'), metadata: testMetadata },
  { ...cast('b', 'APPROVE'), metadata: testMetadata },
]).events;

describe('an approval request', () => {
  it('opens once, with validators and a policy that a vote can meet', () => {
    given()
      .when({ type: 'OpenApproval', ...request })
      .then(opened);
    given(opened)
      .when({ type: 'OpenApproval', ...request })
      .thenNothing();
    given()
      .when({ type: 'OpenApproval', ...request, validators: [] })
      .thenRefused('VALIDATION_FAILED');
    given()
      .when({ type: 'OpenApproval', ...request, validators: ['a', 'a'] })
      .thenRefused('VALIDATION_FAILED');
    given()
      .when({ type: 'OpenApproval', ...request, policy: { ...twoThirds, numerator: 4 } })
      .thenRefused('INVALID_POLICY');
  });

  it('S7-10 stays open until the votes decide it, and records who approved', () => {
    given(opened).when(cast('a', 'APPROVE')).then({ type: 'VoteCast' });
    given(opened, voted('a', 'APPROVE'))
      .when(cast('c', 'APPROVE'))
      .then(
        { type: 'VoteCast', data: { validatorId: 'c', previousChoice: null } },
        {
          type: 'ApprovalGranted',
          data: { approvals: 2, rejections: 0, totalValidators: 3, approvers: ['a', 'c'], early: true },
        },
      );
  });

  it('S7-14 is rejected as soon as no vote can meet the policy', () => {
    given(opened, voted('a', 'REJECT'))
      .when(cast('b', 'REJECT'))
      .then({ type: 'VoteCast' }, { type: 'ApprovalRejected', data: { early: true } });
  });

  it('S7-17 records a changed vote as a new event while it is open', () => {
    given(opened, voted('a', 'REJECT'))
      .when(cast('a', 'APPROVE'))
      .then({ type: 'VoteCast', data: { choice: 'APPROVE', previousChoice: 'REJECT' } });
    given(opened, voted('a', 'REJECT')).when(cast('a', 'REJECT')).thenNothing();
  });

  it('S7-10 S7-17 records a late vote without effect, and accepts no changed vote after the decision', () => {
    given(...granted)
      .when(cast('c', 'REJECT'))
      .then({ type: 'LateVoteCast', data: { validatorId: 'c' } });
    given(...granted)
      .when(cast('a', 'REJECT'))
      .thenRefused('VOTE_CLOSED');
    given(...granted)
      .when(cast('a', 'APPROVE'))
      .thenNothing();
  });

  it('accepts votes only from its validators and only within the window', () => {
    given(opened).when(cast('stranger', 'APPROVE')).thenRefused('VALIDATOR_NOT_ELIGIBLE');
    given(opened).when(cast('a', 'APPROVE'), { now: request.votingWindowEnd }).then({ type: 'VoteCast' });
    given(opened).when(cast('a', 'APPROVE'), { now: '2026-01-08T12:00:00.001Z' }).thenRefused('VOTE_CLOSED');
    given(...granted)
      .when(cast('c', 'APPROVE'), { now: '2026-01-08T12:00:00.001Z' })
      .thenRefused('VOTE_CLOSED');
    given().when(cast('a', 'APPROVE')).thenRefused('APPROVAL_REQUEST_NOT_FOUND');
  });

  it('S6-52 expires undecided or unexecuted, never rejected', () => {
    const undecided = { type: 'ExpireApproval', because: 'not-decided' } as const;
    const unexecuted = { type: 'ExpireApproval', because: 'not-executed' } as const;
    given(opened).when(undecided, { now: request.votingWindowEnd }).thenRefused('APPROVAL_NOT_EXPIRED');
    given(opened).when(undecided, { now: '2026-01-08T12:00:00.001Z' }).then({ type: 'ApprovalExpired' });
    given(...granted)
      .when(undecided, { now: '2026-01-08T12:00:00.001Z' })
      .thenRefused('INVALID_STATE_TRANSITION');
    given(...granted)
      .when(unexecuted, { now: request.approvalExpiryDeadline })
      .thenRefused('APPROVAL_NOT_EXPIRED');
    given(...granted)
      .when(unexecuted, { now: '2026-01-15T12:00:00.001Z' })
      .then({ type: 'ApprovalExpired', data: { because: 'not-executed' } });
    const rejected = run(approvalRequestDecider, [
      { type: 'OpenApproval', ...request, metadata: testMetadata },
      { ...cast('a', 'REJECT'), metadata: testMetadata },
      { ...cast('b', 'REJECT'), metadata: testMetadata },
    ]).events;
    given(...rejected)
      .when(undecided, { now: '2026-02-01T00:00:00.000Z' })
      .thenRefused('INVALID_STATE_TRANSITION');
  });

  it('S6-52 S7-15 is decided by the votes cast when its window closes, if the policy says so', () => {
    const close = { type: 'ExpireApproval', because: 'not-decided' } as const;
    const after = { now: '2026-01-08T12:00:00.001Z' };
    const policy: QuorumPolicy = { numerator: 1, denominator: 2, basis: 'cast', inclusive: false };
    const ofCast = (more: Partial<QuorumPolicy> = {}): ApprovalRequestEvent => ({
      type: 'ApprovalRequested',
      data: { ...request, policy: { ...policy, ...more }, requestedAt: testMetadata.now },
    });
    given(ofCast(), voted('a', 'APPROVE'))
      .when(close, { now: request.votingWindowEnd })
      .thenRefused('APPROVAL_NOT_EXPIRED');
    given(ofCast(), voted('a', 'APPROVE'))
      .when(close, after)
      .then({ type: 'ApprovalGranted', data: { approvers: ['a'], approvals: 1, early: false, decidedAt: after.now } });
    given(ofCast(), voted('a', 'REJECT')).when(close, after).then({ type: 'ApprovalRejected' });
    given(ofCast(), voted('a', 'ABSTAIN')).when(close, after).then({ type: 'ApprovalExpired' });
    given(ofCast()).when(close, after).then({ type: 'ApprovalExpired' });
    given(ofCast({ minimumTurnout: { numerator: 2, denominator: 3 } }), voted('a', 'APPROVE'))
      .when(close, after)
      .then({ type: 'ApprovalExpired' });
    given(opened, voted('a', 'APPROVE')).when(close, after).then({ type: 'ApprovalExpired' });
  });

  it('S6-52 C-3 announces the end of the vote once, and the deadline of the execution once', () => {
    const announce = { type: 'AnnounceExpiry' } as const;
    given(opened).when(announce, { now: '2026-01-07T11:59:59.999Z' }).thenNothing();
    const lastDay = { now: '2026-01-07T12:00:00.000Z' };
    given(opened)
      .when(announce, lastDay)
      .then({ type: 'ApprovalExpiring', data: { waitsFor: 'decision', expiresAt: request.votingWindowEnd } });
    const announced = {
      type: 'ApprovalExpiring' as const,
      data: {
        approvalRequestId: request.approvalRequestId,
        versionId: request.versionId,
        tokenId: request.tokenId,
        waitsFor: 'decision' as const,
        expiresAt: request.votingWindowEnd,
        announcedAt: lastDay.now,
      },
    };
    given(opened, announced).when(announce, lastDay).thenNothing();
    given(opened, announced, ...granted.slice(1))
      .when(announce, { now: '2026-01-15T00:00:00.000Z' })
      .then({ type: 'ApprovalExpiring', data: { waitsFor: 'execution', expiresAt: request.approvalExpiryDeadline } });
    given(opened).when(announce, { now: '2026-01-08T12:00:00.001Z' }).thenNothing();
  });

  it('S7-23 S7-24 replaces a revoked validator with a backup, and no longer counts the revoked vote', () => {
    const withBackup = { ...opened, data: { ...opened.data, backupValidators: ['x', 'y'] } } as typeof opened;
    const voted = run(approvalRequestDecider, [
      { type: 'OpenApproval', ...request, backupValidators: ['x', 'y'], metadata: testMetadata },
      { ...cast('a', 'APPROVE'), metadata: testMetadata },
    ]).events;
    const revoke = {
      type: 'RevokeValidator',
      validatorId: 'a',
      replacementId: null,
      reason: 'left the board',
      claimId: 'claim',
      revokedBy: 'chair',
    } as const;
    given(...voted)
      .when(revoke)
      .then({ type: 'ValidatorRevoked', data: { previousChoice: 'APPROVE', replacementId: 'x' } });
    const revoked = run(approvalRequestDecider, [
      { type: 'OpenApproval', ...request, backupValidators: ['x', 'y'], metadata: testMetadata },
      { ...cast('a', 'APPROVE'), metadata: testMetadata },
      { ...revoke, metadata: testMetadata },
    ]).events;
    given(...revoked)
      .when(cast('a', 'APPROVE'))
      .thenRefused('VALIDATOR_NOT_ELIGIBLE');
    given(...revoked)
      .when(cast('x', 'APPROVE'))
      .then({ type: 'VoteCast' });
    given(withBackup)
      .when({ ...revoke, replacementId: 'b' })
      .thenRefused('VALIDATION_FAILED');
    // The target is wrong and not the operator, so this is no denial.
    for (const validatorId of ['stranger', 'x']) {
      given(withBackup)
        .when({ ...revoke, validatorId })
        .thenRefused('VALIDATOR_NOT_FOUND');
    }
    given(...revoked)
      .when({ ...revoke, claimId: 'another' })
      .thenRefused('VALIDATOR_NOT_FOUND');
    given(...granted)
      .when(revoke)
      .thenRefused('VOTE_CLOSED');
  });

  it('S7-23 counts the remaining validators without a replacement, and never loses its last validator', () => {
    const revoke = (validatorId: string) =>
      ({
        type: 'RevokeValidator',
        validatorId,
        replacementId: null,
        reason: 'gone',
        claimId: 'claim',
        revokedBy: 'chair',
      }) as const;
    const oneApproves = run(approvalRequestDecider, [
      { type: 'OpenApproval', ...request, metadata: testMetadata },
      { ...cast('a', 'APPROVE'), metadata: testMetadata },
      { ...revoke('b'), metadata: testMetadata },
    ]).events;
    // One of two is left to vote: 1 of 2 is less than two thirds. Without c it is one of one.
    given(...oneApproves)
      .when(revoke('c'))
      .then({ type: 'ValidatorRevoked' }, { type: 'ApprovalGranted', data: { totalValidators: 1, approvers: ['a'] } });
    given(opened, ...run(approvalRequestDecider, []).events)
      .when(revoke('a'))
      .then({ type: 'ValidatorRevoked', data: { replacementId: null } });
    const alone = run(approvalRequestDecider, [
      { type: 'OpenApproval', ...request, validators: ['a'], metadata: testMetadata },
    ]).events;
    given(...alone)
      .when(revoke('a'))
      .thenRefused('NO_VALIDATOR_LEFT');
  });

  it('refuses the submitter as a validator, unless the policy allows it', () => {
    const validators = ['a', 'b', request.requestedBy];
    given()
      .when({ type: 'OpenApproval', ...request, validators })
      .thenRefused('SELF_APPROVAL');
    given()
      .when({ type: 'OpenApproval', ...request, backupValidators: [request.requestedBy] })
      .thenRefused('SELF_APPROVAL');
    given()
      .when({ type: 'OpenApproval', ...request, validators, policy: { ...request.policy, selfApproval: true } })
      .then({ type: 'ApprovalRequested' });
  });

  it('S7-23 refuses the submitter as a replacement, unless the policy allows it', () => {
    const revoke = {
      type: 'RevokeValidator',
      validatorId: 'a',
      replacementId: request.requestedBy,
      reason: 'left the board',
      claimId: 'claim',
      revokedBy: 'chair',
    } as const;
    given(opened).when(revoke).thenRefused('SELF_APPROVAL');
    const allowed = { ...opened.data, policy: { ...request.policy, selfApproval: true } };
    given({ ...opened, data: allowed })
      .when(revoke)
      .then({ type: 'ValidatorRevoked', data: { replacementId: request.requestedBy } });
  });

  it('S7-26 replaces a validator under a claim or abandons that claim, never both', () => {
    const revoke = {
      type: 'RevokeValidator',
      validatorId: 'a',
      replacementId: 'x',
      claimId: 'claim',
      reason: 'left the board',
      revokedBy: 'chair',
    } as const;
    const abandon = { type: 'AbandonReplacement', claimId: 'claim' } as const;
    const after = (...commands: WithoutMetadata<ApprovalRequestCommand>[]) =>
      run(
        approvalRequestDecider,
        [{ type: 'OpenApproval', ...request } as const, ...commands].map((one) => ({ ...one, metadata: testMetadata })),
      ).events;
    given(opened)
      .when(abandon)
      .then({ type: 'ReplacementAbandoned', data: { approvalRequestId: request.approvalRequestId, claimId: 'claim' } });
    given(...after(abandon))
      .when(abandon)
      .thenNothing();
    given(...after(abandon))
      .when(revoke)
      .thenRefused('CONCURRENT_MODIFICATION');
    given(...after(revoke))
      .when(abandon)
      .thenNothing();
    given(...granted)
      .when(abandon)
      .thenNothing();
    // Of the one who leaves, the event says under which claim they had their seat.
    given(...after(revoke))
      .when({ ...revoke, validatorId: 'x', replacementId: 'a', claimId: 'another' })
      .then({ type: 'ValidatorRevoked', data: { claimId: 'another', formerClaimId: 'claim' } });
    given(opened)
      .when(revoke)
      .then({ type: 'ValidatorRevoked', data: { claimId: 'claim', formerClaimId: request.approvalRequestId } });
  });

  it('S7-23 S7-27 S6-52 revokes nobody after the window closes, because that could decide the vote', () => {
    const oneApproves = run(approvalRequestDecider, [
      { type: 'OpenApproval', ...request, validators: ['a', 'b'], metadata: testMetadata },
      { ...cast('a', 'APPROVE'), metadata: testMetadata },
    ]).events;
    const revoke = {
      validatorId: 'b',
      replacementId: null,
      reason: 'gone',
      claimId: 'claim',
      revokedBy: 'chair',
    } as const;
    given(...oneApproves)
      .when({ type: 'RevokeValidator', ...revoke }, { now: request.votingWindowEnd })
      .then({ type: 'ValidatorRevoked' }, { type: 'ApprovalGranted' });
    given(...oneApproves)
      .when({ type: 'RevokeValidator', ...revoke }, { now: '2026-01-08T12:00:00.001Z' })
      .thenRefused('VOTE_CLOSED');
  });

  const choices = fc.constantFrom<VoteChoice>('APPROVE', 'REJECT', 'ABSTAIN');
  const ballots = fc.array(choices, { minLength: 1, maxLength: 9 });
  const policies = fc.record({
    numerator: fc.integer({ min: 1, max: 3 }),
    denominator: fc.integer({ min: 3, max: 4 }),
    basis: fc.constantFrom('eligible' as const, 'cast' as const),
    inclusive: fc.constant(true),
  });

  it('has the same decision for every order of the votes', () => {
    fc.assert(
      fc.property(
        policies,
        ballots.chain((votes) =>
          fc.tuple(fc.constant(votes), fc.shuffledSubarray([...votes.keys()], { minLength: votes.length })),
        ),
        (policy, [votes, order]) => {
          const validators = votes.map((_, index) => `v${index}`);
          const inOrder = (indexes: readonly number[]) =>
            run(approvalRequestDecider, [
              { type: 'OpenApproval', ...request, policy, validators, metadata: testMetadata },
              ...indexes.map((index): ApprovalRequestCommand => ({
                ...cast(`v${index}`, votes[index] ?? 'ABSTAIN'),
                metadata: testMetadata,
              })),
            ]).state;
          const count = (choice: VoteChoice) => votes.filter((vote) => vote === choice).length;
          const totals = {
            approve: count('APPROVE'),
            reject: count('REJECT'),
            abstain: count('ABSTAIN'),
            eligible: votes.length,
          };
          expect(inOrder(order).status).toBe(decideQuorum(policy, totals));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('decides only events that it can fold', () => {
    const commands = fc.oneof(
      fc.record({
        type: fc.constant('CastVote' as const),
        validatorId: fc.constantFrom('a', 'b', 'c', 'd'),
        choice: choices,
        reason: fc.constant(null),
      }),
      fc
        .constantFrom('not-decided' as const, 'not-executed' as const)
        .map((because) => ({ type: 'ExpireApproval' as const, because })),
      fc.constant({ type: 'AnnounceExpiry' as const }),
      fc.constantFrom('a', 'b', 'x').map((validatorId) => ({
        type: 'RevokeValidator' as const,
        validatorId,
        replacementId: null,
        reason: 'gone',
        claimId: 'claim',
        revokedBy: 'chair',
      })),
      fc.constant({ type: 'OpenApproval' as const, ...request }),
    );
    const times = fc.constantFrom('2026-01-01T00:00:00.000Z', '2026-01-09T00:00:00.000Z', '2026-02-01T00:00:00.000Z');
    fc.assert(
      fc.property(fc.array(fc.tuple(commands, times), { maxLength: 12 }), (script) => {
        const { events } = run(
          approvalRequestDecider,
          script.map(([command, now]) => ({ ...command, metadata: { ...testMetadata, now } })),
        );
        expect(
          events.filter(({ type }) => type === 'ApprovalGranted' || type === 'ApprovalRejected').length,
        ).toBeLessThanOrEqual(1);
      }),
      { numRuns: 200 },
    );
  });
});
