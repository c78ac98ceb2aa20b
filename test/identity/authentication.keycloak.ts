import { roles } from '#libs/contracts';
import { readConfig } from '#libs/process';
import type { LocalKeycloak } from '../../tools/keycloak/local-keycloak.ts';
import { people } from '../../tools/identity-provider/people.ts';
import { startTestAssent, type TestAssent } from '../e2e/running-assent.ts';
import { eventually } from '../eventually.ts';

const audience = 'https://assent.localhost';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const aToken = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };

/** `npm run test:keycloak` starts the Keycloak. */
describe('an Assent whose people sign in with Keycloak', () => {
  const { url, issuer, administrator } = JSON.parse(process.env['TEST_KEYCLOAK'] ?? '{}') as LocalKeycloak;
  let assent: TestAssent;

  beforeAll(async () => {
    const { identity } = readConfig({
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_TOKEN_TYPES: 'at+jwt,JWT',
      AUTH_ROLES_CLAIM: 'realm_access.roles',
    });
    assent = await startTestAssent({ identity });
  });

  afterAll(() => assent.close());

  const request = async (realm: string, form: Readonly<Record<string, string>>) => {
    const answer = await fetch(`${url}/realms/${realm}/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
    });
    return (await answer.json()) as { access_token: string; id_token: string; refresh_token: string };
  };
  const signIn = (person: string, client_id = 'assent-tests') =>
    request('assent', {
      grant_type: 'password',
      client_id,
      username: person,
      password: `${person}-password`,
      scope: 'openid',
    });
  const register = (token: string) => assent.post('/api/v12/tokens', aToken, bearer(token));

  it.each(Object.entries(people))('S7-6 knows %s and her roles (%s)', async (person, held) => {
    const { access_token } = await signIn(person);
    const { status, body } = await assent.get('/api/v12/principal', bearer(access_token));
    expect(status).toBe(200);
    expect(body).toMatchObject({ issuer, roles: held, tenantId: 'default' });
    expect(body.id).toMatch(/#[\da-f]{8}-/);
    const mayRegister = held.some((role) => ['ADMIN', 'SUBMITTER', 'SERVICE'].includes(role));
    expect((await register(access_token)).status).toBe(mayRegister ? 201 : 403);
  });

  it('S7-6 knows a service account, and records it', async () => {
    const { access_token } = await request('assent', {
      grant_type: 'client_credentials',
      client_id: 'assent-service',
      client_secret: 'for-development-only',
    });
    expect((await register(access_token)).status).toBe(201);
    const principal = await assent.get('/api/v12/principal', bearer(access_token));
    const { metadata } = (await assent.log()).at(-1) ?? {};
    expect(metadata?.actor).toMatchObject({ id: principal.body.id, issuer, method: 'jwt', keyId: expect.any(String) });
  });

  it.each([
    ['without-mappers', 'aud'],
    ['without-subject', 'sub'],
  ])('S7-6 refuses a token of the client %s, which lacks %s, and says so', async (client, claim) => {
    const { access_token } = await signIn('ada', client);
    const answer = await register(access_token);
    expect(answer).toMatchObject({ status: 401, body: { detail: `The token lacks the claim ${claim}.` } });
  });

  it('S7-6 refuses an ID token, a refresh token and a changed token', async () => {
    const { access_token, id_token, refresh_token } = await signIn('ada');
    const [header = '', claims = '', signature = ''] = access_token.split('.');
    const changed = JSON.parse(Buffer.from(claims, 'base64url').toString()) as Record<string, unknown>;
    changed['realm_access'] = { roles };
    const forged = `${header}.${Buffer.from(JSON.stringify(changed)).toString('base64url')}.${signature}`;
    for (const token of [id_token, refresh_token, forged]) expect((await register(token)).status).toBe(401);
  });

  it('S7-6 accepts a new key of Keycloak without a restart, and the old one while it is published', async () => {
    const { access_token: before } = await signIn('ada');
    const admin = await request('master', {
      grant_type: 'password',
      client_id: 'admin-cli',
      username: administrator.name,
      password: administrator.password,
    });
    const added = await fetch(`${url}/admin/realms/assent/components`, {
      method: 'POST',
      headers: { ...bearer(admin.access_token), 'content-type': 'application/json' },
      body: JSON.stringify({
        name: 'a new key',
        providerId: 'rsa-generated',
        providerType: 'org.keycloak.keys.KeyProvider',
        config: { priority: ['1000'], enabled: ['true'], active: ['true'] },
      }),
    });
    expect(added.status).toBe(201);
    const { access_token: after } = await signIn('ada');
    expect(headerOf(after)['kid']).not.toBe(headerOf(before)['kid']);
    // Keys are fetched again at most every 30 seconds.
    await eventually(
      () => register(after),
      ({ status }) => status === 201,
      40_000,
    );
    expect((await register(before)).status).toBe(201);
  });
});

function headerOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;
}
