import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { rememberSecret } from './known-secrets.ts';
import { maskLine, maskText, redacted } from './mask-secrets.ts';

/** What no shape gives away: only its name, or where it stands, says that it is a secret. */
const plain = fc
  .array(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'.split(/(?:)/)), {
    minLength: 12,
    maxLength: 40,
  })
  .map((letters) => `S${letters.join('')}7`);

const names = [
  ...['password', 'PASSWORD', 'dbPassword', 'db_passwd', 'user-pwd', 'passphrase', 'secret', 'clientSecret'],
  ...['client_secret', 'apiKey', 'API_KEY', 'x-api-key', 'privateKey', 'accessToken', 'refresh_token', 'id_token'],
  ...['Authorization', 'proxy-authorization', 'Cookie', 'set-cookie', 'credentials', 'sessionId', 'awsSecretAccessKey'],
  ...['encryption_key', 'INTERNAL_SECRET', 'token', 'jwt', 'otp', 'connectionString'],
];
const name = fc.constantFrom(...names);

/** The ways in which a value stands under a name. */
const structures: readonly ((name: string, secret: string) => unknown)[] = [
  (name, secret) => ({ [name]: secret }),
  (name, secret) => ({ a: { b: [{ c: { [name]: secret } }] } }),
  (name, secret) => ({ list: [1, [{ [name]: secret }]] }),
  (name, secret) => ({ headers: [{ name, value: secret }] }),
  (name, secret) => ({ body: JSON.stringify({ [name]: secret }) }),
  (name, secret) => ({ body: JSON.stringify({ deep: JSON.stringify({ [name]: secret }) }) }),
  (name, secret) => ({ msg: `the body was ${JSON.stringify({ [name]: secret, more: 1 })}` }),
  (name, secret) => ({ msg: `the body was ${JSON.stringify(JSON.stringify({ [name]: secret }))}` }),
  (name, secret) => ({ err: { message: `${name}=${secret} was refused`, stack: `Error: ${name}: ${secret}\n at x` } }),
  (name, secret) => ({ msg: `${name}: '${secret}'` }),
  (name, secret) => ({ msg: `started with --${name.toLowerCase()} ${secret} --more` }),
  (name, secret) => ({ form: `a=1&${name}=${secret}&b=2` }),
  (name, secret) => ({ url: `/docs?x=1&${name}=${secret}` }),
];

/** What is a secret wherever it stands. */
const shaped: readonly (readonly [string, (secret: string) => string])[] = [
  ['a URL with a password', (secret) => `postgres://user:${secret}@db.example:5432/assent`],
  ['a URL with a password and no user', (secret) => `redis://:${secret}@cache:6379`],
  ['a list of hosts with a password', (secret) => `esdb://admin:${secret}@a:2113,b:2113?tls=true`],
  ['a password with an @', (secret) => `amqp://user:p@${secret}@host`],
  ['a bearer token', (secret) => `Bearer ${secret}`],
  ['a bearer token in lower case', (secret) => `bearer  ${secret}`],
  ['basic credentials', (secret) => `Basic ${Buffer.from(`user:${secret}`).toString('base64')}`],
  ['a JSON Web Token', (secret) => `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(secret).toString('base64url')}.${secret}`],
  ['an unsigned JSON Web Token', (secret) => `eyJhbGciOiJub25lIn0.${secret}.`],
  ['an API key', (secret) => `assent_sa_8Xk2Lq_${secret}${secret}`],
  ['a header', (secret) => `Authorization: Bearer ${secret}`],
  ['a header of cookies', (secret) => `Cookie: theme=dark; sid=${secret}; other=${secret}`],
  ['a private key', (secret) => `-----BEGIN EC PRIVATE KEY-----\n${secret}\n-----END EC PRIVATE KEY-----`],
  ['half of a private key', (secret) => `-----BEGIN PRIVATE KEY-----\n${secret}`],
  ['a webhook secret', (secret) => `whsec_${secret}`],
  ['a signed link', (secret) => `https://files.example/a?X-Amz-Signature=${secret}`],
  ['a JSON Web Key', (secret) => JSON.stringify({ kty: 'EC', crv: 'P-256', x: 'public', d: secret })],
];

/** The ways in which a text stands in a line. */
const places: readonly ((text: string) => unknown)[] = [
  (text) => ({ msg: text }),
  (text) => ({ msg: `it met ${text}` }),
  (text) => ({
    err: { type: 'Error', message: text, stack: `Error: ${text}\n    at x.ts:1`, cause: { detail: [text] } },
  }),
  (text) => ({ req: { headers: { 'x-forwarded': text }, raw: ['a', text] } }),
  (text) => ({ reason: text }),
  (text) => ({ body: JSON.stringify({ reason: [text] }) }),
  (text) => ({ [text]: 1 }),
];

const encodings = (secret: string): readonly string[] => [secret, Buffer.from(`user:${secret}`).toString('base64')];

describe('P7-9 masking', () => {
  it('masks what is called a secret, however deep and in whatever it is packed', () => {
    fc.assert(
      fc.property(plain, name, fc.constantFrom(...structures), (secret, name, structure) => {
        const line = `${JSON.stringify({ level: 30, ...(structure(name, secret) as object) })}\n`;
        const masked = maskLine(line);
        expect([name, masked.includes(secret), masked]).toEqual([name, false, masked]);
        expect(masked).toContain(redacted);
        expect(JSON.parse(masked)).toMatchObject({ level: 30 });
        expect(masked.endsWith('\n')).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(shaped)('masks %s wherever it stands', (_, shape) => {
    fc.assert(
      fc.property(plain, fc.constantFrom(...places), (secret, place) => {
        const masked = maskLine(JSON.stringify(place(shape(secret))));
        for (const encoded of encodings(secret)) expect(masked).not.toContain(encoded);
        expect(masked).toContain(redacted);
        expect(() => JSON.parse(masked)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it.each(shaped)('masks %s in a text that is no JSON', (_, shape) => {
    const secret = 'Sabcdefghijkl7';
    for (const text of [shape(secret), `before ${shape(secret)} after`, `{"cut": "${shape(secret)}`]) {
      for (const encoded of encodings(secret)) expect(maskText(text)).not.toContain(encoded);
    }
  });

  it.each([
    ['a list under a secret name', { passwords: ['Sone1', 'Stwo2'] }],
    ['an object under a secret name', { credentials: { user: 'x', value: 'Sone1' } }],
    ['a number', { password: 5_550_001 }],
    ['headers as Node lists them', { rawHeaders: ['Host', 'x', 'Authorization', 'Sone1', 'Cookie', 'Stwo2'] }],
    ['a list in a text', { msg: 'passwords: ["Sone1", "Stwo2"]' }],
    ['a name that is spelled with escapes', { body: String.raw`{"\u0070assword":"Sone1"}` }],
    [
      'a URL that is percent-encoded',
      { url: `/docs?x=${encodeURIComponent('password=Sone1 postgres://a:Stwo2@b/c')}` },
    ],
    ['a text without its end', { body: '{"password": "Sone1 Stwo2' }],
    ['a quote within', { body: JSON.stringify({ password: 'a"Sone1' }) }],
    ['SQL', { query: "alter role x password 'Sone1'" }],
  ])('masks %s', (_, fields) => {
    expect(maskLine(JSON.stringify(fields))).not.toMatch(/Sone1|Stwo2|5550001/);
  });

  it('keeps what helps and is no secret', () => {
    expect(maskText('postgres://ann:hunter2hunter2@db:5432/assent is away')).toBe(
      `postgres://ann:${redacted}@db:5432/assent is away`,
    );
    expect(maskText(`assent_sa_8Xk2Lq_${'a1B2'.repeat(10)} was revoked`)).toBe(
      `assent_sa_8Xk2Lq_${redacted} was revoked`,
    );
    expect(JSON.parse(maskLine('{"level":50,"password":"x","stream":"token-1","n":1.5}'))).toEqual({
      ...{ level: 50, password: redacted, stream: 'token-1', n: 1.5 },
    });
  });

  it.each([
    '{"level":30,"msg":"0 passed, 3 failed","stream":"token-8","tokenId":"a1"}\n',
    '{"msg":"password authentication failed for user \\"ann\\""}',
    '{"msg":"tokens: 3 registered; http://127.0.0.1:9003/docs?x=1","hasPassword":true,"password":null}',
    '{"metric":"assent_http_request_duration_seconds_bucket","route":"/api/v12/tokens/{tokenId}"}',
    '{"token":{"tokenId":"a1","locked":false}}',
    '{"credentialId":"AQID","msg":"a basic rule: bearers vote"}',
    'no JSON at all',
    '',
  ])('leaves a line alone that has no secret: %s', (line) => {
    expect(maskLine(line)).toBe(line);
  });

  it('changes nothing when it masks again', () => {
    fc.assert(
      fc.property(plain, fc.constantFrom(...shaped), ([...letters], [, shape]) => {
        const once = maskText(`${shape(letters.join(''))} password=x`);
        expect(maskText(once)).toBe(once);
      }),
    );
  });

  it('masks the secrets of this installation wherever they stand, also percent-encoded', () => {
    const password = `${randomBytes(12).toString('hex')}/"é`;
    rememberSecret(`postgres://ann:${encodeURIComponent(password)}@db/assent`);
    rememberSecret('short');
    for (const text of [password, encodeURIComponent(password), JSON.stringify({ where: password })]) {
      expect(maskText(`found ${text} here, in short`)).toContain(redacted);
      expect(maskText(`found ${text} here, in short`)).not.toContain(password.slice(0, 24));
    }
    expect(maskText('in short')).toBe('in short');
  });

  it('takes time in proportion to the text, whatever the text', () => {
    const long = 100_000;
    const hostile = [
      ...['password', 'a', '"', '\\', '[', '{"', 'password"', 'eyJ', '://', '://a:', 'bearer ', '-----BEGIN '],
      ...['secret = ', "password '", 'cookie: ', 'assent_a_', '--token ', '&x-', 'api-key-'],
    ];
    const began = performance.now();
    for (const part of hostile) maskLine(JSON.stringify({ msg: part.repeat(long / part.length) }));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
