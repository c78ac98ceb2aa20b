import { actingFields, mayUse, openApiDocument, permissionOfOperation, roles } from '#libs/contracts';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { documentedOperations, exampleRequest, type Documented } from '../openapi/example-requests.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

/** All kinds of callers: without credentials, without a role, and with each single role. */
const callers = ['no credentials', 'no role', ...roles] as const;
type Caller = (typeof callers)[number];

describe('every operation, for every role', () => {
  let provider: TestProvider;
  let assent: TestAssent;
  const headers = new Map<Caller, Readonly<Record<string, string>>>([['no credentials', {}]]);

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: provider.config });
    for (const caller of callers.slice(1)) {
      const claimed = caller === 'no role' ? [] : [caller];
      const token = await provider.token({ sub: caller.toLowerCase().replace(' ', '-'), roles: claimed });
      headers.set(caller, { authorization: `Bearer ${token}` });
    }
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  function send(operation: Documented, caller: Caller): ReturnType<TestAssent['request']> {
    const { method, path, body } = exampleRequest(operation, {});
    const own = Object.entries(body ?? {}).filter(([name]) => !(actingFields as readonly string[]).includes(name));
    return assent.request(method, path, body === undefined ? undefined : Object.fromEntries(own), headers.get(caller));
  }

  /** The answer according to the table. */
  function expected({ operationId }: Documented, caller: Caller): 'UNAUTHENTICATED' | 'PERMISSION_DENIED' | 'allowed' {
    if (caller === 'no credentials') return 'UNAUTHENTICATED';
    const permission = permissionOfOperation[operationId as keyof typeof permissionOfOperation];
    return mayUse(permission, caller === 'no role' ? [] : [caller]) ? 'allowed' : 'PERMISSION_DENIED';
  }

  it.each(documentedOperations(openApiDocument()))(
    'S6-50 DESIGN-11 $operationId is allowed exactly for the roles in the table',
    async (operation) => {
      const answered: Record<string, string> = {};
      for (const caller of callers) {
        const { status, body } = await send(operation, caller);
        // An allowed request may still fail, because its ids do not exist here.
        const isDenied = status === 401 || status === 403;
        answered[caller] = isDenied ? (body as { code: string }).code : status < 500 ? 'allowed' : `status ${status}`;
      }
      expect(answered).toEqual(Object.fromEntries(callers.map((caller) => [caller, expected(operation, caller)])));
    },
  );

  it('DESIGN-11 a principal with several roles has the permissions of all of them', async () => {
    const token = await provider.token({ roles: ['AUDITOR', 'SUBMITTER'] });
    const both = { authorization: `Bearer ${token}` };
    const body = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
    expect((await assent.post('/api/v12/tokens', body, both)).status).toBe(201);
    expect((await assent.get('/api/v12/dead-letters', both)).status).toBe(200);
    expect((await assent.post('/api/v12/clock', { advanceByMs: 1 }, both)).status).toBe(403);
  });

  it('DESIGN-11 nothing is recorded for a request that is denied', async () => {
    const before = await assent.head();
    const denied = await assent.post(
      '/api/v12/tokens',
      { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' },
      headers.get('AUDITOR'),
    );
    expect(denied).toMatchObject({
      status: 403,
      body: { code: 'PERMISSION_DENIED', details: { permission: 'tokens:register', held: ['AUDITOR'] } },
    });
    expect(await assent.head()).toBe(before);
  });
});
