import { generateKeyPairSync } from 'node:crypto';
import { importPKCS8, SignJWT } from 'jose';
import { forgedTokens } from '../../test/identity/forged-tokens.ts';
import { startTestProvider, type TestProvider } from '../../test/identity/test-provider.ts';
import { AccessTokens } from './access-tokens.ts';
import { InvalidToken } from './errors.ts';
import { PublishedKeys } from './published-keys.ts';
import { fixedKey, type SigningKeys } from './signing-keys.ts';

describe('access tokens of a provider', () => {
  let provider: TestProvider;
  let keys: SigningKeys;
  let tokens: AccessTokens;
  const withSettings = (settings: Partial<TestProvider['config']>) =>
    new AccessTokens({ ...provider.config, ...settings }, keys);

  beforeAll(async () => {
    provider = await startTestProvider();
    keys = new PublishedKeys(provider.config, () => undefined);
    tokens = new AccessTokens(provider.config, keys);
  });

  afterAll(async () => {
    await keys.close();
    await provider.stop();
  });

  it('DESIGN-11 the principal is made of issuer and subject, with roles and tenant from the claims', async () => {
    const token = await provider.token({ sub: 'ann', roles: ['OPS', 'CEO', 'ADMIN'], auth_time: 17, acr: 'gold' });
    expect(await tokens.verify(token)).toEqual({
      id: `${provider.issuer}#ann`,
      issuer: provider.issuer,
      subject: 'ann',
      tenantId: 'default',
      roles: ['ADMIN', 'OPS'],
      method: 'jwt',
      keyId: provider.kid,
      authenticatedAt: 17,
      assurance: 'gold',
    });
  });

  it('S7-6 each forged token is refused with a reason that has no part of it', async () => {
    const accepted: string[] = [];
    const forged = Object.entries(await forgedTokens(provider));
    for (const [fault, token] of forged) {
      const error: unknown = await Promise.resolve()
        .then(() => tokens.verify(token))
        .then(
          () => 'accepted',
          (reason: unknown) => reason,
        );
      if (!(error instanceof InvalidToken)) accepted.push(`${fault}: ${String(error)}`);
      else expect(error.message).not.toContain('mallory');
    }
    expect(accepted).toEqual([]);
    expect(forged.length).toBeGreaterThanOrEqual(20);
  });

  it('clocks may differ by a minute', async () => {
    const now = Math.floor(Date.now() / 1_000);
    const late = await provider.token({ exp: now - 50, nbf: now + 50 });
    expect(await tokens.verify(late)).toMatchObject({ subject: 'ann' });
  });

  it('a token that was verified before is known at once, and no longer than it lives', async () => {
    let nowMs = Date.now();
    const own = new AccessTokens(provider.config, keys, () => nowMs);
    const token = await provider.token({ exp: Math.floor(nowMs / 1_000) + 10 });
    const first = await own.verify(token);
    expect(own.verify(token)).toBe(first);
    nowMs += 71_000;
    await expect(own.verify(token)).rejects.toThrow('The token has expired.');
  });

  it('plain JWTs are accepted by configuration, and ID tokens never', async () => {
    const own = withSettings({ tokenTypes: ['at+jwt', 'JWT'] });
    const plain = { header: { typ: 'JWT' } };
    expect(await own.verify(await provider.token({ typ: 'Bearer' }, plain))).toMatchObject({ subject: 'ann' });
    expect(await own.verify(await provider.token({}, plain))).toMatchObject({ subject: 'ann' });
    for (const claims of [{ typ: 'ID' }, { typ: 'Logout' }, { nonce: 'n' }, { at_hash: 'h' }, { events: {} }]) {
      await expect(own.verify(await provider.token(claims, plain))).rejects.toThrow('not an access token');
    }
    expect(await own.verify(await provider.token({}, { header: { typ: 'application/at+jwt' } }))).toBeDefined();
  });

  it('roles come from a path, a claim with dots in its name, or a list in one text, and through a mapping', async () => {
    const rolesOf = async (claims: object, settings: Partial<TestProvider['config']>) =>
      (await withSettings(settings).verify(await provider.token({ ...claims }))).roles;
    const path = { realm_access: { roles: ['OPS'] } };
    expect(await rolesOf(path, { rolesClaim: 'realm_access.roles' })).toEqual(['OPS']);
    const url = 'https://id.example.com/roles';
    expect(await rolesOf({ [url]: ['AUDITOR'] }, { rolesClaim: url })).toEqual(['AUDITOR']);
    expect(await rolesOf({ scope: 'openid VALIDATOR' }, { rolesClaim: 'scope' })).toEqual(['VALIDATOR']);
    const mapped = { rolesOf: new Map([['board', ['VALIDATOR', 'AUDITOR'] as const]]) };
    expect(await rolesOf({ roles: ['board', 'ADMIN'] }, mapped)).toEqual(['VALIDATOR', 'AUDITOR']);
    for (const roles of [undefined, null, 7, { ADMIN: true }, [['ADMIN']], 'admin']) {
      expect(await rolesOf({ roles }, {})).toEqual([]);
    }
  });

  it('C-30 the tenant comes from its claim, which must be there', async () => {
    const own = withSettings({ tenantClaim: 'org.id' });
    expect(await own.verify(await provider.token({ org: { id: 'acme-1' } }))).toMatchObject({ tenantId: 'acme-1' });
    for (const org of [undefined, { id: 'ACME' }, { id: '' }, { id: 7 }, { id: 'x'.repeat(41) }]) {
      await expect(own.verify(await provider.token({ org }))).rejects.toThrow('no valid tenant');
    }
  });

  it('S7-6 one subject of two issuers is two principals, and an id has no other reading', async () => {
    const other = await startTestProvider();
    const otherKeys = new PublishedKeys(other.config, () => undefined);
    try {
      const one = await tokens.verify(await provider.token({ sub: 'ann' }));
      const two = await new AccessTokens(other.config, otherKeys).verify(await other.token({ sub: 'ann' }));
      expect(two.id).not.toBe(one.id);
      expect(await tokens.verify(await provider.token({ sub: 'a#b' }))).toMatchObject({ id: `${provider.issuer}#a#b` });
      for (const sub of ['a b', 'a\u200bb', 'x'.repeat(200)]) {
        await expect(tokens.verify(await provider.token({ sub }))).rejects.toThrow('visible characters');
      }
    } finally {
      await otherKeys.close();
      await other.stop();
    }
  });
});

it.each([
  ['RS256', () => generateKeyPairSync('rsa', { modulusLength: 2_048 })],
  ['PS256', () => generateKeyPairSync('rsa', { modulusLength: 2_048 })],
  ['ES256', () => generateKeyPairSync('ec', { namedCurve: 'P-256' })],
  ['EdDSA', () => generateKeyPairSync('ed25519')],
])('DESIGN-11 %s tokens are verified with a public key of the configuration', async (alg, pair) => {
  const { publicKey, privateKey } = pair();
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const keys = fixedKey(pem);
  const issuer = 'https://id.example.com';
  const settings = { issuer, audience: ['a'], jwksUrl: undefined, publicKey: pem, tokenTypes: ['at+jwt'] as const };
  const tokens = new AccessTokens(
    { ...settings, rolesClaim: 'roles', rolesOf: undefined, tenantClaim: undefined, signClientId: 'assent-sign' },
    keys,
  );
  const signed = (key: Parameters<SignJWT['sign']>[0], by = alg) =>
    new SignJWT({ iss: issuer, aud: 'a', sub: 's', exp: Math.floor(Date.now() / 1_000) + 60 })
      .setProtectedHeader({ alg: by, typ: 'at+jwt', kid: 'any' })
      .sign(key);
  const key = await importPKCS8(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), alg);
  expect(await tokens.verify(await signed(key))).toMatchObject({ subject: 's', keyId: 'any' });
  await expect(tokens.verify(await signed(new TextEncoder().encode(pem), 'HS256'))).rejects.toThrow(InvalidToken);
});
