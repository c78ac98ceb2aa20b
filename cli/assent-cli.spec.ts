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

  it('DESIGN-11 says that no operator has acted, on anything or on the target', async () => {
    answers = { '/api/v12/control-actions': { items: [], nextCursor: null } };
    expect(await cli('control-actions')).toMatchObject({ code: 0, out: 'No operator has acted yet.\n' });
    expect(await cli('control-actions', 'clock')).toMatchObject({ code: 0, out: 'No operator has acted on it.\n' });
  });
});
