import fc from 'fast-check';
import { run, specificationOf, testMetadata, type WithoutMetadata } from '../../testing/given-when-then.ts';
import {
  accessBookDecider,
  delegationFor,
  endOfEarlierSecrets,
  everyApiKey,
  grantedRoles,
  isValidSecret,
  type AccessBookCommand,
  type AccessRole,
} from './access-book.ts';

const { given } = specificationOf(accessBookDecider);

type Command = WithoutMetadata<AccessBookCommand>;
const as = (id: string, now = testMetadata.now) => ({ now, actor: { type: 'user' as const, id, method: 'jwt' } });
const history = (...commands: readonly (readonly [by: string, command: Command])[]) =>
  run(
    accessBookDecider,
    commands.map(([by, command]) => ({ ...command, metadata: as(by) })),
  );

const later = '2026-01-01T13:00:00.000Z';
const tomorrow = '2026-01-02T12:00:00.000Z';
const nextWeek = '2026-01-08T12:00:00.000Z';
const grant = (principal: string, role: AccessRole, until: string | null = null): Command => ({
  type: 'GrantRole',
  principal,
  role,
  permissions: ['approvals:vote'],
  until,
  reason: 'joins the board',
});
const issue = (more: object = {}): Command => ({
  type: 'IssueApiKey',
  keyId: 'k1',
  name: 'importer',
  roles: ['SERVICE'],
  secretHash: 'aa',
  expiresAt: tomorrow,
  ...more,
});
const rotate = (overlapSeconds = 3_600, secretHash = 'bb'): Command => ({
  type: 'RotateApiKey',
  keyId: 'k1',
  secretHash,
  expiresAt: nextWeek,
  overlapSeconds,
});
const delegate = (to: string, more: object = {}): Command => ({
  type: 'Delegate',
  delegationId: `to ${to}`,
  to,
  scope: { kind: 'permission', permission: 'approvals:vote' },
  until: tomorrow,
  reason: 'on leave',
  ...more,
});

describe('DESIGN-11 grants of roles', () => {
  it('say who granted what to whom, when, why and until when', () => {
    given()
      .when(grant('p#ann', 'OPS', tomorrow), as('p#ada'))
      .then({
        type: 'RoleGranted',
        data: {
          principal: 'p#ann',
          role: 'OPS',
          until: tomorrow,
          reason: 'joins the board',
          grantedBy: 'p#ada',
          grantedAt: testMetadata.now,
        },
      });
  });

  it('are never for the one who grants, and compare ids byte for byte', () => {
    given().when(grant('p#ada', 'OPS'), as('p#ada')).thenRefused('GRANT_TO_ONESELF');
    given().when(grant('p#ADA', 'OPS'), as('p#ada')).then({ type: 'RoleGranted' });
  });

  it('are refused for a duplicate or in the past, and can be made longer', () => {
    const { events } = history(['p#ada', grant('p#ann', 'OPS', tomorrow)]);
    given(...events)
      .when(grant('p#ann', 'OPS', tomorrow))
      .thenRefused('ALREADY_GRANTED');
    given(...events)
      .when(grant('p#ann', 'OPS', later))
      .thenRefused('ALREADY_GRANTED');
    given(...events)
      .when(grant('p#ann', 'OPS', nextWeek))
      .then({ type: 'RoleGranted' });
    given(...events)
      .when(grant('p#ann', 'OPS'))
      .then({ type: 'RoleGranted' });
    given(...events)
      .when(grant('p#ann', 'ADMIN'))
      .then({ type: 'RoleGranted' });
    given()
      .when(grant('p#ann', 'OPS', testMetadata.now))
      .thenRefused('VALIDATION_FAILED');
  });

  it('S7-23 end when they are revoked, and by the clock', () => {
    const { state, events } = history(['p#ada', grant('p#ann', 'OPS', later)], ['p#ada', grant('p#ann', 'AUDITOR')]);
    expect(grantedRoles(state, 'p#ann', testMetadata.now)).toEqual(['OPS', 'AUDITOR']);
    expect(grantedRoles(state, 'p#ann', later)).toEqual(['AUDITOR']);
    expect(grantedRoles(state, 'p#ANN', testMetadata.now)).toEqual([]);
    const revoke = { type: 'RevokeRole', principal: 'p#ann', role: 'OPS', permissions: [], reason: 'left' } as const;
    given(...events)
      .when(revoke, as('p#ada'))
      .then({ type: 'RoleRevoked', data: { principal: 'p#ann', role: 'OPS', reason: 'left', revokedBy: 'p#ada' } });
    given().when(revoke).thenRefused('GRANT_NOT_FOUND');
  });
});

describe('S7-23 the end of a role', () => {
  it('ends the delegations of what the role allows, and no others', () => {
    const { events } = history(
      ['p#ada', grant('p#vera', 'VALIDATOR')],
      ['p#vera', delegate('p#dan')],
      ['p#vera', delegate('p#eve', { scope: { kind: 'approval-request', approvalRequestId: 'r1' } })],
      ['p#vera', delegate('p#olga', { scope: { kind: 'permission', permission: 'execution:control' } })],
      ['p#vic', delegate('p#fay')],
    );
    const revoke = { type: 'RevokeRole', principal: 'p#vera', role: 'VALIDATOR', reason: 'left' } as const;
    given(...events)
      .when({ ...revoke, permissions: ['approvals:vote'] }, as('p#ada'))
      .then(
        { type: 'RoleRevoked' },
        { type: 'DelegationRevoked', data: { delegationId: 'to p#dan', reason: 'left', revokedBy: 'p#ada' } },
        { type: 'DelegationRevoked', data: { delegationId: 'to p#eve' } },
      );
  });

  it('by time ends them as well, for good, but none that was made afterwards', () => {
    const asked = { from: 'p#vera', permission: 'approvals:vote', approvalRequestId: undefined };
    const vote = { ...asked, roles: ['VALIDATOR' as const] };
    const { state, events } = history(
      ['p#ada', grant('p#vera', 'VALIDATOR', later)],
      ['p#vera', delegate('p#dan', { until: nextWeek })],
      ['p#vera', delegate('p#olga', { scope: { kind: 'permission', permission: 'execution:control' } })],
    );
    expect(delegationFor(state, { ...vote, to: 'p#dan' }, testMetadata.now)).toBeDefined();
    expect(delegationFor(state, { ...vote, to: 'p#dan' }, later)).toBeUndefined();
    const control = { ...asked, permission: 'execution:control', roles: ['OPS' as const], to: 'p#olga' };
    expect(delegationFor(state, control, later)).toBeDefined();
    given(...events)
      .when(grant('p#vera', 'VALIDATOR'), as('p#ada', later))
      .then({ type: 'RoleGranted' }, { type: 'DelegationRevoked', data: { delegationId: 'to p#dan' } });
    const afterwards = accessBookDecider.evolve(state, {
      type: 'DelegationGranted',
      data: {
        ...{
          delegationId: 'new',
          from: 'p#vera',
          to: 'p#eve',
          scope: { kind: 'permission', permission: 'approvals:vote' },
        },
        ...{ until: nextWeek, reason: 'on leave', delegatedAt: later },
      },
    });
    expect(delegationFor(afterwards, { ...vote, to: 'p#eve' }, later)).toBeDefined();
    given(...events)
      .when(grant('p#vera', 'VALIDATOR', nextWeek), as('p#ada'))
      .then({ type: 'RoleGranted' });
  });
});

describe('DESIGN-11 API keys', () => {
  it('have a name, an end, and no role of persons', () => {
    given()
      .when(issue())
      .then({ type: 'ApiKeyIssued', data: { keyId: 'k1', secretHash: 'aa', issuedBy: 'tester' } });
    given()
      .when(issue({ expiresAt: testMetadata.now }))
      .thenRefused('VALIDATION_FAILED');
    for (const role of ['ADMIN', 'VALIDATOR'])
      given()
        .when(issue({ roles: ['SERVICE', role] }))
        .thenRefused('VALIDATION_FAILED');
    given(...history(['p#ada', issue()]).events)
      .when(issue({ keyId: 'k2' }))
      .thenRefused('ALREADY_GRANTED');
  });

  it('have two secrets while they are rotated, and none after their revocation', () => {
    const { state, events } = history(['p#ada', issue()], ['p#ada', rotate()]);
    const isValid = (secret: string, now: string) => {
      const key = state.apiKeys.get('k1');
      return key !== undefined && isValidSecret(key, now, (secretHash) => secretHash === secret);
    };
    const before = '2026-01-01T12:59:59.999Z';
    expect([isValid('aa', before), isValid('bb', before), isValid('cc', before)]).toEqual([true, true, false]);
    expect([isValid('aa', later), isValid('bb', later)]).toEqual([false, true]);
    expect(isValid('bb', nextWeek)).toBe(false);
    const revoke = { type: 'RevokeApiKey', keyId: 'k1', reason: 'leaked' } as const;
    given(...events)
      .when(revoke)
      .then({ type: 'ApiKeyRevoked', data: { keyId: 'k1', revokedBy: 'tester' } });
    expect(history(['p#ada', issue()], ['p#ada', revoke]).state.apiKeys.size).toBe(0);
    given().when(revoke).thenRefused('API_KEY_NOT_FOUND');
    given().when(rotate()).thenRefused('API_KEY_NOT_FOUND');
  });

  it('keep each earlier secret until its promised end, whatever is rotated after it', () => {
    const { state, events } = history(
      ['p#ada', issue()],
      ['p#ada', rotate(3_600, 'bb')],
      ['p#ada', rotate(60, 'cc')],
      ['p#ada', rotate(0, 'dd')],
    );
    const valid = (now: string) =>
      ['aa', 'bb', 'cc', 'dd'].filter((secret) => {
        const key = state.apiKeys.get('k1');
        return key !== undefined && isValidSecret(key, now, (secretHash) => secretHash === secret);
      });
    expect(valid(testMetadata.now)).toEqual(['aa', 'bb', 'dd']);
    expect(valid('2026-01-01T12:01:00.000Z')).toEqual(['aa', 'dd']);
    expect(valid(later)).toEqual(['dd']);
    const [key] = everyApiKey(state, testMetadata.now);
    expect(key && endOfEarlierSecrets(key)).toBe(later);
    given(...events)
      .when({ type: 'RevokeApiKey', keyId: 'k1', reason: 'leaked' })
      .then({ type: 'ApiKeyRevoked', data: { keyId: 'k1' } });
  });

  it('have at most five earlier secrets, and a rotation without an overlap is never refused', () => {
    const rotations = ['b', 'c', 'd', 'e', 'f'].map((hash) => ['p#ada', rotate(3_600, hash)] as const);
    const { events } = history(['p#ada', issue()], ...rotations);
    given(...events)
      .when(rotate(60, 'g'))
      .thenRefused('TOO_MANY_SECRETS');
    given(...events)
      .when(rotate(0, 'g'))
      .then({ type: 'ApiKeyRotated', data: { previousEndsAt: testMetadata.now } });
    given(...events)
      .when(rotate(60, 'g'), as('p#ada', later))
      .then({ type: 'ApiKeyRotated', data: { secretHash: 'g' } });
  });

  it('are not made longer by the overlap of a rotation', () => {
    given(...history(['p#ada', issue({ expiresAt: later })]).events)
      .when(rotate(86_400))
      .then({ type: 'ApiKeyRotated', data: { previousEndsAt: later } });
  });
});

describe('DESIGN-11 delegations', () => {
  const asked = {
    from: 'p#vera',
    to: 'p#dan',
    permission: 'approvals:vote',
    approvalRequestId: undefined,
    roles: ['VALIDATOR' as const],
  };

  it('let one principal act for another until their end', () => {
    const { state } = history(['p#vera', delegate('p#dan')]);
    expect(delegationFor(state, asked, later)).toMatchObject({ from: 'p#vera', to: 'p#dan' });
    expect(delegationFor(state, asked, tomorrow)).toBeUndefined();
    expect(delegationFor(state, { ...asked, permission: 'execution:control' }, later)).toBeUndefined();
    expect(delegationFor(state, { ...asked, from: 'p#dan', to: 'p#vera' }, later)).toBeUndefined();
    given().when(delegate('p#vera'), as('p#vera')).thenRefused('GRANT_TO_ONESELF');
    given()
      .when(delegate('p#dan', { until: testMetadata.now }))
      .thenRefused('VALIDATION_FAILED');
    given(...history(['p#vera', delegate('p#dan')]).events)
      .when(delegate('p#dan'), as('p#vera'))
      .thenRefused('ALREADY_GRANTED');
  });

  it('of one approval request cover votes on that request', () => {
    const scope = { kind: 'approval-request', approvalRequestId: 'r1' };
    const { state } = history(['p#vera', delegate('p#dan', { scope })]);
    expect(delegationFor(state, { ...asked, approvalRequestId: 'r1' }, later)).toBeDefined();
    expect(delegationFor(state, { ...asked, approvalRequestId: 'r2' }, later)).toBeUndefined();
    expect(delegationFor(state, { ...asked, permission: 'execution:control', approvalRequestId: 'r1' }, later)).toBe(
      undefined,
    );
  });

  it('never form chains: a delegate cannot pass on what was delegated', () => {
    const people = ['p#a', 'p#b', 'p#c', 'p#d'];
    const step = fc.tuple(fc.constantFrom(...people), fc.constantFrom(...people));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const { state } = history(
          ...steps.map(([by, to], index) => [by, delegate(to, { delegationId: `${index}` })] as const),
        );
        for (const from of people)
          for (const to of people) {
            const isDelegated = steps.some(([by, other]) => by === from && other === to && from !== to);
            expect(delegationFor(state, { ...asked, from, to }, later) !== undefined).toBe(isDelegated);
          }
      }),
    );
  });

  it('are ended by either side or an administrator, and by nobody else', () => {
    const { events } = history(['p#vera', delegate('p#dan')]);
    const revoke = (asAdministrator = false) =>
      ({ type: 'RevokeDelegation', delegationId: 'to p#dan', reason: 'is back', asAdministrator }) as const;
    for (const one of ['p#vera', 'p#dan'])
      given(...events)
        .when(revoke(), as(one))
        .then({ type: 'DelegationRevoked', data: { revokedBy: one } });
    given(...events)
      .when(revoke(), as('p#mallory'))
      .thenRefused('DELEGATION_NOT_FOUND');
    given(...events)
      .when(revoke(true), as('p#ada'))
      .then({ type: 'DelegationRevoked' });
  });
});

describe('DESIGN-11 rules for signing in', () => {
  const rule = { type: 'RequireAuthentication', action: 'execution:control', maxAgeSeconds: 300, acr: null } as const;

  it('ask for a fresh sign-in or a context, until they are released', () => {
    given()
      .when({ ...rule, reason: 'policy 7' })
      .then({ type: 'AuthenticationRequired', data: { action: 'execution:control', maxAgeSeconds: 300, acr: null } });
    given()
      .when({ ...rule, maxAgeSeconds: null, reason: 'x' })
      .thenRefused('VALIDATION_FAILED');
    const { events } = history(['p#ada', { ...rule, reason: 'policy 7' }]);
    given(...events)
      .when({ ...rule, reason: 'again' })
      .thenNothing();
    const release = { type: 'ReleaseAuthentication', action: 'execution:control', reason: 'ended' } as const;
    given(...events)
      .when(release)
      .then({ type: 'AuthenticationReleased' });
    given().when(release).thenRefused('STEP_UP_RULE_NOT_FOUND');
  });
});
