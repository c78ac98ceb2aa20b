import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { operations } from '#libs/contracts';
import { eventually } from '../eventually.ts';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';
import { type AssentProcess, startProcess } from './assent-process.ts';
import { sendRaw } from './raw-http.ts';

const run = promisify(execFile);
const node = process.execPath;

/** What nobody may find again, in the shapes in which secrets come. */
const secret = 'Sn0wWhite4ndTheSevenDwarfs';
const payloads: readonly string[] = [
  `password=${secret}`,
  `postgres://ann:${secret}@db.example/assent`,
  `Bearer ${secret}`,
  `{"client_secret":"${secret}"}`,
  `assent_sa_8Xk2Lq_${secret}${secret}`,
  `eyJhbGciOiJIUzI1NiJ9.${Buffer.from(secret).toString('base64url')}.${secret}`,
];
const traces = [secret, Buffer.from(secret).toString('base64url')];

describe('secrets', () => {
  let database: TestDatabase;
  let folder: string;
  let assent: AssentProcess;
  let env: Readonly<Record<string, string>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'assent-secrets-'));
    const file = join(folder, 'database-url');
    await writeFile(file, `${database.appUrl}\n`);
    const adminFile = join(folder, 'database-admin-url');
    await writeFile(adminFile, database.url);
    const databases = { DATABASE_URL_FILE: file, DATABASE_ADMIN_URL_FILE: adminFile };
    env = { ...process.env, NODE_OPTIONS: '', ...databases, LOG_LEVEL: 'debug' };
    assent = await startProcess(folder, env);
  });

  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('P7-9 are in no answer to a request that is refused, and in no line of the log', async () => {
    const answers: string[] = [];
    const send = async (method: string, path: string, headers: Record<string, string>, body?: string) => {
      const answer = await fetch(assent.url + path, { method, headers, ...(body !== undefined && { body }) });
      const text = await answer.text();
      if (answer.status >= 400) answers.push(text, JSON.stringify([...answer.headers]));
    };
    const json = { 'content-type': 'application/json' };
    const sendAll = async (payload: string): Promise<void> => {
      const query = encodeURIComponent(payload);
      for (const header of [
        'authorization',
        'cookie',
        'x-api-key',
        'idempotency-key',
        'x-min-position',
        'traceparent',
      ]) {
        await send('GET', '/api/v12/tokens', { [header]: payload });
        await send('POST', '/api/v12/tokens', { ...json, [header]: payload }, '{}');
      }
      await send('GET', `/api/v12/tokens?cursor=${query}&password=${secret}`, {});
      await send('GET', `/api/v12/versions/${query}?token=${secret}`, {});
      await send('GET', `/nowhere?access_token=${secret}`, {});
      await send('POST', '/api/v12/tokens', { ...json }, `{"password": "${secret}", ${payload}`);
      for (const { method, path } of operations.filter((operation) => operation.method !== 'GET')) {
        const body = { reason: payload, password: secret, executedBy: payload, [payload]: secret, validatorId: 7 };
        await send(method, path.replaceAll(/\{\w+\}/g, randomUUID()), json, JSON.stringify(body));
        await send(method, path.replaceAll(/\{\w+\}/g, randomUUID()), { 'content-type': payload }, payload);
      }
      answers.push(
        (await sendRaw(assent.url, `GET /${payload} HTTP/1.1\r\nconnection: close\r\nhost: ${payload}\r\n\r\n`)).body,
      );
    };
    await Promise.all(payloads.map(sendAll));
    expect(answers.length).toBeGreaterThan(200);
    for (const answer of answers) for (const trace of traces) expect(answer).not.toContain(trace);
  });

  it('P7-9 are in no line of a process that starts, works, loses its database and ends', async () => {
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await fetch(`${assent.url}/api/v12/tokens`);
    const { output } = await assent.end('SIGTERM');
    expect(output).toMatch(/"level":20/);
    const passwords = [database.url, database.appUrl].map((url) => new URL(url).password);
    for (const trace of [...traces, ...passwords]) expect(output).not.toContain(trace);
  });

  it('P7-9 P7-23 are in no line of a day with tokens and keys, and each request has a line', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const [issuer, audience] = ['https://id.example.com', 'https://assent.test'];
    const tokenFor = (sub: string, ...roles: string[]): Promise<string> =>
      new SignJWT({ roles })
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt' })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(sub)
        .setExpirationTime('5m')
        .sign(privateKey);
    const pem = await exportSPKI(publicKey);
    const other = await startProcess(folder, {
      ...env,
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_PUBLIC_KEY: pem,
      ASSENT_DATA: join(folder, 'other'),
    });
    const credentials: string[] = [];
    const send = async (method: string, path: string, token: string, body?: object) => {
      credentials.push(token);
      const answer = await fetch(other.url + path, {
        method,
        headers: {
          ...(token.startsWith('assent_') ? { 'x-api-key': token } : { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const admin = await tokenFor('ada', 'ADMIN', 'SUBMITTER');
    const aToken = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
    const registered = await send('POST', '/api/v12/tokens', admin, aToken);
    expect(registered.status).toBe(201);
    const { tokenId } = registered.body as { tokenId: string };
    // The read model may be behind for a moment.
    await eventually(
      () => send('GET', `/api/v12/tokens/${tokenId}`, admin),
      ({ status }) => status === 200,
    );
    expect((await send('POST', '/api/v12/tokens', await tokenFor('vera', 'VALIDATOR'), aToken)).status).toBe(403);
    expect((await send('GET', '/api/v12/tokens', `${admin.slice(0, -8)}AAAAAAAA`)).status).toBe(401);
    const { output } = await other.end('SIGTERM');
    const passwords = [database.url, database.appUrl].map((url) => new URL(url).password);
    const traces = credentials.flatMap((token) => [token, token.split('.')[2] ?? token]);
    for (const trace of [...traces, ...passwords, pem.split('\n')[1] ?? pem]) {
      expect(output).not.toContain(trace);
    }
    const lines = output.split('\n').filter((line) => line.includes('"msg":"request"'));
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged).toContainEqual(
      expect.objectContaining({
        request_id: expect.any(String),
        trace_id: expect.stringMatching(/^[\da-f]{32}$/),
        actor_id: `${issuer}#ada`,
        tenant_id: 'default',
        action: 'getToken',
        method: 'GET',
        route: '/api/v12/tokens/{tokenId}',
        status: 200,
        error_class: null,
        duration_ms: expect.any(Number),
      }),
    );
    expect(logged).toContainEqual(
      expect.objectContaining({ actor_id: `${issuer}#vera`, status: 403, error_class: 'PERMISSION_DENIED' }),
    );
    expect(logged).toContainEqual(
      expect.objectContaining({ actor_id: null, status: 401, error_class: 'UNAUTHENTICATED' }),
    );
  });

  it('CV-14 says why it does not start, without the secret', async () => {
    const start = (more: Readonly<Record<string, string>>) =>
      run(node, ['dist/apps/standalone/main.js'], { env: { ...env, ASSENT_DATA: folder, PORT: '0', ...more } });
    await expect(start({ DATABASE_URL: database.url })).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('DATABASE_URL and DATABASE_URL_FILE are both set'),
    });
    const away = {
      DATABASE_URL_FILE: '',
      DATABASE_ADMIN_URL_FILE: '',
      DATABASE_URL: `postgres://ann:${secret}@127.0.0.1:1/assent`,
    };
    await expect(start(away)).rejects.toMatchObject({
      stderr: expect.not.stringContaining(secret),
      stdout: expect.not.stringContaining(secret),
    });
  });

  it('P7-9 are masked by npx assent doctor config, which needs no server', async () => {
    const cli = (...args: string[]) => run(node, ['dist/cli/main.js', 'doctor', 'config', ...args], { env });
    const passwords = [database.url, database.appUrl].map((url) => new URL(url).password);
    const text = (await cli()).stdout;
    expect(text).toMatch(/^DATABASE_URL +postgres:\/\/\S+REDACTED\S+ +\/\S+\/database-url$/m);
    expect(text).toMatch(/^LOG_LEVEL +debug +environment$/m);
    expect(text).toMatch(/^PORT +9003 +default$/m);
    const { settings, problems } = JSON.parse((await cli('--json')).stdout) as { settings: unknown[]; problems: [] };
    expect(problems).toEqual([]);
    expect(settings).toContainEqual({ name: 'LOG_LEVEL', value: 'debug', source: 'environment' });
    expect(text).toMatch(/^DATABASE_ADMIN_URL +postgres:\/\/\S+REDACTED\S+ +\/\S+\/database-admin-url$/m);
    for (const password of passwords) expect(text + JSON.stringify(settings)).not.toContain(password);
    const bad = run(node, ['dist/cli/main.js', 'doctor', 'config'], { env: { ...env, PORT: secret } });
    await expect(bad).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining('PORT must be a number') });
  });
});
