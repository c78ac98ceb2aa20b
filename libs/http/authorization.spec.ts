import type { FastifyRequest } from 'fastify';
import { accessBookDecider } from '#libs/domain';
import type { Principal } from '#libs/identity';
import { authorize, checkAuthentication } from './authorization.ts';
import { ProblemException } from './problem-exception.ts';

const ann: Principal = {
  id: 'https://id.example.com#ann',
  issuer: 'https://id.example.com',
  subject: 'ann',
  tenantId: 'acme',
  roles: ['ADMIN', 'OPS'],
  method: 'jwt',
  keyId: null,
  authenticatedAt: null,
  assurance: null,
};
const key: Principal = { ...ann, method: 'api-key' };
const book = accessBookDecider.initialState;
const request = (organization?: string) =>
  ({ headers: organization === undefined ? {} : { 'x-organization-id': organization } }) as unknown as FastifyRequest;
const rollBack = { operationId: 'rollBack', permission: 'execution:control' } as const;
const diagnose = { operationId: 'diagnose', permission: 'installation:read' } as const;
const listTokens = { operationId: 'listTokens', permission: 'records:read' } as const;

function problemOf(act: () => void): ProblemException | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof ProblemException) return error;
    throw error;
  }
}

describe('DESIGN-11 what a principal may do', () => {
  const codeOf = (
    guarded: Parameters<typeof authorize>[1],
    of: { principal?: Principal; status?: 'ACTIVE' | 'SUSPENDED'; organization?: string } = {},
  ) => {
    const { principal = ann, status = 'ACTIVE', organization } = of;
    return problemOf(() => authorize({ principal, access: { status, book } }, guarded, request(organization)))?.code;
  };

  it('touches the tenant of the principal alone, unless the tenant is default', () => {
    expect(codeOf(diagnose)).toBe('PERMISSION_DENIED');
    expect(codeOf(diagnose, { principal: { ...ann, tenantId: 'default' } })).toBeUndefined();
    expect(codeOf(rollBack)).toBeUndefined();
    expect(codeOf(rollBack, { organization: 'acme' })).toBeUndefined();
    expect(codeOf(rollBack, { organization: 'other' })).toBe('TENANT_NOT_ALLOWED');
    const unknown = problemOf(() => authorize({ principal: ann, access: undefined }, rollBack, request()));
    expect(unknown?.code).toBe('TENANT_NOT_ALLOWED');
  });

  it('is to read in a suspended tenant', () => {
    expect(codeOf(listTokens, { status: 'SUSPENDED' })).toBeUndefined();
    expect(codeOf(rollBack, { status: 'SUSPENDED' })).toBe('TENANT_SUSPENDED');
  });

  it('is to withdraw access in a suspended tenant, but not to give any', () => {
    for (const operationId of ['revokeApiKey', 'revokeGrant'] as const)
      expect(codeOf({ operationId, permission: 'access:control' }, { status: 'SUSPENDED' })).toBeUndefined();
    const give = { operationId: 'grantRole', permission: 'access:control' } as const;
    expect(codeOf(give, { status: 'SUSPENDED' })).toBe('TENANT_SUSPENDED');
  });

  it('needs the sign-in that the tenant requires for the permission', () => {
    const rule = { action: 'execution:control', maxAgeSeconds: 300, acr: null };
    const strict = { status: 'ACTIVE', book: { ...book, authentication: new Map([[rule.action, rule]]) } } as const;
    const codeFor = (guarded: Parameters<typeof authorize>[1]) =>
      problemOf(() => authorize({ principal: ann, access: strict }, guarded, request()))?.code;
    expect(codeFor(rollBack)).toBe('INSUFFICIENT_AUTHENTICATION');
    expect(codeFor(listTokens)).toBeUndefined();
  });
});

describe('DESIGN-11 a rule for signing in (RFC 9470)', () => {
  const nowMs = 1_000_000_000_000;
  const at = (secondsAgo: number, assurance: string | null = null): Principal => ({
    ...ann,
    authenticatedAt: nowMs / 1_000 - secondsAgo,
    assurance,
  });
  const check = (principal: Principal, maxAgeSeconds: number | null, acr: string | null) =>
    problemOf(() => checkAuthentication(principal, { action: 'execution:control', maxAgeSeconds, acr }, nowMs));

  it('accepts a sign-in that is fresh and strong enough', () => {
    expect(check(at(300), 300, null)).toBeUndefined();
    expect(check(at(9_999, 'gold'), null, 'gold')).toBeUndefined();
    expect(check(at(1, 'gold'), 300, 'gold')).toBeUndefined();
    expect(check(at(-60), 300, null)).toBeUndefined();
    expect(check(at(1, 'gold'), null, 'silver gold')).toBeUndefined();
  });

  it('challenges any other, with what it asks for', () => {
    // A provider that tells milliseconds signs people in far in the future.
    for (const principal of [at(301), ann, at(1), at(-61, 'gold'), at(-nowMs, 'gold')]) {
      const problem = check(principal, 300, 'gold');
      expect(problem?.code).toBe('INSUFFICIENT_AUTHENTICATION');
      expect(problem?.extra.authenticate).toMatch(
        /^Bearer realm="assent", error="insufficient_user_authentication", error_description="[^"]+", max_age="300", acr_values="gold"$/,
      );
    }
  });

  it('is not met by a part of the name of a context, nor by several of its names', () => {
    for (const assurance of ['silver', 'silver gold', 'gol', ''])
      expect(check(at(1, assurance), null, 'gold platinum')?.code).toBe('INSUFFICIENT_AUTHENTICATION');
  });

  it('is never met by an API key', () => {
    expect(check({ ...key, authenticatedAt: nowMs / 1_000, assurance: 'gold' }, 300, 'gold')).toMatchObject({
      code: 'PERMISSION_DENIED',
      detail: expect.stringContaining('An API key cannot do that'),
    });
  });
});
