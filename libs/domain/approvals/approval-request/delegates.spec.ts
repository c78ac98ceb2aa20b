import fc from 'fast-check';
import { run, specificationOf } from '../../testing/given-when-then.ts';
import { approvalRequestDecider, type ApprovalRequestCommand } from './approval-request.ts';

const { given } = specificationOf(approvalRequestDecider);

const now = '2026-01-01T12:00:00.000Z';
const signedIn = (id: string) => ({ now, actor: { type: 'user' as const, id, method: 'jwt' } });
const open = (validators: readonly string[], selfApproval = false) => ({
  type: 'OpenApproval' as const,
  approvalRequestId: 'request',
  versionId: 'version',
  tokenId: 'token',
  policy: { numerator: 1, denominator: 1, basis: 'eligible' as const, inclusive: true, selfApproval },
  tier: null,
  validators,
  backupValidators: [],
  comparison: 'principal' as const,
  votingWindowEnd: '2026-01-08T12:00:00.000Z',
  approvalExpiryDeadline: '2026-01-15T12:00:00.000Z',
  requestedBy: 'p#sam',
});
const approve = (validatorId: string, choice: 'APPROVE' | 'REJECT' = 'APPROVE') =>
  ({ type: 'CastVote', validatorId, choice, reason: null }) as const;
const after = (...votes: readonly (readonly [by: string, validatorId: string])[]) =>
  run(approvalRequestDecider, [
    { ...open(['p#vera', 'p#vic', 'p#dan']), metadata: signedIn('p#sam') },
    ...votes.map(([by, validatorId]) => ({ ...approve(validatorId), metadata: signedIn(by) })),
  ] as ApprovalRequestCommand[]);

describe('C-24 a delegate votes for a validator', () => {
  it('and the vote says both', () => {
    given(...after().events)
      .when(approve('p#vera'), signedIn('p#olga'))
      .then({ type: 'VoteCast', data: { validatorId: 'p#vera', castBy: 'p#olga' } });
    const own = after(['p#vera', 'p#vera']).events.at(-1);
    expect(own?.data).not.toHaveProperty('castBy');
  });

  it('S7-6 but not the submitter, unless the policy allows self-approval', () => {
    given(...after().events)
      .when(approve('p#vera'), signedIn('p#sam'))
      .thenRefused('SELF_APPROVAL');
    const { events } = run(approvalRequestDecider, [
      { ...open(['p#vera', 'p#vic'], true), metadata: signedIn('p#sam') },
    ]);
    given(...events)
      .when(approve('p#vera'), signedIn('p#sam'))
      .then({ type: 'VoteCast' });
  });

  it('S7-6 but takes part in one vote only, in whichever order', () => {
    given(...after(['p#dan', 'p#dan']).events)
      .when(approve('p#vera'), signedIn('p#dan'))
      .thenRefused('ALREADY_VOTED');
    const { events } = after(['p#dan', 'p#vera']);
    given(...events)
      .when(approve('p#dan'), signedIn('p#dan'))
      .thenRefused('ALREADY_VOTED');
    given(...events)
      .when(approve('p#vic'), signedIn('p#dan'))
      .thenRefused('ALREADY_VOTED');
    given(...events)
      .when(approve('p#vic'), signedIn('p#vera'))
      .thenRefused('ALREADY_VOTED');
    given(...events)
      .when(approve('p#dan'), signedIn('p#olga'))
      .thenRefused('ALREADY_VOTED');
  });

  it('and the validator may take the vote back, which frees the delegate', () => {
    const { events } = after(['p#dan', 'p#vera']);
    given(...events)
      .when(approve('p#vera', 'REJECT'), signedIn('p#vera'))
      .then(
        { type: 'VoteCast', data: { validatorId: 'p#vera', previousChoice: 'APPROVE' } },
        { type: 'ApprovalRejected' },
      );
  });

  it('S7-6 so that no person takes part in two votes, with any delegations', () => {
    const seat = fc.constantFrom('p#vera', 'p#vic', 'p#dan');
    const caster = fc.constantFrom('p#vera', 'p#vic', 'p#dan', 'p#olga', 'p#sam');
    fc.assert(
      fc.property(fc.array(fc.tuple(caster, seat), { maxLength: 10 }), (votes) => {
        const last = new Map<string, string>();
        for (const event of after(...votes).events) {
          if (event.type !== 'VoteCast') continue;
          last.set(event.data.validatorId, event.data.castBy ?? event.data.validatorId);
        }
        const persons = [...last].flatMap(([validatorId, by]) => [...new Set([validatorId, by])]);
        expect(persons).toEqual([...new Set(persons)]);
        expect(persons).not.toContain('p#sam');
      }),
    );
  });
});

describe('S7-6 an API key counts as the persons who know its secret', () => {
  const byKey = (...keyHolders: readonly string[]) => ({
    ...open(['p#vera', 'p#vic']),
    requestedBy: 'key#1',
    keyHolders,
  });

  it('so nobody votes on what they submitted with a key, unless the policy allows self-approval', () => {
    const key = { now, actor: { type: 'user' as const, id: 'key#1', method: 'api-key', keyHolders: ['p#vera'] } };
    given().when(byKey('p#vera'), key).thenRefused('SELF_APPROVAL');
    given()
      .when({ ...byKey('p#olga'), backupValidators: ['p#olga'] })
      .thenRefused('SELF_APPROVAL');
    given()
      .when(byKey('p#sam'))
      .then({ type: 'ApprovalRequested', data: { keyHolders: ['p#sam'] } });
    given()
      .when({ ...open(['p#vera'], true), requestedBy: 'key#1', keyHolders: ['p#vera'] })
      .then({ type: 'ApprovalRequested' });
  });

  it('so they neither vote as delegates nor take a seat later', () => {
    const { events } = run(approvalRequestDecider, [{ ...byKey('p#sam'), metadata: signedIn('key#1') }]);
    given(...events)
      .when(approve('p#vera'), signedIn('p#sam'))
      .thenRefused('SELF_APPROVAL');
    given(...events)
      .when(
        {
          type: 'RevokeValidator',
          validatorId: 'p#vera',
          replacementId: 'p#sam',
          claimId: 'claim',
          reason: 'left',
          revokedBy: 'p#olga',
        },
        signedIn('p#olga'),
      )
      .thenRefused('SELF_APPROVAL');
  });
});

describe('S7-6 who revokes a validator', () => {
  const { events } = after();
  const revoke = (replacementId: string | null, revokedBy: string) => ({
    ...{ type: 'RevokeValidator' as const, validatorId: 'p#vera', replacementId, claimId: 'claim' },
    ...{ reason: 'left', revokedBy },
  });

  it('is not the submitter, neither as a delegate nor by a key', () => {
    const key = { now, actor: { type: 'user' as const, id: 'key#1', method: 'api-key', keyHolders: ['p#sam'] } };
    for (const [command, metadata] of [
      [revoke(null, 'p#sam'), signedIn('p#sam')],
      [revoke('p#new', 'p#olga'), signedIn('p#sam')],
      [revoke(null, 'p#sam'), signedIn('p#olga')],
      [revoke(null, 'key#1'), key],
    ] as const) {
      given(...events)
        .when(command, metadata)
        .thenRefused('SELF_APPROVAL');
    }
  });

  it('has no seat, no place as a backup and no vote of somebody else, neither as a delegate nor by a key', () => {
    const request = { ...open(['p#vera', 'p#vic']), backupValidators: ['p#bea'] };
    const { events: voted } = run(approvalRequestDecider, [
      { ...request, metadata: signedIn('p#sam') },
      { ...approve('p#vera'), metadata: signedIn('p#dan') },
    ]);
    const key = { now, actor: { type: 'user' as const, id: 'key#1', method: 'api-key', keyHolders: ['p#vic'] } };
    for (const [command, metadata] of [
      ...['p#vic', 'p#bea', 'p#dan', 'p#vera'].map((id) => [revoke('p#new', id), signedIn(id)] as const),
      [revoke('p#new', 'p#olga'), signedIn('p#vic')],
      [revoke('p#new', 'p#vic'), signedIn('p#olga')],
      [revoke('p#new', 'key#1'), key],
    ] as const) {
      given(...voted)
        .when(command, metadata)
        .thenRefused('SELF_APPROVAL');
    }
    given(...voted)
      .when(revoke('p#new', 'p#olga'), signedIn('p#olga'))
      .then({ type: 'ValidatorRevoked' });
  });

  it('does not take the seat', () => {
    given(...events)
      .when(revoke('p#olga', 'p#olga'), signedIn('p#olga'))
      .thenRefused('VALIDATOR_NOT_ELIGIBLE');
    given(...events)
      .when(revoke('p#new', 'p#olga'), signedIn('p#olga'))
      .then({ type: 'ValidatorRevoked' });
  });

  it('is nobody who made the system do it by revoking a role', () => {
    const { events: voted } = after(['p#olga', 'p#vic']);
    const system = { now, actor: { type: 'system' as const, id: 'revoke-validators' } };
    for (const person of ['p#sam', 'p#vic', 'p#dan', 'p#vera', 'p#olga']) {
      given(...voted)
        .when({ ...revoke('p#new', person), personsBehind: ['p#ada', person] }, system)
        .thenRefused('SELF_APPROVAL');
    }
    given(...voted)
      .when({ ...revoke(null, 'p#ada'), personsBehind: ['p#ada'] }, system)
      .then({ type: 'ValidatorRevoked' });
    given(...voted)
      .when(revoke(null, 'revoke-ended-validators'), system)
      .then({ type: 'ValidatorRevoked' });
  });

  it('is the administrator in local mode, whomever the body names', () => {
    given(...events)
      .when(revoke(null, 'p#sam'))
      .then({ type: 'ValidatorRevoked' });
  });
});
