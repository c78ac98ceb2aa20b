import { at, happened, ids } from '../../../libs/domain/testing/example-events/happened.ts';
import { occurredAt, projectionSpecification } from '../../../libs/projections/testing/projection-specification.ts';
import { approvalRequestsProjection } from './approval-requests.projection.ts';

const { given, unspecified } = projectionSpecification(approvalRequestsProjection);
const requested = happened('ApprovalRequested');
const approved = happened('VoteCast');
const request = (columns: object) => ({ approval_requests: [{ ...columns, updated_at: occurredAt }] });
const voteOfAnn = {
  approval_request_id: ids.approvalRequest,
  validator_id: 'ann',
  choice: 'APPROVE',
  counted: true,
  reason: null,
  cast_at: at(2),
  cast_by: null,
  signed_in: null,
  revoked_by: null,
  signing_key_id: null,
  signature_meaning: null,
};

const dan = {
  type: 'user',
  id: 'https://id#dan',
  issuer: 'https://id',
  method: 'jwt',
  keyId: 'k7',
  address: '192.0.2.7',
} as const;
const signInOfDan = {
  ...{ principal: dan.id, issuer: 'https://id', method: 'jwt', keyId: 'k7' },
  ...{ keyHolders: [], address: '192.0.2.7' },
};

describe('the read model of approval requests', () => {
  it('S7-9 shows a request from its opening on', () => {
    given()
      .when(requested)
      .then(
        request({
          id: ids.approvalRequest,
          version_id: ids.version,
          token_id: ids.token,
          status: 'OPEN',
          tier: 'ELEVATED',
          policy: { numerator: 2, denominator: 3, basis: 'eligible', inclusive: true },
          validators_count: 3,
          voting_window_end: '2026-01-08T01:00:00.000Z',
          approval_expiry_deadline: '2026-01-15T01:00:00.000Z',
          requested_by: 'Sue',
          requested_at: at(1),
          approve_count: 0,
          reject_count: 0,
          abstain_count: 0,
          decision: null,
          expiry_announced: null,
        }),
      );
  });

  it.each([
    ['APPROVE', 'approve_count'],
    ['REJECT', 'reject_count'],
    ['ABSTAIN', 'abstain_count'],
  ] as const)('S7-9 counts a vote to %s', (choice, column) => {
    given(requested)
      .when(happened('VoteCast', { choice, reason: 'read it' }))
      .then({ ...request({ [column]: 1 }), approval_votes: [{ ...voteOfAnn, choice, reason: 'read it' }] });
  });

  it('S7-17 counts a changed vote once, by its last choice', () => {
    given(requested, approved)
      .when(happened('VoteCast', { choice: 'REJECT', previousChoice: 'APPROVE', castAt: at(3) }))
      .then({
        ...request({ approve_count: 0, reject_count: 1 }),
        approval_votes: [{ choice: 'REJECT', cast_at: at(3) }],
      });
  });

  it('DESIGN-11 shows who cast a vote for the validator, and how they had signed in', () => {
    given(requested)
      .when({ ...happened('VoteCast', { castBy: dan.id }), metadata: { actor: dan, onBehalfOf: 'ann' } })
      .then({
        ...request({ approve_count: 1 }),
        approval_votes: [{ ...voteOfAnn, cast_by: dan.id, signed_in: signInOfDan }],
      });
    const actor = { type: 'user', id: 'k', method: 'api-key', keyId: 'k1', keyHolders: ['ada'] } as const;
    const signInOfKey = { ...{ principal: 'k', issuer: null, method: 'api-key', keyId: 'k1' }, keyHolders: ['ada'] };
    given(requested)
      .when({ ...happened('LateVoteCast'), metadata: { actor } })
      .then({
        ...request({ approve_count: 1 }),
        approval_votes: [
          { ...voteOfAnn, counted: false, cast_at: at(4), signed_in: { ...signInOfKey, address: null } },
        ],
      });
  });

  it('DESIGN-11 shows the last vote as that of the validator again, after one of the delegate', () => {
    given(requested, { ...happened('VoteCast', { castBy: dan.id }), metadata: { actor: dan } })
      .when(happened('VoteCast', { previousChoice: 'APPROVE', choice: 'REJECT' }))
      .then({
        ...request({ approve_count: 0, reject_count: 1 }),
        approval_votes: [{ choice: 'REJECT', cast_by: null, signed_in: null }],
      });
  });

  it('S7-6 shows which key signed a vote and what that means', () => {
    const signature = { keyId: 'k', meaning: 'approval', subjectHash: 'h', nonce: 'n', signature: 's' };
    given(requested)
      .when(happened('VoteCast', { signature }))
      .then({
        ...request({ approve_count: 1 }),
        approval_votes: [{ ...voteOfAnn, signing_key_id: 'k', signature_meaning: 'approval' }],
      });
  });

  it('S7-10 shows a vote after the decision as one that decided nothing', () => {
    given(requested)
      .when(happened('LateVoteCast'))
      .then({
        ...request({ approve_count: 1 }),
        approval_votes: [{ ...voteOfAnn, counted: false, cast_at: at(4) }],
      });
  });

  it('S7-23 takes back the vote of a revoked validator and keeps it on the record', () => {
    const revoked = happened('ValidatorRevoked', { previousChoice: 'APPROVE', revokedAt: at(5) });
    const revocation = { counted: false, reason: 'left', cast_at: at(5), revoked_by: 'ops' };
    given(requested, approved)
      .when(revoked)
      .then({ ...request({ validators_count: 2, approve_count: 0 }), approval_votes: [revocation] });
    given(requested, { ...happened('VoteCast', { castBy: 'eve' }), metadata: { actor: { ...dan, id: 'eve' } } })
      .when({ ...revoked, metadata: { actor: dan } })
      .then({
        ...request({ validators_count: 2, approve_count: 0 }),
        approval_votes: [{ ...revocation, cast_by: null, signed_in: signInOfDan }],
      });
  });

  it('S7-23 keeps the number of validators when another takes the place', () => {
    given(requested)
      .when(happened('ValidatorRevoked', { replacementId: 'dan' }))
      .then(request({}));
    given(requested)
      .when(happened('ValidatorRevoked'))
      .then(request({ validators_count: 2 }));
  });

  it.each([
    ['ApprovalGranted', 'APPROVED', 2, 0],
    ['ApprovalRejected', 'REJECTED', 0, 2],
  ] as const)('S7-14 shows the decision of %s', (type, outcome, approve, reject) => {
    given(requested)
      .when(happened(type))
      .then(
        request({
          status: outcome,
          decision: { outcome, approve, reject, abstain: 0, early: true, decidedAt: at(2) },
        }),
      );
  });

  it('S6-52 remembers for what an expiry was announced', () => {
    given(requested)
      .when(happened('ApprovalExpiring', { waitsFor: 'execution' }))
      .then(request({ expiry_announced: 'execution' }));
  });

  it('S6-52 shows that a request has expired', () => {
    given(requested)
      .when(happened('ApprovalExpired'))
      .then(request({ status: 'EXPIRED' }));
  });

  it('refuses an event of a request that was never opened', () => {
    given().when(approved).thenFault('VoteCast');
  });

  it('has a specification for every type of event', () => {
    expect(unspecified()).toEqual([]);
  });
});
