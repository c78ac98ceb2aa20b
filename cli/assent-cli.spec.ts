import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runCli } from './assent-cli.ts';

describe('the command line', () => {
  let server: Server;
  let url: string;
  /** The answers of the server by path, with the status 200 unless they have another. */
  let answers: Readonly<Record<string, unknown>>;

  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = answers[new URL(request.url ?? '', url).pathname] as { readonly status?: unknown } | undefined;
      const status = typeof body?.status === 'number' ? body.status : 200;
      response.writeHead(body === undefined ? 404 : status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  beforeEach(() => {
    answers = {};
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  async function cli(...args: string[]) {
    let [out, err] = ['', ''];
    const code = await runCli(args, {
      env: { ASSENT_URL: url, ASSENT_TOKEN: 'unused', HOME: '/nonexistent' },
      out: (text) => (out += text),
      err: (text) => (err += text),
    });
    return { code, out, err };
  }

  it.each([
    [['grants', 'add', 'vera', 'OPS'], 'grants add'],
    [['api-keys', 'issue', 'list'], 'api-keys issue'],
    [['delegations', 'add', 'vera', '--until', '2099-01-01T00:00:00Z'], 'delegations add'],
    [['tenants', 'rename'], 'tenants'],
    [['retry', 'x'], 'retry'],
  ])('N13 refers to the help of the command that was typed: %s', async (args, named) => {
    const { code, err } = await cli(...args);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`\n→ npx assent ${named} --help shows the usage.\n$`));
  });

  it('N13 marks the options that a command does not work without', async () => {
    const { out } = await cli('delegations', 'add', '--help');
    expect(out).toMatch(/--until .*\(required\)\n/);
    expect(out).toMatch(/--reason .*\(required\)\n/);
    expect(out).not.toMatch(/--permission .*\(required\)/);
  });

  it('DESIGN-11 tells who is signed out how to sign in', async () => {
    const detail = 'The request has no credentials.';
    const recommendedActions = ['Send the header Authorization as "Bearer <token>".'];
    answers = {
      '/api/v12/principal': { type: 'x', title: 'x', status: 401, code: 'UNAUTHENTICATED', detail, recommendedActions },
    };
    const { code, err } = await cli('whoami');
    expect(code).toBe(1);
    expect(err).toBe(
      `UNAUTHENTICATED: ${detail}\n` +
        '→ Sign in with npx assent login, or pass an access token or an API key with --token or ASSENT_TOKEN.\n',
    );
  });

  /** The answers of an Assent whose identity provider is the same server. */
  const withProvider = (issuer: string, device: object): Readonly<Record<string, unknown>> => ({
    '/.well-known/oauth-protected-resource': { resource: 'https://assent', authorization_servers: [issuer] },
    '/.well-known/openid-configuration': { issuer, token_endpoint: `${issuer}/token`, ...device },
  });

  it.each([
    [
      'an unknown client',
      { status: 401, error: 'invalid_client', error_description: 'client is\ninvalid.' },
      'refused the sign-in: client is invalid (invalid_client).',
      'Register the client nope with the provider, or name another client with --client-id.',
    ],
    [
      'any other refusal',
      { status: 400, error: 'invalid_scope' },
      'refused the sign-in: invalid_scope.',
      'docs/identity.md says what the provider must allow. Then run npx assent login again.',
    ],
  ])('DESIGN-11 tells why the identity provider refused the sign-in: %s', async (_, refusal, says, action) => {
    answers = { ...withProvider(url, { device_authorization_endpoint: `${url}/device` }), '/device': refusal };
    expect(await cli('login', '--device', '--client-id', 'nope')).toEqual({
      code: 1,
      out: '',
      err: `The identity provider ${url} ${says}\n→ ${action}\n`,
    });
    const { code, out } = await cli('login', '--device', '--client-id', 'nope', '--json');
    expect([code, JSON.parse(out)]).toMatchObject([1, { code: 'SIGN_IN_REFUSED', recommendedActions: [action] }]);
  });

  it('RFC 8628 says that the identity provider has no sign-in with a code', async () => {
    answers = withProvider(url, {});
    expect(await cli('login', '--device')).toEqual({
      code: 1,
      out: '',
      err: `The identity provider ${url} signs nobody in with a code.\n→ Run npx assent login without --device.\n`,
    });
  });

  it.each([[['login']], [['login', '--device']]])(
    'DESIGN-11 names the identity provider that is down: %s',
    async (args) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const issuer = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
      other.close();
      await once(other, 'close');
      answers = withProvider(issuer, {});
      const { code, err } = await cli(...args);
      expect([code, err]).toEqual([
        3,
        `The identity provider ${issuer} does not answer: connection refused.\n` +
          '→ Check the provider and AUTH_ISSUER as docs/runbooks/identity-provider.md says, then sign in again.\n',
      ]);
    },
  );

  it('DESIGN-11 names the identity provider that gives no discovery document', async () => {
    const { '/.well-known/oauth-protected-resource': resource } = withProvider(url, {});
    answers = { '/.well-known/oauth-protected-resource': resource };
    const { code, err } = await cli('login');
    expect(code).toBe(3);
    expect(err).toMatch(
      `The identity provider ${url} did not answer as expected: unexpected HTTP response status code.\n`,
    );
  });

  it('DESIGN-11 says that no operator has acted, on anything or on the target', async () => {
    answers = { '/api/v12/control-actions': { items: [], nextCursor: null } };
    expect(await cli('control-actions')).toMatchObject({ code: 0, out: 'No operator has acted yet.\n' });
    expect(await cli('control-actions', 'clock')).toMatchObject({ code: 0, out: 'No operator has acted on it.\n' });
  });
});
