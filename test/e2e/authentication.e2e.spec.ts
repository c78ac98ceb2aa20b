import { forgedTokens } from '../identity/forged-tokens.ts';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('an Assent with an identity provider', () => {
  let provider: TestProvider;
  let assent: TestAssent;

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: provider.config });
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  const body = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };

  it('S7-6 refuses a request without credentials, and names the accepted scheme', async () => {
    const answer = await assent.post('/api/v12/tokens', body);
    expect(answer).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="assent"');
    const basic = await assent.get('/api/v12/tokens', { authorization: 'Basic YTpi' });
    expect(basic).toMatchObject({
      status: 401,
      body: { detail: expect.stringContaining('"Bearer <access token or API key>"') },
    });
  });

  it('S7-6 answers 401 to every forged token, records nothing, and asks the provider for its keys once', async () => {
    const before = await assent.head();
    const answers: Record<string, number> = {};
    const forged = await forgedTokens(provider);
    const { fetches } = provider;
    for (const [fault, token] of Object.entries(forged)) {
      const answer = await assent.post('/api/v12/tokens', body, bearer(token));
      answers[fault] = answer.status;
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer realm="assent", error="invalid_token"/);
      expect(JSON.stringify(answer.body)).not.toContain(token);
    }
    expect(new Set(Object.values(answers))).toEqual(new Set([401]));
    expect(await assent.head()).toBe(before);
    expect(provider.fetches - fetches).toBeLessThanOrEqual(1);
  });

  it('DESIGN-11 records principal, method, source address and reason', async () => {
    const token = await provider.token({ sub: 'olga', roles: ['OPS', 'SUBMITTER'] });
    const registered = await assent.post('/api/v12/tokens', body, bearer(token));
    expect(registered.status).toBe(201);
    const { tokenId } = registered.body as { tokenId: string };
    const locked = await assent.post(`/api/v12/tokens/${tokenId}/lock`, { reason: ' an audit ' }, bearer(token));
    expect(locked.status).toBe(200);
    const event = (await assent.log()).findLast(({ type }) => type === 'TokenLocked');
    expect(event?.data).toMatchObject({ lockedBy: `${provider.issuer}#olga` });
    expect(event?.metadata).toMatchObject({
      tenantId: 'default',
      reason: 'an audit',
      actor: {
        type: 'user',
        id: `${provider.issuer}#olga`,
        issuer: provider.issuer,
        method: 'jwt',
        keyId: provider.kid,
        address: '127.0.0.1',
      },
    });
  });

  it('DESIGN-11 returns the signed-in principal with its permissions', async () => {
    const token = await provider.token({ sub: 'vera', roles: ['VALIDATOR'] });
    const { status, body: principal } = await assent.get('/api/v12/principal', bearer(token));
    expect(status).toBe(200);
    expect(principal).toMatchObject({ id: `${provider.issuer}#vera`, method: 'jwt', roles: ['VALIDATOR'] });
    expect(principal.permissions).toContain('approvals:vote');
    expect(principal.permissions).not.toContain('execution:execute');
  });

  it('S7-6 tells the technical cause of a problem to operators only', async () => {
    const missing = async (...roles: string[]) => {
      const token = await provider.token({ roles });
      const path = '/api/v12/tokens?limit=0';
      return (await assent.get(path, bearer(token))).body as { code: string; errorTech?: string };
    };
    for (const role of ['SUBMITTER', 'VALIDATOR', 'AUDITOR', 'SERVICE'])
      expect(await missing(role)).not.toHaveProperty('errorTech');
    for (const role of ['ADMIN', 'OPS']) expect((await missing(role)).errorTech).toContain('limit');
    for (const path of ['/nowhere', '/%zz']) expect((await assent.get(path)).body).not.toHaveProperty('errorTech');
    const foreign = await assent.get('/api/v12/tokens', { origin: 'https://evil.example' });
    expect(foreign.body).not.toHaveProperty('errorTech');
  });

  it('S7-14 shows notifications to their recipient, and to those who operate and audit', async () => {
    const read = async (sub: string, role: string, recipient: string) => {
      const token = await provider.token({ sub, roles: [role] });
      const query = new URLSearchParams({ recipient: `${provider.issuer}#${recipient}` });
      return (await assent.get(`/api/v12/notifications?${query.toString()}`, bearer(token))).status;
    };
    expect(await read('sam', 'SUBMITTER', 'sam')).toBe(200);
    expect(await read('sam', 'SUBMITTER', 'ann')).toBe(403);
    for (const role of ['ADMIN', 'OPS', 'AUDITOR']) expect(await read('olga', role, 'ann')).toBe(200);
  });

  it('C-30 refuses any tenant but the one in the token', async () => {
    const token = await provider.token({ roles: ['ADMIN'] });
    const asked = (tenant: string) => assent.get('/api/v12/tokens', { ...bearer(token), 'x-organization-id': tenant });
    expect((await asked('default')).status).toBe(200);
    expect(await asked('acme')).toMatchObject({ status: 403, body: { code: 'TENANT_NOT_ALLOWED' } });
  });

  it('CV-2 a key of one principal neither shows its answer to another nor blocks the other', async () => {
    const key = { 'idempotency-key': 'the-same-key' };
    const ann = { ...key, ...bearer(await provider.token({ sub: 'ann', roles: ['SUBMITTER'] })) };
    const bob = { ...key, ...bearer(await provider.token({ sub: 'bob', roles: ['SUBMITTER'] })) };
    const first = await assent.post('/api/v12/tokens', body, ann);
    expect(await assent.post('/api/v12/tokens', body, ann)).toMatchObject({ status: 201, body: first.body });
    const ofBob = await assent.post('/api/v12/tokens', body, bob);
    expect(ofBob).toMatchObject({ status: 201 });
    expect(ofBob.body.tokenId).not.toBe(first.body.tokenId);
    expect(ofBob.headers.has('idempotency-replayed')).toBe(false);
    const other = { ...body, name: 'Another token' };
    expect(await assent.post('/api/v12/tokens', other, bob)).toMatchObject({
      status: 422,
      body: { code: 'IDEMPOTENCY_KEY_REUSED' },
    });
  });

  it('serves documentation and health without credentials', async () => {
    for (const path of ['/openapi.json', '/health/live', '/metrics', '/problems']) {
      const response = await fetch(assent.url + path);
      await response.body?.cancel();
      expect(response.status).toBe(200);
    }
  });

  it('CV-11 continues with the last keys while the provider is away, and readiness shows it', async () => {
    const token = await provider.token({ roles: ['AUDITOR'] });
    await provider.stop();
    expect((await assent.get('/api/v12/tokens', bearer(token))).status).toBe(200);
    await assent.stop();
    await assent.restart();
    const ready = await assent.get('/health/ready');
    expect(ready).toMatchObject({
      status: 503,
      body: { checks: { signingKeys: 'DOWN' }, observed: { identityProvider: 'DOWN' } },
    });
    const unverified = await assent.get('/api/v12/tokens', bearer(token));
    expect(unverified).toMatchObject({ status: 503, body: { code: 'IDENTITY_PROVIDER_UNAVAILABLE' } });
    expect(unverified.headers.get('retry-after')).toBe('30');
  });
});
