import { createHmac } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import type { TestProvider } from './test-provider.ts';

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Invalid tokens, named by their fault. */
export async function forgedTokens(provider: TestProvider): Promise<Readonly<Record<string, string>>> {
  const { issuer, config } = provider;
  const now = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer, aud: config.audience[0] ?? '', sub: 'mallory', exp: now + 300, roles: ['ADMIN'] };
  const mallory = await generateKeyPair('ES256', { extractable: true });
  const rsa = await generateKeyPair('RS512');
  const publicJwk = await exportJWK(mallory.publicKey);
  const published = (await (await fetch(config.jwksUrl ?? '')).json()) as { keys: unknown[] };
  const valid = await provider.token(claims);
  const [header = '', payload = '', signature = ''] = valid.split('.');
  const hmac = (secret: string): string => {
    const signed = `${base64url({ alg: 'HS256', typ: 'at+jwt', kid: provider.kid })}.${base64url(claims)}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };
  const malloryKey = { key: mallory.privateKey };
  return {
    'no algorithm': `${base64url({ alg: 'none', typ: 'at+jwt' })}.${base64url(claims)}.`,
    'no algorithm, with a signature': `${base64url({ alg: 'none', typ: 'at+jwt', kid: provider.kid })}.${payload}.${signature}`,
    'HS256 with the public key': hmac(JSON.stringify(published.keys[0])),
    'HS256 with an empty secret': hmac(''),
    'an algorithm that is not allowed': await provider.token(claims, { alg: 'RS512', key: rsa.privateKey }),
    'another issuer': await provider.token({ ...claims, iss: 'https://other.example.com' }),
    'no issuer': await provider.token({ ...claims, iss: undefined }),
    'another audience': await provider.token({ ...claims, aud: 'https://other.example.com' }),
    'no audience': await provider.token({ ...claims, aud: undefined }),
    expired: await provider.token({ ...claims, exp: now - 61 }),
    'no expiry': await provider.token({ ...claims, exp: undefined }),
    'not yet valid': await provider.token({ ...claims, nbf: now + 120 }),
    'no subject': await provider.token({ ...claims, sub: undefined }),
    'an empty subject': await provider.token({ ...claims, sub: '' }),
    'an unknown key': await provider.token(claims, { ...malloryKey, header: { kid: 'unknown' } }),
    'the key id of the provider, and another key': await provider.token(claims, malloryKey),
    'an embedded jwk': await provider.token(claims, { ...malloryKey, header: { jwk: publicJwk } }),
    'a jku': await provider.token(claims, { ...malloryKey, header: { jku: `${issuer}/mallory` } }),
    'an x5u': await provider.token(claims, { ...malloryKey, header: { x5u: `${issuer}/mallory` } }),
    'the type JWT, which is not accepted': await provider.token(claims, { header: { typ: 'JWT' } }),
    'no type': await provider.token(claims, { header: { typ: undefined } }),
    'an ID token': await provider.token({ ...claims, nonce: 'n', at_hash: 'h' }),
    'a changed claim': `${header}.${base64url({ ...claims, sub: 'ann' })}.${signature}`,
    'a changed signature': `${header}.${payload}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`,
    'no signature': `${header}.${payload}.`,
    'a huge token': await provider.token({ ...claims, padding: 'x'.repeat(9_000) }),
    'a token that fills the headers': await provider.token({ ...claims, padding: 'x'.repeat(48_000) }),
    'a nested token': `${base64url({ alg: 'ES256', typ: 'at+jwt', cty: 'JWT', kid: provider.kid })}.${base64url(valid)}.${signature}`,
    'a deeply nested claim': `${header}.${Buffer.from('{"a":'.repeat(900) + '1' + '}'.repeat(900)).toString('base64url')}.${signature}`,
    'an encrypted token': 'a.b.c.d.e',
    'no JWT': 'secret',
  };
}
