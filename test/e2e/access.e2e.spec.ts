import { writeFile } from 'node:fs/promises';
import { tenantOfStream } from '#libs/event-store';
import { MovableClock } from '#libs/process';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { eventually } from '../eventually.ts';
import { expectStatus, newTestKey, registrationOf, signedBallot } from '../signatures/signed-vote.ts';
import { holdBack } from './raw-http.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';

interface ApiKey {
  readonly keyId: string;
  readonly lastUsedAt: string | null;
}
type Headers = Readonly<Record<string, string>>;

describe('access to the tenants of an installation', () => {
  let provider: TestProvider;
  let assent: TestAssent;
  const clock = new MovableClock();

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: { ...provider.config, tenantClaim: 'tenant' } }, clock);
    for (const tenantId of ['acme', 'other']) await createTenant(tenantId);
  });

  afterAll(async () => {
    const file = process.env['WRITE_ACCESS_HISTORY'];
    if (file !== undefined) await writeHistory(file);
    await assent.close();
    await provider.stop();
  });

  const idOf = (sub: string) => `${provider.issuer}#${sub}`;
  const as = async (sub: string, roles: readonly string[], tenant = 'acme', claims: object = {}): Promise<Headers> => ({
    authorization: `Bearer ${await provider.token({ sub, roles, tenant, ...claims })}`,
  });
  const admin = (tenant = 'acme') => as('ada', ['ADMIN'], tenant);
  const post = async (path: string, body: object, headers: Headers): Promise<Answer> =>
    assent.post(`/api/v12/${path}`, body, headers);
  const createTenant = async (tenantId: string) =>
    post('tenants', { tenantId, reason: 'contract' }, await admin('default'));
  const grant = async (principal: string, role: string, more: object = {}) =>
    post('grants', { principal, role, reason: 'joins', ...more }, await admin());
  const token = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
  const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000).toISOString();

  it('DESIGN-11 a grant takes effect at once, in its tenant only, and ends by revocation or by the clock', async () => {
    const vic = await as('vic', []);
    expect((await post('tokens', token, vic)).status).toBe(403);
    expect(await grant(idOf('vic'), 'SUBMITTER', { until: inDays(1) })).toMatchObject({ status: 201 });
    expect((await post('tokens', token, vic)).status).toBe(201);
    expect((await post('tokens', token, await as('vic', [], 'other'))).status).toBe(403);
    expect((await post('tokens', token, await as('VIC', []))).status).toBe(403);
    expect(await grant(idOf('vic'), 'SUBMITTER', { until: inDays(0.5) })).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_GRANTED' },
    });
    expect(await grant(idOf('ada'), 'OPS')).toMatchObject({ status: 403, body: { code: 'GRANT_TO_ONESELF' } });
    const revocation = { principal: idOf('vic'), role: 'SUBMITTER', reason: 'left' };
    expect((await post('grants/revoke', revocation, await admin())).status).toBe(200);
    expect((await post('tokens', token, vic)).status).toBe(403);
    await grant(idOf('vic'), 'SUBMITTER', { until: inDays(1) });
    const grantsOfVic = async (query: string) => {
      const { body } = await assent.get(`/api/v12/grants${query}`, await as('audrey', ['AUDITOR']));
      return (body.items as { principal: string }[]).filter(({ principal }) => principal === idOf('vic'));
    };
    expect(await grantsOfVic('')).toMatchObject([{ status: 'IN_FORCE', endedAt: null }]);
    clock.moveTo(new Date(clock.now().getTime() + 86_400_001));
    expect((await post('tokens', token, vic)).status).toBe(403);
    expect(await grantsOfVic('')).toEqual([]);
    const left = { status: 'REVOKED', revokedBy: idOf('ada'), revocationReason: 'left' };
    expect(await grantsOfVic('?status=REVOKED')).toMatchObject([left]);
    expect(await grantsOfVic('?status=ALL')).toMatchObject([left, { status: 'ENDED', revokedBy: null }]);
  });

  it('DESIGN-11 grants and delegations are for principals who can sign in', async () => {
    expect(await grant('vic', 'SUBMITTER')).toMatchObject({ status: 400, body: { code: 'NOT_A_PRINCIPAL' } });
    const lapsed = { principal: 'vic', role: 'SUBMITTER', reason: 'left' };
    expect((await post('grants/revoke', lapsed, await admin())).body.code).toBe('GRANT_NOT_FOUND');
    const scope = { kind: 'permission', permission: 'approvals:vote' };
    const delegation = { to: 'https://elsewhere.example.com#dan', scope, until: inDays(1), reason: 'on leave' };
    expect(await post('delegations', delegation, await as('vera', ['VALIDATOR']))).toMatchObject({
      status: 400,
      body: { code: 'NOT_A_PRINCIPAL', errors: [{ pointer: '/to' }] },
    });
  });

  it('DESIGN-11 grants record who, to whom, why and until when, and the list shows them', async () => {
    await grant(idOf('lea'), 'AUDITOR', { until: inDays(9) });
    const listed = await assent.get('/api/v12/grants', await as('audrey', ['AUDITOR']));
    expect(listed.body.items).toContainEqual(
      expect.objectContaining({ principal: idOf('lea'), role: 'AUDITOR', reason: 'joins', grantedBy: idOf('ada') }),
    );
    const event = (await assent.log()).findLast(({ type }) => type === 'RoleGranted');
    expect(event).toMatchObject({ stream: 'acme.access', metadata: { tenantId: 'acme', reason: 'joins' } });
    const others = await assent.get('/api/v12/grants', await as('audrey', ['AUDITOR'], 'other'));
    expect(others.body.items).toEqual([]);
  });

  describe('an API key', () => {
    const issue = async (name: string, more: object = {}, headers: Headers = {}) => {
      const body = { name, roles: ['SERVICE'], expiresAt: inDays(2), reason: 'import', ...more };
      return post('api-keys', body, { ...(await admin()), ...headers });
    };

    it('DESIGN-11 acts as a principal of its own, until it is revoked', async () => {
      const issued = await issue('importer');
      const { key, keyId, principal } = issued.body as Record<'key' | 'keyId' | 'principal', string>;
      expect(key).toMatch(/^assent_live_[\dA-Za-z]+_[\dA-Za-z]{49}$/);
      expect(issued.headers.get('cache-control')).toBe('no-store');
      expect((await post('tokens', token, { 'x-api-key': key })).status).toBe(201);
      const bearer = { authorization: `Bearer ${key}` };
      const seen = await assent.get('/api/v12/principal', bearer);
      expect(seen.body).toMatchObject({ id: principal, tenantId: 'acme', method: 'api-key', roles: ['SERVICE'] });
      const event = (await assent.log()).findLast(({ type }) => type === 'TokenRegistered');
      expect(event?.metadata.actor).toMatchObject({ id: principal, method: 'api-key', keyId });
      expect(JSON.stringify(await assent.log())).not.toContain(key.slice(-49));
      const listed = await eventually(
        async () => (await assent.get('/api/v12/api-keys', await admin())).body.items as ApiKey[],
        (items) => items.some((item) => item.keyId === keyId && item.lastUsedAt !== null),
      );
      expect(listed.find((item) => item.keyId === keyId)).toMatchObject({ lastUsedFrom: '127.0.0.1' });
      const tokenOfAda = { ...(await admin()), 'x-api-key': key };
      expect((await assent.get('/api/v12/tokens', tokenOfAda)).status).toBe(401);
      expect((await post(`api-keys/${keyId}/revoke`, { reason: 'leaked' }, await admin())).status).toBe(200);
      expect(await post('tokens', token, bearer)).toMatchObject({ status: 401, body: { code: 'UNAUTHENTICATED' } });
      const keys = async (query: string) => (await assent.get(`/api/v12/api-keys${query}`, await admin())).body.items;
      expect(await keys('')).not.toContainEqual(expect.objectContaining({ keyId }));
      const leaked = { keyId, status: 'REVOKED', revokedBy: idOf('ada'), revocationReason: 'leaked' };
      expect(await keys('?status=REVOKED')).toContainEqual(expect.objectContaining(leaked));
    });

    it('S7-6 holds no role of persons, cannot delegate, and has no checksum by guessing', async () => {
      expect((await issue('admin', { roles: ['ADMIN'] })).status).toBe(400);
      const { key } = (await issue('operator', { roles: ['OPS'] })).body as { key: string };
      const body = { to: idOf('dan'), until: inDays(1), reason: 'x' };
      const scope = { kind: 'permission', permission: 'execution:control' };
      expect(await post('delegations', { ...body, scope }, { 'x-api-key': key })).toMatchObject({
        status: 422,
        body: { code: 'DELEGATION_NOT_POSSIBLE' },
      });
      const typo = await assent.get('/api/v12/tokens', { 'x-api-key': `${key.slice(0, -1)}!` });
      expect(typo).toMatchObject({ status: 401, body: { detail: expect.stringContaining('checksum') } });
    });

    it('CV-2 is not shown by a repeated request', async () => {
      const idempotency = { 'idempotency-key': 'one-key' };
      const body = { expiresAt: inDays(2) };
      const first = await issue('repeated', body, idempotency);
      const again = await issue('repeated', body, idempotency);
      expect(first.body.key).toEqual(expect.any(String));
      expect(again).toMatchObject({ status: 201, body: { ...first.body, key: null } });
      const { rows } = await assent.pool.query<{ body: string }>('select body from idempotency.keys');
      expect(rows.map((row) => row.body).join()).not.toContain(String(first.body.key).slice(-49));
    });

    it('DESIGN-11 is rotated with an overlap', async () => {
      const { key, keyId } = (await issue('rotated')).body as Record<'key' | 'keyId', string>;
      const rotation = { expiresAt: inDays(30), overlapSeconds: 3_600, reason: 'yearly' };
      const rotated = await post(`api-keys/${keyId}/rotate`, rotation, await admin());
      const next = rotated.body.key as string;
      for (const each of [key, next]) {
        expect((await assent.get('/api/v12/tokens', { 'x-api-key': each })).status).toBe(200);
      }
      clock.moveTo(new Date(clock.now().getTime() + 3_600_000));
      expect((await assent.get('/api/v12/tokens', { 'x-api-key': key })).status).toBe(401);
      expect((await assent.get('/api/v12/tokens', { 'x-api-key': next })).status).toBe(200);
      const { items } = (await assent.get('/api/v12/api-keys', await admin())).body as { items: { keyId: string }[] };
      expect(items.find((item) => item.keyId === keyId)).toMatchObject({
        name: 'rotated',
        principal: expect.any(String),
      });
    });
  });

  describe('a delegation', () => {
    it('S7-6 is of what one may do oneself, and its two sides and administrators can end it', async () => {
      const vera = await as('vera', ['VALIDATOR']);
      const delegate = (permission: string, headers: Headers) =>
        post(
          'delegations',
          { to: idOf('dan'), scope: { kind: 'permission', permission }, until: inDays(1), reason: 'on leave' },
          headers,
        );
      expect(await delegate('execution:control', vera)).toMatchObject({ status: 422 });
      const { body } = await delegate('approvals:vote', vera);
      const { delegationId } = body as { delegationId: string };
      const listed = async (headers: Headers) =>
        ((await assent.get('/api/v12/delegations', headers)).body as { items: unknown[] }).items.length;
      expect(await listed(vera)).toBe(1);
      expect(await listed(await as('mallory', ['VALIDATOR']))).toBe(0);
      expect(await listed(await as('audrey', ['AUDITOR']))).toBe(1);
      const end = (headers: Headers) => post(`delegations/${delegationId}/revoke`, { reason: 'is back' }, headers);
      expect((await end(await as('mallory', ['VALIDATOR']))).status).toBe(404);
      expect((await end(await as('dan', ['VALIDATOR']))).status).toBe(200);
      expect(await listed(vera)).toBe(0);
      const past = '/api/v12/delegations?status=REVOKED';
      const back = { delegationId, status: 'REVOKED', revokedBy: idOf('dan'), revocationReason: 'is back' };
      expect((await assent.get(past, vera)).body.items).toMatchObject([back]);
      expect((await assent.get(past, await as('mallory', ['VALIDATOR']))).body.items).toEqual([]);
    });

    it('S7-23 is listed until the grant ends that it rests on', async () => {
      const end = inDays(1);
      await grant(idOf('gus'), 'VALIDATOR', { until: end });
      // A role in the token does not keep the delegation alive.
      const gus = await as('gus', ['VALIDATOR']);
      const scope = { kind: 'permission', permission: 'approvals:vote' };
      const body = { to: idOf('dan'), scope, until: inDays(5), reason: 'on leave' };
      expect((await post('delegations', body, gus)).status).toBe(201);
      const listed = async (query = '') => (await assent.get(`/api/v12/delegations${query}`, gus)).body.items;
      expect(await listed()).toMatchObject([{ from: idOf('gus'), status: 'IN_FORCE' }]);
      clock.moveTo(new Date(end));
      expect(await listed()).toEqual([]);
      expect(await listed('?status=ENDED')).toMatchObject([{ status: 'ENDED', endedAt: end, until: body.until }]);
    });
  });

  describe('a rule for signing in', () => {
    it('DESIGN-11 asks for a fresh sign-in (RFC 9470), and its author must meet it', async () => {
      const path = '/api/v12/step-up-rules/tokens:register';
      const rule = { maxAgeSeconds: 300, acr: 'gold', reason: 'policy 7' };
      const set = async (headers: Headers) => assent.request('PUT', path, rule, headers);
      expect(await set(await admin('other'))).toMatchObject({ status: 422, body: { code: 'STEP_UP_RULE_NOT_MET' } });
      const fresh = { auth_time: Math.floor(Date.now() / 1_000), acr: 'gold' };
      const ada = await as('ada', ['ADMIN'], 'other', fresh);
      expect((await set(ada)).status).toBe(200);
      const refused = await post('tokens', token, await as('sam', ['SUBMITTER'], 'other'));
      expect(refused).toMatchObject({ status: 401, body: { code: 'INSUFFICIENT_AUTHENTICATION' } });
      expect(refused.headers.get('www-authenticate')).toContain('error="insufficient_user_authentication"');
      expect(refused.headers.get('www-authenticate')).toContain('max_age="300", acr_values="gold"');
      expect((await post('tokens', token, await as('sam', ['SUBMITTER'], 'other', fresh))).status).toBe(201);
      expect((await post('tokens', token, await as('sam', ['SUBMITTER']))).status).toBe(201);
      const stale = await as('eve', ['ADMIN'], 'other', { auth_time: Math.floor(Date.now() / 1_000) - 600 });
      for (const attempt of [
        assent.request('PUT', path, { maxAgeSeconds: 3_600, reason: 'weaker' }, stale),
        post('step-up-rules/tokens:register/release', { reason: 'none' }, stale),
      ])
        expect(await attempt).toMatchObject({ status: 401, body: { code: 'INSUFFICIENT_AUTHENTICATION' } });
      const listed = await assent.get('/api/v12/step-up-rules', ada);
      expect(listed.body.items).toEqual([{ action: 'tokens:register', maxAgeSeconds: 300, acr: 'gold' }]);
      expect((await post('step-up-rules/tokens:register/release', { reason: 'over' }, ada)).status).toBe(200);
      expect((await post('tokens', token, await as('sam', ['SUBMITTER'], 'other'))).status).toBe(201);
    });
  });

  describe('a rule for signing in, of a permission that an operation needs for a part of what it does', () => {
    const freshly = async (sub: string, roles: readonly string[], tenant: string) =>
      as(sub, roles, tenant, { auth_time: Math.floor(Date.now() / 1_000) });
    const withRule = async <T>(tenant: string, action: string, work: () => Promise<T>): Promise<T> => {
      const ada = await freshly('ada', ['ADMIN'], tenant);
      const set = await assent.request(
        'PUT',
        `/api/v12/step-up-rules/${action}`,
        { maxAgeSeconds: 300, reason: 'policy' },
        ada,
      );
      expect(set.status).toBe(200);
      const result = await work();
      expect((await post(`step-up-rules/${action}/release`, { reason: 'over' }, ada)).status).toBe(200);
      return result;
    };
    const stepUp = { status: 401, body: { code: 'INSUFFICIENT_AUTHENTICATION' } };
    const get = (path: string, headers: Headers) => assent.get(`/api/v12/${path}`, headers);
    const lend = (permission: string, headers: Headers) =>
      post(
        'delegations',
        { to: idOf('dan'), scope: { kind: 'permission', permission }, until: inDays(1), reason: 'on leave' },
        headers,
      );

    it('DESIGN-11 holds for what administrators and auditors do with the access of others', async () => {
      const ursula = await as('ursula', ['VALIDATOR'], 'other');
      const { delegationId } = (await lend('approvals:vote', ursula)).body as { delegationId: string };
      const own = (await lend('execution:control', await admin('other'))).body as { delegationId: string };
      const end = (id: string, headers: Headers) => post(`delegations/${id}/revoke`, { reason: 'x' }, headers);
      await withRule('other', 'access:control', async () => {
        expect(await end(delegationId, await admin('other'))).toMatchObject(stepUp);
        expect((await end(own.delegationId, await admin('other'))).status).toBe(200);
        expect((await end(delegationId, await freshly('ada', ['ADMIN'], 'other'))).status).toBe(200);
      });
      await withRule('other', 'access:read', async () => {
        const audrey = await as('audrey', ['AUDITOR'], 'other');
        for (const path of ['grants', 'delegations', 'history/access', 'tenants/other/events'])
          expect(await get(path, audrey)).toMatchObject(stepUp);
        expect((await get('delegations', ursula)).status).toBe(200);
        expect((await get('delegations', await freshly('audrey', ['AUDITOR'], 'other'))).status).toBe(200);
      });
    });

    it("DESIGN-11 holds for other tenants' events and other people's notifications", async () => {
      await withRule('default', 'tenants:control', async () => {
        expect(await get('tenants/other/events', await admin('default'))).toMatchObject(stepUp);
        expect((await get('tenants/default/events', await admin('default'))).status).toBe(200);
      });
      await withRule('default', 'tenants:read', async () => {
        expect(await get('history/tenants', await admin('default'))).toMatchObject(stepUp);
      });
      await withRule('other', 'operations:read', async () => {
        const of = (person: string) => `notifications?recipient=${encodeURIComponent(idOf(person))}`;
        expect(await get(of('vera'), await admin('other'))).toMatchObject(stepUp);
        expect((await get(of('ada'), await admin('other'))).status).toBe(200);
        expect((await get(of('vera'), await freshly('ada', ['ADMIN'], 'other'))).status).toBe(200);
      });
    });

    it('DESIGN-11 holds for letting others do it, by a delegation, a role or an API key', async () => {
      const [ada, vera] = [await admin('other'), await as('vera', ['VALIDATOR'], 'other')];
      const [freshAda, freshVera] = [
        await freshly('ada', ['ADMIN'], 'other'),
        await freshly('vera', ['VALIDATOR'], 'other'),
      ];
      const role = (of: string, headers: Headers) =>
        post('grants', { principal: idOf('gia'), role: of, reason: 'joins' }, headers);
      const robot = { name: 'robot', roles: ['OPS'], expiresAt: inDays(1), reason: 'nightly' };
      await withRule('other', 'execution:control', async () => {
        expect(await lend('execution:control', ada)).toMatchObject(stepUp);
        expect(await role('OPS', ada)).toMatchObject(stepUp);
        expect(await post('api-keys', robot, ada)).toMatchObject(stepUp);
        expect((await role('VALIDATOR', ada)).status).toBe(201);
        expect((await lend('execution:execute', ada)).status).toBe(201);
        expect((await lend('execution:control', freshAda)).status).toBe(201);
        expect((await role('OPS', freshAda)).status).toBe(201);
      });
      // An administrator does not vote, and can grant the role that does.
      await withRule('other', 'approvals:vote', async () => {
        expect(await role('ADMIN', ada)).toMatchObject(stepUp);
      });
      await withRule('other', 'critical-votes', async () => {
        const approvalRequestId = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001';
        const scope = { kind: 'approval-request', approvalRequestId };
        const request = { to: idOf('dan'), scope, until: inDays(1), reason: 'on leave' };
        const key = newTestKey();
        const signing = registrationOf(key, idOf('vera'), 'other');
        expect(await lend('approvals:vote', vera)).toMatchObject(stepUp);
        expect(await post('delegations', request, vera)).toMatchObject(stepUp);
        expect(await post('signing-keys', signing, vera)).toMatchObject(stepUp);
        await expectStatus(201, lend('approvals:vote', freshVera));
        await expectStatus(201, post('delegations', request, freshVera));
        await expectStatus(201, post('signing-keys', signing, freshVera));
        const confirm = `signing-keys/${key.keyId}/confirm`;
        expect(await post(confirm, { reason: 'known' }, ada)).toMatchObject(stepUp);
        await expectStatus(200, post(confirm, { reason: 'known' }, freshAda));
      });
    });

    it('DESIGN-11 hides the technical cause of problems', async () => {
      const missing = 'versions/01981c5e-7d40-7a31-9d2e-4f1b6c8a0001';
      const olga = await as('olga', ['OPS'], 'other');
      expect((await get(missing, olga)).body.errorTech).toEqual(expect.any(String));
      await withRule('other', 'operations:control', async () => {
        expect((await get(missing, olga)).body.errorTech).toBeUndefined();
      });
    });
  });

  describe('a tenant', () => {
    it('C-30 must exist, and a suspended one can be read', async () => {
      const sam = await as('sam', ['SUBMITTER'], 'beta');
      expect(await post('tokens', token, sam)).toMatchObject({ status: 403, body: { code: 'TENANT_NOT_ALLOWED' } });
      expect((await createTenant('beta')).status).toBe(201);
      expect(await createTenant('beta')).toMatchObject({ status: 409, body: { code: 'TENANT_EXISTS' } });
      expect((await post('tokens', token, sam)).status).toBe(201);
      const suspended = await post('tenants/beta/suspend', { reason: 'unpaid' }, await admin('default'));
      expect(suspended).toMatchObject({ status: 200, body: { status: 'SUSPENDED' } });
      expect(await post('tokens', token, sam)).toMatchObject({ status: 403, body: { code: 'TENANT_SUSPENDED' } });
      expect((await assent.get('/api/v12/tokens', sam)).status).toBe(200);
      await post('tenants/beta/resume', { reason: 'paid' }, await admin('default'));
      expect((await post('tokens', token, sam)).status).toBe(201);
      expect(await post('tenants/default/suspend', { reason: 'x' }, await admin('default'))).toMatchObject({
        status: 409,
      });
    });

    it('DESIGN-11 administers neither tenants nor the installation, unless it is default', async () => {
      for (const [method, path] of [
        ['GET', '/api/v12/tenants'],
        ['POST', '/api/v12/tenants/acme/suspend'],
        ['POST', '/api/v12/clock'],
        ['GET', '/api/v12/projections'],
        ['POST', '/api/v12/projections/tokens/rebuild'],
      ] as const) {
        const answer = await assent.request(method, path, method === 'GET' ? undefined : {}, await admin('acme'));
        expect(answer).toMatchObject({ status: 403, body: { code: 'PERMISSION_DENIED' } });
      }
    });

    it('DESIGN-11 exports its own events and no others, without the hashes of secrets', async () => {
      await post('tokens', token, await as('sam', ['SUBMITTER'], 'other'));
      const key = { name: 'exported', roles: ['SERVICE'], expiresAt: inDays(1), reason: 'a program' };
      const { keyId } = (await expectStatus(201, post('api-keys', key, await admin()))).body as ApiKey;
      const rotation = { expiresAt: inDays(1), reason: 'it leaked' };
      await expectStatus(200, post(`api-keys/${keyId}/rotate`, rotation, await admin()));
      const exported = async (tenant: string, headers: Headers) =>
        assent.get(`/api/v12/tenants/${tenant}/events`, headers);
      const own = await exported('acme', await as('audrey', ['AUDITOR']));
      expect(own.headers.get('content-type')).toContain('application/jsonl');
      const events = own.body as { stream: string; metadata: { tenantId: string } }[];
      expect(events.pop()).toEqual({ end: { tenantId: 'acme', events: events.length, position: await assent.head() } });
      const withoutHash = (event: { readonly data: object }) => {
        const { secretHash, ...data } = event.data as { readonly secretHash?: string };
        return { event: { ...event, data }, secretHash };
      };
      const log = (await assent.log()).filter(({ stream }) => stream.startsWith('acme.')).map(withoutHash);
      expect(log.filter(({ secretHash }) => secretHash !== undefined).length).toBeGreaterThanOrEqual(2);
      expect(events).toEqual(log.map(({ event }) => event));
      expect(events.every(({ metadata }) => metadata.tenantId === 'acme')).toBe(true);
      const history = async (stream: string) => assent.get(`/api/v12/history/${stream}`, await admin('acme'));
      const ofKeys = (await history('access?limit=500')).body.items.filter(
        ({ data }: { data: { keyId?: string } }) => data.keyId === keyId,
      );
      expect(ofKeys).toMatchObject([
        { type: 'ApiKeyIssued', data: { name: 'exported' } },
        { type: 'ApiKeyRotated', data: { expiresAt: rotation.expiresAt } },
      ]);
      expect(JSON.stringify(ofKeys)).not.toContain('secretHash');
      const { stream = '' } = events.find(({ stream }) => stream.startsWith('acme.token-')) ?? {};
      expect((await history(stream.replace('acme.', ''))).body.items[0]).toMatchObject({ stream, revision: 0 });
      const foreign = (await assent.log()).find(({ stream }) => stream.startsWith('other.token-'));
      const foreignName = (foreign?.stream ?? '').replace('other.', '');
      expect(await history(foreignName)).toMatchObject({ status: 404, body: { code: 'STREAM_NOT_FOUND' } });
      expect(await history(`other.${foreignName}`)).toMatchObject({ status: 400 });
      expect((await exported('other', await admin('acme'))).body.code).toBe('TENANT_NOT_FOUND');
      expect((await exported('nobody', await admin('acme'))).body.code).toBe('TENANT_NOT_FOUND');
      expect((await exported('other', await as('ozzy', ['AUDITOR'], 'default'))).status).toBe(404);
      expect((await exported('other', await admin('default'))).body.length).toBeGreaterThan(1);
      await createTenant('empty');
      expect((await exported('empty', await admin('default'))).body).toEqual([
        { end: { tenantId: 'empty', events: 0, position: await assent.head() } },
      ]);
      expect((await exported('acme', await as('sam', ['SUBMITTER']))).status).toBe(403);
    });
  });

  describe('a body that is held back', () => {
    it('DESIGN-11 C-24 is judged by the rights that hold when it has arrived', async () => {
      for (const tenantId of ['held', 'unpaid', 'strict']) await createTenant(tenantId);
      const fresh = { auth_time: Math.floor(Date.now() / 1_000) };
      const ada = await as('ada', ['ADMIN'], 'held', fresh);
      const strictAda = await as('ada', ['ADMIN'], 'strict', fresh);
      await post('grants', { principal: idOf('vic'), role: 'SUBMITTER', reason: 'joins' }, ada);
      const keyOf = { name: 'held', roles: ['SERVICE'], expiresAt: inDays(2), reason: 'import' };
      const { key, keyId } = (await post('api-keys', keyOf, ada)).body as Record<'key' | 'keyId', string>;
      const vera = await as('vera', ['VALIDATOR'], 'held');
      const scope = { kind: 'permission', permission: 'approvals:vote' };
      const delegation = { to: idOf('dan'), scope, until: inDays(1), reason: 'on leave' };
      const { delegationId } = (await post('delegations', delegation, vera)).body as { delegationId: string };
      // Assent accepts a token for 60 s after its end.
      const exp = Math.floor(Date.now() / 1_000) - 57;
      const expiring = await as('sam', ['SUBMITTER'], 'held', { exp });

      const vote = { choice: 'APPROVE', validatorId: idOf('vera') };
      const votes = 'approvals/01981c5e-7d40-7a31-9d2e-4f1b6c8a0001/votes';
      const held = await Promise.all(
        (
          [
            ['tokens', token, await as('vic', [], 'held')],
            ['tokens', token, { 'x-api-key': key }],
            [votes, vote, await as('dan', ['VALIDATOR'], 'held')],
            ['tokens', token, await as('sam', ['SUBMITTER'], 'unpaid')],
            ['tokens', token, await as('sam', ['SUBMITTER'], 'strict')],
            ['tokens', token, expiring],
            ['tokens', token, await as('sue', ['SUBMITTER'], 'held')],
          ] as const
        ).map(([path, body, headers]) => holdBack(assent.url, `/api/v12/${path}`, headers, body)),
      );

      const revocation = { principal: idOf('vic'), role: 'SUBMITTER', reason: 'left' };
      await expectStatus(200, post('grants/revoke', revocation, ada));
      await expectStatus(200, post(`api-keys/${keyId}/revoke`, { reason: 'leaked' }, ada));
      await expectStatus(200, post(`delegations/${delegationId}/revoke`, { reason: 'is back' }, vera));
      await expectStatus(200, post('tenants/unpaid/suspend', { reason: 'unpaid' }, await admin('default')));
      const rule = { maxAgeSeconds: 300, reason: 'policy 7' };
      await expectStatus(200, assent.request('PUT', '/api/v12/step-up-rules/tokens:register', rule, strictAda));
      await eventually(
        async () => (await assent.get('/api/v12/principal', expiring)).status,
        (status) => status === 401,
      );
      const before = (await assent.log()).length;

      const answers = await Promise.all(held.map((finish) => finish()));
      const codes = answers.map(({ status, body }) => [status, (JSON.parse(body) as { code?: string }).code]);
      expect(codes).toEqual([
        [403, 'PERMISSION_DENIED'],
        [401, 'UNAUTHENTICATED'],
        [403, 'ACTING_FOR_ANOTHER'],
        [403, 'TENANT_SUSPENDED'],
        [401, 'INSUFFICIENT_AUTHENTICATION'],
        [401, 'UNAUTHENTICATED'],
        [201, undefined],
      ]);
      expect((await assent.log()).slice(before).map(({ type }) => type)).toEqual(['TokenRegistered']);
      const listed = async () => (await assent.get('/api/v12/denials?limit=500', ada)).body.items as readonly object[];
      const denials = await eventually(listed, (items) => items.length >= 4);
      expect(denials.map((each) => (each as { code: string }).code).sort()).toEqual([
        ...['ACTING_FOR_ANOTHER', 'PERMISSION_DENIED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
      ]);
    });
  });

  describe('denials', () => {
    const denials = async (tenant: string) =>
      (await assent.get('/api/v12/denials?limit=500', await as('audrey', ['AUDITOR'], tenant))).body.items as readonly {
        readonly principal: string;
      }[];
    const shownDenials = async (tenant: string, expected: readonly unknown[]) => {
      const shown = expect.arrayContaining([...expected]) as { asymmetricMatch: (value: unknown) => boolean };
      const items = await eventually(
        () => denials(tenant),
        (all) => shown.asymmetricMatch(all),
      );
      expect(items).toEqual(shown);
      return items;
    };
    const denied = (principal: string, operation: string, code: string): unknown =>
      expect.objectContaining({ principal, operation, code, address: '127.0.0.1', count: expect.any(Number) });

    it('DESIGN-11 are recorded for their tenant by each part that refuses requests', async () => {
      const [vera, sam] = [await as('vera', ['VALIDATOR']), await as('sam', ['SUBMITTER'])];
      const vote = { validatorId: idOf('walt'), vote: 'APPROVE' };
      const request = '01981c5e-7d40-7a31-9d2e-4f1b6c8a0001';
      const refused = [
        await assent.get('/api/v12/tokens', {}),
        await assent.get('/api/v12/tokens', { authorization: 'Bearer forged' }),
        await assent.get('/api/v12/tokens', await as('nick', ['AUDITOR'], 'unknown')),
        await assent.get('/api/v12/tokens', { ...sam, 'x-organization-id': 'other' }),
        await post(`approvals/${request}/votes`, vote, vera),
        await post('grants', { principal: idOf('ada'), role: 'OPS', reason: 'x' }, await admin()),
        await assent.get('/api/v12/denials', sam),
        await assent.request(
          'PUT',
          '/api/v12/step-up-rules/tokens:register',
          { acr: 'gold', reason: 'x' },
          await admin(),
        ),
      ];
      expect(refused.map(({ status }) => status)).toEqual([401, 401, 403, 403, 403, 403, 403, 422]);
      const ofAcme = [
        denied(idOf('sam'), 'listTokens', 'TENANT_NOT_ALLOWED'),
        denied(idOf('vera'), 'castVote', 'ACTING_FOR_ANOTHER'),
        denied(idOf('ada'), 'grantRole', 'GRANT_TO_ONESELF'),
        denied(idOf('sam'), 'listDenials', 'PERMISSION_DENIED'),
        denied(idOf('ada'), 'requireAuthentication', 'STEP_UP_RULE_NOT_MET'),
      ];
      const ofDefault = [
        denied('anonymous', 'listTokens', 'UNAUTHENTICATED'),
        denied(idOf('nick'), 'listTokens', 'TENANT_NOT_ALLOWED'),
      ];
      // They are written from time to time, and these requests may be part of several writes.
      const shown = await shownDenials('acme', ofAcme);
      const names = shown.map(({ principal }) => principal);
      expect(names).not.toContain('anonymous');
      expect(names).not.toContain(idOf('nick'));
      await shownDenials('default', ofDefault);
    });

    it('DESIGN-11 are recorded once each, and a read that is allowed is none', async () => {
      const uma = await as('uma', ['SUBMITTER'], 'other');
      for (let time = 0; time < 3; time += 1) await assent.get('/api/v12/grants', uma);
      expect((await assent.get('/api/v12/tokens', uma)).status).toBe(200);
      const own = async () =>
        ((await denials('other')) as readonly { principal: string; count: number }[])
          .filter(({ principal }) => principal === idOf('uma'))
          .reduce((total, { count }) => total + count, 0);
      expect(await eventually(own, (count) => count >= 3)).toBe(3);
    });
  });

  describe('control actions', () => {
    const listed = async (headers: Headers, query = ''): Promise<readonly Record<string, unknown>[]> =>
      (await assent.get(`/api/v12/control-actions${query}`, headers)).body.items;

    async function deadLetter(): Promise<string> {
      const { rows } = await assent.pool.query<{ id: string }>(
        `insert into messaging.dead_letters
           (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status, attempts)
         values ('acme', 'nobody', gen_random_uuid(), 'TokenFunded', gen_random_uuid(), '1', '{"source": "/assent"}', 'why', 'failed', 1)
         returning id`,
      );
      return rows[0]?.id ?? '';
    }

    it('DESIGN-11 on dead letters and replays record who, how they had signed in, from where and why', async () => {
      const olga = await as('olga', ['OPS']);
      const audrey = await as('audrey', ['AUDITOR']);
      const letter = await deadLetter();
      const scope = { kind: 'permission', permission: 'operations:control' };
      await post('delegations', { to: idOf('otto'), scope, until: inDays(1), reason: 'on leave' }, olga);
      const key = { name: 'robot', roles: ['OPS'], expiresAt: inDays(2), reason: 'nightly' };
      const issued = (await post('api-keys', key, await admin())).body as Record<'key' | 'keyId' | 'principal', string>;

      const retry = `dead-letters/${letter}/retry`;
      expect((await post(retry, {}, olga)).status).toBe(400);
      expect((await post(retry, { reason: 'x', executedBy: idOf('olga') }, await as('eve', ['OPS']))).status).toBe(403);
      expect((await post(retry, { reason: 'x' }, await as('olga', ['OPS'], 'other'))).status).toBe(404);
      expect(await listed(audrey)).toEqual([]);

      const delegated = { executedBy: idOf('olga'), reason: 'the consumer is repaired' };
      expect((await post(retry, delegated, await as('otto', ['OPS']))).status).toBe(202);
      const discard = `dead-letters/${letter}/discard`;
      expect((await post(discard, { reason: 'booked' }, { 'x-api-key': issued.key })).status).toBe(200);
      expect((await post(discard, { reason: 'again' }, olga)).status).toBe(409);
      const started = await post('replays', { group: 'logging', reason: 'restored', eventsPerSecond: 1 }, olga);
      const { replayId } = started.body as { replayId: string };
      const stop = { reason: 'enough' };
      for (const time of [stop, stop]) expect((await post(`replays/${replayId}/stop`, time, olga)).status).toBe(200);

      const person = (name: string) => ({
        ...{ principal: idOf(name), issuer: provider.issuer, method: 'jwt', keyId: expect.any(String) as unknown },
        ...{ keyHolders: [], address: '127.0.0.1', detail: null },
      });
      const robot = {
        ...{ principal: issued.principal, method: 'api-key', keyId: issued.keyId, keyHolders: [idOf('ada')] },
        ...{ executedBy: issued.principal, address: '127.0.0.1' },
      };
      const replay = { ...person('olga'), target: replayId, executedBy: idOf('olga') };
      expect(await listed(audrey)).toMatchObject([
        ...[{ ...replay, operation: 'stopReplay', reason: 'enough' }],
        ...[{ ...replay, operation: 'startReplay', reason: 'restored' }],
        ...[{ ...robot, operation: 'discardDeadLetter', target: letter, reason: 'booked' }],
        ...[{ ...person('otto'), operation: 'retryDeadLetter', target: letter, ...delegated }],
      ]);
      expect(await listed(audrey, `?target=${letter}`)).toHaveLength(2);
      expect(await listed(await as('audrey', ['AUDITOR'], 'other'))).toEqual([]);
      const { rows } = await assent.pool.query<{ behalf: string | null }>(
        `select metadata ->> 'onBehalfOf' as behalf from access.control_actions where operation = 'retryDeadLetter'`,
      );
      expect(rows).toEqual([{ behalf: idOf('olga') }]);
    });

    it('DESIGN-11 on the clock and read models belong to the tenant default, once for a repeated request', async () => {
      const headers = { ...(await admin('default')), 'idempotency-key': 'one-move' };
      const now = clock.now().toISOString();
      const move = { now, reason: 'the end of a window' };
      for (const each of [move, move]) expect((await post('clock', each, headers)).status).toBe(200);
      const check = await post('projections/tokens/check', { reason: 'weekly' }, await as('olga', ['OPS'], 'default'));
      expect(await listed(await admin('default'))).toMatchObject([
        {
          ...{ operation: 'checkProjection', target: 'tokens', detail: check.body.jobId as string, reason: 'weekly' },
          ...{ principal: idOf('olga'), executedBy: idOf('olga'), address: '127.0.0.1' },
        },
        { operation: 'moveClock', target: 'clock', detail: now, reason: move.reason, principal: idOf('ada') },
      ]);
    });
  });

  /** The log of acme, as a history for test/histories. */
  async function writeHistory(file: string): Promise<void> {
    const kept = (await assent.log()).filter(({ stream }) => stream === 'tenants' || tenantOfStream(stream) === 'acme');
    await writeFile(file, kept.map((event) => `${JSON.stringify(event)}\n`).join(''));
  }

  it('DESIGN-11 events say whose key submitted, who voted for whom, and with which signature', async () => {
    const key = { name: 'submitter', roles: ['SUBMITTER'], expiresAt: inDays(2), reason: 'nightly' };
    const issued = (await post('api-keys', key, await admin())).body as Record<'key' | 'principal', string>;
    const robot = { 'x-api-key': issued.key };
    const vera = await as('vera', ['VALIDATOR']);
    const signing = newTestKey();
    await expectStatus(201, post('signing-keys', registrationOf(signing, idOf('vera'), 'acme'), vera));
    await expectStatus(200, post(`signing-keys/${signing.keyId}/confirm`, { reason: 'known' }, await admin()));
    const { tokenId } = (await post('tokens', { ...token, openingBalance: '10.00' }, robot)).body as {
      tokenId: string;
    };
    const version = { content: { title: 'A version' }, amount: '1.00', recipient: 'rita' };
    const { versionId } = (await post(`tokens/${tokenId}/versions`, version, robot)).body as { versionId: string };
    const board = { tier: 'ELEVATED', validators: [idOf('vera'), idOf('zoe'), idOf('xena')] };
    const { approvalRequestId } = (await post(`versions/${versionId}/submit`, board, robot)).body as {
      approvalRequestId: string;
    };
    const scope = { kind: 'approval-request', approvalRequestId };
    await expectStatus(
      201,
      post(
        'delegations',
        { to: idOf('dan'), scope, until: inDays(1), reason: 'on leave' },
        await as('zoe', ['VALIDATOR']),
      ),
    );
    for (const choice of ['REJECT', 'APPROVE'] as const) {
      const signed = await signedBallot(assent, approvalRequestId, { choice, reason: 'read it' }, signing, vera);
      await expectStatus(201, post(`approvals/${approvalRequestId}/votes`, signed, vera));
    }
    const forZoe = { choice: 'APPROVE', validatorId: idOf('zoe') };
    await expectStatus(201, post(`approvals/${approvalRequestId}/votes`, forZoe, await as('dan', ['VALIDATOR'])));
    await eventually(
      () => assent.log(),
      (events) =>
        events.some(({ type, stream }) => type === 'RevenueStreamSettled' && tenantOfStream(stream) === 'acme'),
    );
    const ofRequest = (await assent.log()).filter(({ stream }) => stream === `acme.approval-${approvalRequestId}`);
    expect(ofRequest).toMatchObject([
      { type: 'ApprovalRequested', data: { requestedBy: issued.principal, keyHolders: [idOf('ada')] } },
      { type: 'VoteCast', data: { validatorId: idOf('vera'), choice: 'REJECT', signature: { keyId: signing.keyId } } },
      { type: 'VoteCast', data: { previousChoice: 'REJECT', choice: 'APPROVE', signature: { keyId: signing.keyId } } },
      {
        type: 'VoteCast',
        data: { validatorId: idOf('zoe'), castBy: idOf('dan') },
        metadata: { tenantId: 'acme', actor: { id: idOf('dan'), method: 'jwt' }, onBehalfOf: idOf('zoe') },
      },
      { type: 'ApprovalGranted' },
    ]);
  });

  it('S7-23 a validator who loses the granted role loses the seat and the vote on an open request', async () => {
    const sam = await as('sam', ['SUBMITTER']);
    await grant(idOf('wim'), 'VALIDATOR');
    const { tokenId } = (await post('tokens', token, sam)).body as { tokenId: string };
    const version = { content: { title: 'A version' }, amount: '1.00', recipient: 'rita' };
    const { versionId } = (await post(`tokens/${tokenId}/versions`, version, sam)).body as { versionId: string };
    const board = { tier: 'ELEVATED', validators: [idOf('wim'), idOf('xena')], backupValidators: [idOf('yuri')] };
    const submitted = await post(`versions/${versionId}/submit`, board, sam);
    const { approvalRequestId } = submitted.body as { approvalRequestId: string };
    const wim = await as('wim', []);
    const path = `approvals/${approvalRequestId}/votes`;
    expect((await post(path, { choice: 'APPROVE' }, wim)).status).toBe(201);
    const revocation = { principal: idOf('wim'), role: 'VALIDATOR', reason: 'left the board' };
    expect((await post('grants/revoke', revocation, await admin())).status).toBe(200);
    expect((await post(path, { choice: 'REJECT' }, wim)).status).toBe(403);

    const audrey = await as('audrey', ['AUDITOR']);
    const event = await eventually(
      async () => (await assent.log()).findLast(({ type }) => type === 'ValidatorRevoked'),
      (found) => found !== undefined,
    );
    expect(event).toMatchObject({
      stream: `acme.approval-${approvalRequestId}`,
      data: { validatorId: idOf('wim'), previousChoice: 'APPROVE', replacementId: idOf('yuri') },
      metadata: { tenantId: 'acme', actor: { type: 'system', id: 'revoke-validators' } },
    });
    const headers = { ...audrey, 'x-min-position': await assent.head() };
    const shown = await assent.get(`/api/v12/approvals/${approvalRequestId}`, headers);
    expect(shown.body).toMatchObject({
      status: 'OPEN',
      votes: [{ counted: false }],
      tally: { approve: 0, validators: 2 },
    });
    expect((await post(path, { choice: 'APPROVE' }, await as('yuri', ['VALIDATOR']))).status).toBe(201);
  });

  it('S7-23 a revocation holds in another process', async () => {
    await grant(idOf('olga'), 'OPS');
    const olga = await as('olga', []);
    expect((await assent.get('/api/v12/dead-letters', olga)).status).toBe(200);
    // Another process records it: this one is not told.
    const other = await startOther();
    try {
      const revocation = { principal: idOf('olga'), role: 'OPS', reason: 'left' };
      const response = await fetch(`${other.url}/api/v12/grants/revoke`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await admin()) },
        body: JSON.stringify(revocation),
      });
      expect(response.status).toBe(200);
      await eventually(
        () => assent.get('/api/v12/dead-letters', olga),
        ({ status }) => status === 403,
      );
    } finally {
      await other.stop();
    }
  });

  async function startOther(): Promise<{ url: string; stop(): Promise<void> }> {
    const { startAssent } = await import('#apps/standalone/start-assent');
    return startAssent({ ...assent.config, port: 0 }, clock);
  }
});
