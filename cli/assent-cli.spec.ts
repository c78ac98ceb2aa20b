import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Argument, Option } from 'commander';
import { UnsecuredJWT } from 'jose';
import { streamKinds } from '#libs/contracts';
import { runCli } from './assent-cli.ts';
import { commands } from './commands/index.ts';
import { CredentialsFile, type Credentials } from './identity/credentials.ts';

describe('the command line', () => {
  let server: Server;
  let url: string;
  /** The answers of the server by path, with the status 200 unless they have another. A text is a web page. */
  let answers: Readonly<Record<string, unknown>>;
  /** The access token that Assent refuses, or `every`. */
  let refusedToken: string | undefined;
  /** The answers of the identity provider to a refresh token, in place of that of `/token`. */
  let renewal: ((refreshToken: string | null) => unknown) | undefined;
  /** What another server answers on every path. */
  let otherAnswer: { readonly status: number; readonly type: string; readonly body: string } | undefined;

  const invalidToken = 'Bearer realm="assent", error="invalid_token", error_description="It is refused."';

  beforeAll(async () => {
    server = createServer((request, response) => {
      void answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

    async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
      if (otherAnswer !== undefined) {
        response.writeHead(otherAnswer.status, { 'content-type': otherAnswer.type }).end(otherAnswer.body);
        return;
      }
      const { pathname } = new URL(request.url ?? '', url);
      if (
        refusedToken === 'every'
          ? pathname.startsWith('/api/')
          : request.headers.authorization === `Bearer ${refusedToken ?? ''}`
      ) {
        const refusal = { status: 401, code: 'UNAUTHENTICATED', detail: 'It is refused.', recommendedActions: [] };
        response.writeHead(401, { 'content-type': 'application/problem+json', 'www-authenticate': invalidToken });
        response.end(JSON.stringify(refusal));
        return;
      }
      const form = new URLSearchParams(await text(request));
      const found =
        pathname === '/token' && renewal !== undefined ? renewal(form.get('refresh_token')) : answers[pathname];
      const body = (await found) as { readonly status?: unknown } | undefined;
      const status = typeof body?.status === 'number' ? body.status : 200;
      const type = typeof body === 'string' ? 'text/html' : 'application/json';
      response.writeHead(body === undefined ? 404 : status, { 'content-type': type });
      response.end(typeof body === 'string' ? body : JSON.stringify(body ?? {}));
    }
  });

  beforeEach(() => {
    answers = {};
    otherAnswer = undefined;
    renewal = undefined;
    refusedToken = undefined;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const cli = (...args: string[]) => cliWith({ ASSENT_TOKEN: 'unused', HOME: '/nonexistent' }, ...args);

  async function cliWith(env: Readonly<Record<string, string>>, ...args: string[]) {
    let [out, err] = ['', ''];
    const code = await runCli(args, {
      env: { ASSENT_URL: url, ...env },
      out: (printed) => (out += printed),
      err: (printed) => (err += printed),
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

  async function addressWithoutServer(): Promise<string> {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    other.close();
    await once(other, 'close');
    return `http://127.0.0.1:${port}`;
  }

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

  it('RFC 8628 says that nobody has entered the code in time', async () => {
    const started = { device_code: 'x', user_code: 'y', verification_uri: `${url}/device`, expires_in: 600 };
    answers = { ...withProvider(url, { device_authorization_endpoint: `${url}/device` }), '/device': started };
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    AbortSignal.timeout = (ms) => (ms === 600_000 ? AbortSignal.abort() : timeout(ms));
    try {
      const { code, err } = await cli('login', '--device');
      expect([code, err]).toEqual([
        1,
        `Open ${url}/device and compare the code y.\n` +
          'Nobody signed in before the code expired.\n→ Run npx assent login again.\n',
      ]);
    } finally {
      AbortSignal.timeout = timeout;
    }
  });

  it.each([[['login']], [['login', '--device']]])(
    'DESIGN-11 names the identity provider that is down: %s',
    async (args) => {
      const issuer = await addressWithoutServer();
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

  describe('with a sign-in that has expired', () => {
    let home: string;
    let file: CredentialsFile;
    const expired = (): Credentials => ({
      ...{ issuer: url, resource: 'https://assent', clientId: 'assent-cli' },
      ...{ accessToken: 'old', expiresAt: 0, refreshToken: 'refresh' },
    });
    const signedOut = {
      type: 'x',
      title: 'x',
      status: 401,
      code: 'UNAUTHENTICATED',
      detail: 'x',
      recommendedActions: [],
    };

    beforeEach(async () => {
      home = await mkdtemp(join(tmpdir(), 'assent-cli-'));
      file = new CredentialsFile({ HOME: home });
      await file.keep(url, expired());
    });

    afterEach(async () => {
      await rm(home, { recursive: true });
    });

    it('DESIGN-11 prints the renewed token and nothing else, whatever ASSENT_TOKEN is', async () => {
      answers = { ...withProvider(url, {}), '/token': fresh };
      const printed = { code: 0, out: 'fresh\n', err: '' };
      expect(await cliWith({ HOME: home }, 'token')).toEqual(printed);
      answers = {};
      expect(await cliWith({ HOME: home, ASSENT_TOKEN: 'another' }, 'token')).toEqual(printed);
      expect(JSON.parse((await cliWith({ HOME: home }, 'token', '--json')).out)).toEqual({ accessToken: 'fresh' });
      expect(await file.of(url)).toMatchObject({ accessToken: 'fresh', refreshToken: 'refresh' });
    });

    it.each([
      ['is overloaded', { status: 503, error: 'server_error' }, 3, 'did not answer as expected'],
      ['answers with a page', 'Maintenance', 3, 'did not answer as expected'],
      [
        'no longer knows the client',
        { status: 401, error: 'invalid_client' },
        1,
        'refused the sign-in: invalid_client.',
      ],
    ])('DESIGN-11 keeps it while the provider %s', async (_, answer, exitCode, says) => {
      answers = { ...withProvider(url, {}), '/token': answer, '/api/v12/principal': signedOut };
      for (const command of ['token', 'whoami']) {
        const { code, out, err } = await cliWith({ HOME: home }, command);
        expect([code, out, err]).toEqual([
          exitCode,
          '',
          expect.stringContaining(`The identity provider ${url} ${says}`),
        ]);
      }
      expect(await file.of(url)).toEqual(expired());
    });

    it('DESIGN-11 keeps it while the provider is down, and says so', async () => {
      const issuer = await addressWithoutServer();
      await file.keep(url, { ...expired(), issuer });
      expect(await cliWith({ HOME: home }, 'token')).toEqual({
        code: 3,
        out: '',
        err:
          `The identity provider ${issuer} does not answer: connection refused.\n` +
          '→ Your sign-in is kept. Try again when the provider answers; docs/runbooks/identity-provider.md says what to check.\n',
      });
      expect(await file.of(url)).toBeDefined();
      expect((await cliWith({ HOME: home }, 'logout')).code).toBe(0);
      expect(await file.of(url)).toBeUndefined();
    });

    it('DESIGN-11 keeps it while the provider accepts connections and never answers, and waits 5 s', async () => {
      const silent = createServer((request, response) => {
        if (request.url === '/begins') response.setHeader('content-type', 'application/json').flushHeaders();
      }).listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const issuer = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
      const sayings = [`The identity provider ${issuer} did not answer within 5 s.`, '→ Your sign-in is kept.'];
      const waits: number[] = [];
      const timeout = AbortSignal.timeout.bind(AbortSignal);
      AbortSignal.timeout = (ms) => {
        waits.push(ms);
        return timeout(ms / 100);
      };
      try {
        await file.keep(url, { ...expired(), issuer });
        answers = { '/api/v12/principal': signedOut };
        for (const command of ['token', 'whoami']) {
          const { code, err } = await cliWith({ HOME: home }, command);
          expect([code, err]).toEqual([3, expect.stringContaining(sayings.join('\n'))]);
        }
        await file.keep(url, expired());
        for (const path of ['token', 'begins']) {
          answers = withProvider(url, { token_endpoint: `${issuer}/${path}` });
          const { code, err } = await cliWith({ HOME: home }, 'token');
          expect([code, err]).toEqual([
            3,
            expect.stringContaining('did not answer within 5 s.\n→ Your sign-in is kept.'),
          ]);
        }
      } finally {
        AbortSignal.timeout = timeout;
        silent.closeAllConnections();
        silent.close();
      }
      expect(new Set(waits)).toEqual(new Set([5_000]));
      expect(await file.of(url)).toEqual(expired());
    });

    const fresh = { access_token: 'fresh', token_type: 'bearer', expires_in: 300 };

    /** A provider that rotates refresh tokens, and ends the sign-in when one is used again. @returns the valid one */
    function rotateRefreshTokens(): () => string | undefined {
      let valid: string | undefined = 'refresh';
      answers = withProvider(url, {});
      renewal = (given) => {
        valid = given === valid ? randomUUID() : undefined;
        return valid === undefined ? { status: 400, error: 'invalid_grant' } : { ...fresh, refresh_token: valid };
      };
      return () => valid;
    }

    it('RFC 9700 keeps it when several commands renew it at the same time', async () => {
      const valid = rotateRefreshTokens();
      const printed = await Promise.all(['1', '2', '3'].map(() => cliWith({ HOME: home }, 'token')));
      expect(printed).toEqual(printed.map(() => ({ code: 0, out: 'fresh\n', err: '' })));
      expect(await file.of(url)).toMatchObject({ refreshToken: valid() });
    });

    it('RFC 9700 renews it after a command died while it did', async () => {
      const lock = join(home, '.config', 'assent', 'credentials.json.lock');
      await mkdir(lock);
      await writeFile(join(lock, '4194305.1'), '');
      rotateRefreshTokens();
      expect(await cliWith({ HOME: home }, 'token')).toEqual({ code: 0, out: 'fresh\n', err: '' });
      expect(await readdir(join(lock, '..'))).toEqual(['credentials.json']);
    });

    /** Without expires_in, which RFC 6749 only recommends. */
    async function renewedWithoutLifetime(accessToken: string): Promise<Credentials | undefined> {
      answers = { ...withProvider(url, {}), '/token': { access_token: accessToken, token_type: 'bearer' } };
      await cliWith({ HOME: home }, 'token');
      return file.of(url);
    }

    it('RFC 6749 takes the end of a JWT whose lifetime the provider does not state', async () => {
      const endsAt = 4_000_000_000;
      const jwt = new UnsecuredJWT({}).setExpirationTime(endsAt).encode();
      expect(await renewedWithoutLifetime(jwt)).toMatchObject({ accessToken: jwt, expiresAt: endsAt * 1_000 });
    });

    it('RFC 6749 uses another token without a lifetime until it is refused, and then renews it once', async () => {
      expect(await renewedWithoutLifetime('opaque')).not.toHaveProperty('expiresAt');
      let renewals = 0;
      renewal = () => {
        renewals += 1;
        return { ...fresh, access_token: `fresh-${renewals}` };
      };
      answers = { ...answers, '/api/v12/step-up-rules': { items: [] } };
      expect(await cliWith({ HOME: home }, 'step-up', 'list')).toMatchObject({ code: 0 });
      expect(renewals).toBe(0);
      refusedToken = 'opaque';
      expect(await cliWith({ HOME: home }, 'step-up', 'list')).toMatchObject({ code: 0 });
      expect([renewals, await file.of(url)]).toMatchObject([1, { accessToken: 'fresh-1' }]);
      refusedToken = 'every';
      const { code, err } = await cliWith({ HOME: home }, 'step-up', 'list');
      expect([code, err]).toEqual([1, expect.stringContaining('UNAUTHENTICATED: It is refused.')]);
      expect(renewals).toBe(2);
    });

    it('DESIGN-11 stays signed out after a logout while it was renewed', async () => {
      const asked = Promise.withResolvers<undefined>();
      const answered = Promise.withResolvers<unknown>();
      answers = withProvider(url, {});
      renewal = () => {
        asked.resolve(undefined);
        return answered.promise;
      };
      const printed = cliWith({ HOME: home }, 'token');
      await asked.promise;
      const loggedOut = cliWith({ HOME: home }, 'logout');
      answered.resolve(fresh);
      expect(await printed).toMatchObject({ code: 0 });
      expect(await loggedOut).toMatchObject({ code: 0 });
      expect(await file.of(url)).toBeUndefined();
    });

    it('DESIGN-11 does not wait forever for a command that renews it', async () => {
      const other = file.change(url, async (kept) => {
        await expect(new CredentialsFile({ HOME: home }, 1).keep(url, undefined)).rejects.toMatchObject({
          code: 'SIGN_IN_IN_USE',
          message: `The sign-in is in use by another command (process ${process.pid}).`,
        });
        return kept;
      });
      expect(await other).toEqual(expired());
    });

    it('DESIGN-11 acts without it where nobody has to sign in', async () => {
      answers = { '/api/v12/control-actions': { items: [], nextCursor: null } };
      expect(await cliWith({ HOME: home }, 'control-actions')).toMatchObject({ code: 0, err: '' });
    });

    it('DESIGN-11 forgets it when the provider has ended it, and says so', async () => {
      const ended = { status: 400, error: 'invalid_grant', error_description: 'Session not active' };
      answers = { ...withProvider(url, {}), '/token': ended, '/api/v12/principal': signedOut };
      expect(await cliWith({ HOME: home }, 'whoami')).toEqual({
        code: 1,
        out: '',
        err:
          `The identity provider ${url} has ended your sign-in: Session not active (invalid_grant).\n` +
          '→ Run npx assent login again.\n',
      });
      expect(await file.of(url)).toBeUndefined();
      expect(await cliWith({ HOME: home }, 'token')).toEqual({
        code: 1,
        out: '',
        err: `Nobody is signed in to ${url}.\n→ Run npx assent login.\n`,
      });
    });
  });

  const offline = ['doctor config', 'logout', 'token', 'signing-keys create'];
  const readsFiles = ['import-ballots', 'sign', 'signing-keys register', 'verify votes'];

  /** Every command that asks the server first, with arguments that pass the check of the command line. */
  const askingCommands = commands
    .filter(({ name }) => ![...offline, ...readsFiles].includes(name))
    .map(({ name, arguments: positionals, options }) => [
      ...name.split(' '),
      ...positionals.map(valueOf),
      ...options
        .filter((option) => option.mandatory || ['reason', 'request'].includes(option.name()))
        .flatMap((option) => [option.long ?? '', valueOf(option)]),
    ]);

  function valueOf(input: Argument | Option): string {
    if (input.argChoices?.[0] !== undefined) return input.argChoices[0];
    if (input.name() === 'until') return '2099-01-01T00:00:00Z';
    if (input.name() === 'out') return join(tmpdir(), `assent-cli-${randomUUID()}`);
    return randomUUID();
  }

  const json = 'application/json';
  it.each([
    ['a web page', 200, 'text/html', '<h1>Hello</h1>', 'without JSON'],
    ['other JSON', 200, json, '{"hello":1}', 'with another body than documented \\(.+\\)'],
    ['a list', 200, json, '[]', 'with another body than documented \\(.+\\)'],
    ['null', 200, json, 'null', 'with another body than documented \\(.+\\)'],
    ['no body', 200, json, '', 'without JSON'],
    ['no such page', 404, 'text/html', '<h1>No</h1>', 'without a problem document'],
    ['an error of another kind', 502, json, '{"code":1,"status":"x","detail":{}}', 'without a problem document'],
  ])('N13 every command says that another server answered, with %s', async (_, status, type, body, fault) => {
    otherAnswer = { status, type, body };
    expect(askingCommands.length).toBeGreaterThan(40);
    for (const args of askingCommands) {
      const { code, out } = await cli('--json', ...args);
      expect([args, code, JSON.parse(out)]).toEqual([
        args,
        3,
        {
          code: 'UNEXPECTED_ANSWER',
          detail: expect.stringContaining(` answered ${status} with`),
          recommendedActions: [
            'Set the URL with --url or ASSENT_URL. If it is right, a proxy or another release of Assent answers there.',
          ],
        },
      ]);
    }
    expect((await cli('whoami')).err.split('\n')[0]).toMatch(
      new RegExp(
        `^${url}/api/v12/principal answered ${status} ${fault}, so the answer is not from Assent. Check the URL.$`,
      ),
    );
  });

  it('N13 says why Assent refuses to tell where people sign in', async () => {
    const recommendedActions = ['Use another host name.'];
    const refusal = { status: 421, code: 'HOST_NOT_ALLOWED', detail: 'No such host.', recommendedActions };
    answers = { '/.well-known/oauth-protected-resource': refusal };
    const { code, err } = await cli('login');
    expect([code, err]).toEqual([1, 'HOST_NOT_ALLOWED: No such host.\n→ Use another host name.\n']);
  });

  it.each([['login'], ['token']])('N13 says that no token is needed in local mode: %s', async (command) => {
    const refusal = { status: 404, code: 'ROUTE_NOT_FOUND', detail: 'x', recommendedActions: [] };
    answers = { '/.well-known/oauth-protected-resource': refusal };
    expect(await cli(command)).toEqual({
      code: 1,
      out: '',
      err: `Nobody signs in at ${url}: it has no identity provider.\n→ Use it without a token. It needs none.\n`,
    });
  });

  it('N13 prints the details that the advice speaks of', async () => {
    const recommendedActions = ['Ask an administrator for one of the roles that `details` lists.'];
    const refusal = { status: 403, code: 'PERMISSION_DENIED', detail: 'x', recommendedActions };
    answers = { '/api/v12/principal': { ...refusal, details: { principal: 'ann', roles: ['ADMIN', 'OPS'] } } };
    expect(await cli('whoami')).toEqual({
      code: 1,
      out: '',
      err: [
        ...['PERMISSION_DENIED: x', '  details.principal: ann', '  details.roles: ADMIN, OPS'],
        `→ ${recommendedActions.join('')}`,
        '',
      ].join('\n'),
    });
  });

  it('N13 names the fault of a field once', async () => {
    const errors = [
      { pointer: 'action', detail: 'must be a or b' },
      { pointer: '/acr', detail: 'is too long' },
    ];
    const detail = 'action must be a or b; and 1 more';
    answers = {
      '/api/v12/step-up-rules/c': { status: 400, code: 'VALIDATION_FAILED', detail, errors, recommendedActions: [] },
    };
    const { err } = await cli('step-up', 'require', 'c', '--reason', 'a test');
    expect(err).toBe('VALIDATION_FAILED: action must be a or b; and 1 more\n  /acr is too long\n');
  });

  it('CV-14 doctor config says first whose settings it shows', async () => {
    const { out } = await cli('doctor', 'config');
    expect(out.split('\n')[0]).toBe(
      'A server that starts in this shell has these settings. A running server has those of its own environment.',
    );
  });

  it('DESIGN-11 lists the streams in the help of history, as the API describes them', async () => {
    const { out } = await cli('history', '--help');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(streamKinds);
  });

  it('DESIGN-11 shows what each event of a stream says, and who did it', async () => {
    const metadata = { tenantId: 'default', occurredAt: '2026-11-02T09:30:00.000Z' };
    const data = { principal: 'vera', role: 'OPS', until: null, reason: 'joins', grantedBy: 'ada' };
    const actor = { type: 'user', id: 'local-administrator' };
    const event = { stream: 'access', revision: 0, position: '1', type: 'RoleGranted', data };
    answers = {
      '/api/v12/history/access': { items: [{ ...event, metadata: { ...metadata, actor } }], nextCursor: null },
    };
    const { out } = await cli('history', 'access');
    expect(out.split('\n')[2]).toMatch(
      /RoleGranted +ada, through local-administrator +local mode +joins +principal: vera; role: OPS$/,
    );
  });

  it('DESIGN-11 says that no operator has acted, on anything or on the target', async () => {
    answers = { '/api/v12/control-actions': { items: [], nextCursor: null } };
    expect(await cli('control-actions')).toMatchObject({ code: 0, out: 'No operator has acted yet.\n' });
    expect(await cli('control-actions', 'clock')).toMatchObject({ code: 0, out: 'No operator has acted on it.\n' });
  });
});
