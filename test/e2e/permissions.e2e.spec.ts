import { randomUUID } from 'node:crypto';
import {
  actingFields,
  mayUse,
  openApiDocument,
  permissionOfOperation,
  permissions,
  roles,
  type PermissionEntry,
} from '#libs/contracts';
import { tenantOfStream } from '#libs/event-store';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { documentedOperations, exampleRequest, type Documented, type Ids } from '../openapi/example-requests.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';

/** All kinds of callers: without credentials, without a role, and with each single role. */
const callers = ['no credentials', 'no role', ...roles] as const;
type Caller = (typeof callers)[number];

/** The tenant of the installation, and another one. The examples create and suspend a third. */
const tenants = ['default', 'elsewhere'] as const;
type Tenant = (typeof tenants)[number];

function subjectOf(tenant: Tenant, caller: Caller): string {
  return `${tenant}-${caller.toLowerCase().replace(' ', '-')}`;
}

const unknownIds: Ids = Object.fromEntries([
  ...['tokenId', 'versionId', 'approvalRequestId', 'holdId', 'delegationId'].map((name) => [name, randomUUID()]),
  ['keyId', 'K5ZpYq3bW8tR2nVy'],
  ['tenantId', 'missing'],
]);

describe('every operation, for every role and tenant', () => {
  let provider: TestProvider;
  let assent: TestAssent;
  const headers = new Map<string, Readonly<Record<string, string>>>();
  /** What the tenant default has, under names of the examples. */
  let idsOfDefault: Ids;

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: { ...provider.config, tenantClaim: 'tenant' } });
    for (const tenant of tenants) {
      for (const caller of callers.slice(1)) {
        const claimed = caller === 'no role' ? [] : [caller];
        const token = await provider.token({ sub: subjectOf(tenant, caller), roles: claimed, tenant });
        headers.set(`${tenant} ${caller}`, { authorization: `Bearer ${token}` });
      }
    }
    await posted('tenants', { tenantId: 'elsewhere', reason: 'a test' });
    idsOfDefault = await recordedInDefault();
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  async function posted(path: string, body: object): Promise<Answer['body']> {
    const answer = await assent.post(`/api/v12/${path}`, body, headers.get('default ADMIN'));
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  async function recordedInDefault(): Promise<Ids> {
    const until = '2099-01-01T00:00:00.000Z';
    const reason = 'a test';
    const scope = { kind: 'permission', permission: 'execution:control' };
    const token = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1000.00' };
    const { tokenId } = await posted('tokens', token);
    const version = { content: { title: 'A version' }, amount: '1.00', recipient: 'rita' };
    const { versionId } = await posted(`tokens/${tokenId}/versions`, version);
    const submission = { tier: 'STANDARD', validators: [`${provider.issuer}#ann`] };
    const { approvalRequestId } = await posted(`versions/${versionId}/submit`, submission);
    const { holdId } = await posted(`approval-execution/${versionId}/holds`, { reason });
    const { keyId } = await posted('api-keys', { name: 'one', roles: ['SERVICE'], expiresAt: until, reason });
    const { delegationId } = await posted('delegations', { to: `${provider.issuer}#dan`, scope, until, reason });
    return { tokenId, versionId, approvalRequestId, holdId, keyId, delegationId, tenantId: 'default' };
  }

  function send(operation: Documented, tenant: Tenant, caller: Caller, ids: Ids = {}): Promise<Answer> {
    const { method, path: examplePath, body } = exampleRequest(operation, ids);
    // Everybody may read their own notifications.
    const recipient = encodeURIComponent(`${provider.issuer}#${subjectOf(tenant, caller)}`);
    const path = examplePath.replace(/\brecipient=[^&]*/, `recipient=${recipient}`);
    const own = Object.entries(body ?? {}).filter(([name]) => !(actingFields as readonly string[]).includes(name));
    return assent.request(
      method,
      path,
      body === undefined ? undefined : signedInHere(Object.fromEntries(own)),
      headers.get(`${tenant} ${caller}`),
    );
  }

  /** The persons of an example, as principals of this test's provider. */
  function signedInHere(body: Readonly<Record<string, unknown>>): object {
    const named = Object.entries(body).map(([field, value]) => {
      if (!['validators', 'replacementId', 'principal', 'to'].includes(field)) return [field, value];
      const text = JSON.stringify(value).replaceAll(/"(?:[^"#]*#)?([^"#]+)"/g, `"${provider.issuer}#$1"`);
      return [field, JSON.parse(text) as unknown];
    });
    return Object.fromEntries(named) as object;
  }

  /** The answer according to the table. */
  function expected({ operationId }: Documented, tenant: Tenant, caller: Caller): string {
    if (caller === 'no credentials') return 'UNAUTHENTICATED';
    const permission = permissionOfOperation[operationId as keyof typeof permissionOfOperation];
    const { scope }: PermissionEntry = permissions[permission];
    if (scope === 'installation' && tenant !== 'default') return 'PERMISSION_DENIED';
    return mayUse(permission, caller === 'no role' ? [] : [caller]) ? 'allowed' : 'PERMISSION_DENIED';
  }

  function permitted({ status, body }: Answer): string {
    // An allowed request may still fail, because its ids do not exist here.
    const isDenied = status === 401 || status === 403;
    return isDenied ? (body as { code: string }).code : status < 500 ? 'allowed' : `status ${status}`;
  }

  const documented = documentedOperations(openApiDocument());

  it.each(documented.flatMap((operation) => tenants.map((tenant) => ({ ...operation, tenant }))))(
    'S6-50 DESIGN-11 $operationId is allowed in the tenant $tenant exactly for the roles in the table',
    async ({ tenant, ...operation }) => {
      const answered: Record<string, string> = {};
      for (const caller of callers) answered[caller] = permitted(await send(operation, tenant, caller));
      const table = callers.map((caller) => [caller, expected(operation, tenant, caller)] as const);
      expect(answered).toEqual(Object.fromEntries(table));
    },
  );

  const namesIds = (operation: Documented): boolean =>
    JSON.stringify(exampleRequest(operation, {})) !== JSON.stringify(exampleRequest(operation, unknownIds));

  it.each(documented.filter(namesIds))(
    "C-30 DESIGN-11 $operationId answers every role as for an unknown id if the id is another tenant's",
    async (operation) => {
      for (const caller of callers) {
        const foreign = await send(operation, 'elsewhere', caller, idsOfDefault);
        const unknown = await send(operation, 'elsewhere', caller, unknownIds);
        const facts = ({ status, body }: Answer) => [caller, status, (body as { code?: string } | null)?.code];
        expect(facts(foreign)).toEqual(facts(unknown));
        expect(permitted(foreign)).toBe(expected(operation, 'elsewhere', caller));
      }
    },
  );

  it("C-30 DESIGN-11 nothing of this was recorded in another tenant than the caller's", async () => {
    const recorded = (await assent.log()).filter(({ metadata }) => metadata.actor.id.includes('#elsewhere-'));
    expect(recorded.length).toBeGreaterThan(0);
    expect(new Set(recorded.map(({ stream }) => tenantOfStream(stream)))).toEqual(new Set(['elsewhere']));
  });

  it('DESIGN-11 a principal with several roles has the permissions of all of them', async () => {
    const token = await provider.token({ roles: ['AUDITOR', 'SUBMITTER'], tenant: 'default' });
    const both = { authorization: `Bearer ${token}` };
    const body = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
    expect((await assent.post('/api/v12/tokens', body, both)).status).toBe(201);
    expect((await assent.get('/api/v12/dead-letters', both)).status).toBe(200);
    expect((await assent.post('/api/v12/clock', { advanceByMs: 1, reason: 'a test' }, both)).status).toBe(403);
  });

  it('DESIGN-11 nothing is recorded for a request that is denied', async () => {
    const before = await assent.head();
    const denied = await assent.post(
      '/api/v12/tokens',
      { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' },
      headers.get('default AUDITOR'),
    );
    expect(denied).toMatchObject({
      status: 403,
      body: { code: 'PERMISSION_DENIED', details: { permission: 'tokens:register', held: ['AUDITOR'] } },
    });
    expect(await assent.head()).toBe(before);
  });
});
