import { readFileSync, rmSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import { startGateway } from '#apps/gateway/gateway';
import { type Config, createLogger, readConfig } from '#libs/process';
import type { RunningApps } from '#libs/runtime';
import { selfSignedCertificate } from '../tls/self-signed.ts';
import { rawRequest, sendRaw } from './raw-http.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

const consoleOrigin = 'https://console.example.com';
const { folder, ...tls } = selfSignedCertificate();
const year = 'max-age=31536000; includeSubDomains';

afterAll(() => rmSync(folder, { recursive: true }));

describe.each(['an app', 'the gateway'])('%s', (which) => {
  let assent: TestAssent;
  let gateway: RunningApps | undefined;

  const start = async (config: Partial<Config> = {}): Promise<void> => {
    assent = await startTestAssent(which === 'an app' ? config : {});
    if (which === 'an app') return;
    const { url } = assent;
    const upstreams = { command: url, query: url, settlement: url, monitoring: url };
    gateway = await startGateway(upstreams, { ...readConfig({}), port: 0, ...config }, createLogger('silent'));
  };
  const stop = async (): Promise<void> => {
    await gateway?.stop();
    gateway = undefined;
    await assent.close();
  };
  const url = (): string => gateway?.url ?? assent.url;
  const host = (): string => new URL(url()).host;
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    rawRequest(url(), 'GET', path, { host: host(), ...headers });

  describe('as it starts', () => {
    beforeAll(() => start());
    afterAll(stop);

    const unreadable = ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`];

    it('S7-51 has its security headers on every answer, refused and unreadable ones too', async () => {
      const answers = [
        ...(await Promise.all(
          ['/api/v12/tokens', '/health/live', '/nowhere', '/%zz', '/docs'].map((path) => get(path)),
        )),
        await get('/api/v12/tokens', { host: 'evil.example' }),
        await get('/api/v12/tokens', { origin: 'http://evil.example' }),
        await rawRequest(url(), 'TRACE', '/api/v12/tokens', { host: host() }),
        ...(await Promise.all(unreadable.map((text) => sendRaw(url(), text)))),
      ];
      for (const { status, headers } of answers) {
        expect({ status, headers }).toMatchObject({
          headers: {
            'x-content-type-options': 'nosniff',
            'x-frame-options': 'DENY',
            'referrer-policy': 'no-referrer',
            'cross-origin-opener-policy': 'same-origin',
            'cross-origin-resource-policy': 'same-origin',
            'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
          },
        });
        expect(headers).not.toHaveProperty('strict-transport-security');
        expect(headers).not.toHaveProperty('x-powered-by');
      }
    });

    it('S7-51 lets no page of another site use it, and answers no preflight', async () => {
      const asked = { origin: consoleOrigin, 'access-control-request-method': 'POST' };
      const answer = await rawRequest(url(), 'OPTIONS', '/api/v12/tokens', { host: host(), ...asked });
      expect(answer.status).toBe(403);
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    });

    it.each([
      ['Authorization', 'Bearer one', 'Bearer two'],
      ['Authorization', 'Bearer one', 'Bearer one'],
      ['X-API-Key', 'one', 'two'],
      ['X-Organization-ID', 'default', 'acme'],
      ['Content-Type', 'application/json', 'text/plain'],
      ['Idempotency-Key', '"one"', '"two"'],
      ['X-Min-Position', '1', '2'],
    ])('S7-51 refuses two %s headers: %s, %s', async (name, ...values) => {
      const sent = values.map((value) => `${name}: ${value}\r\n`).join('');
      const { status, body } = await sendRaw(
        url(),
        `POST /api/v12/tokens HTTP/1.1\r\nhost: ${host()}\r\nconnection: close\r\n${sent}\r\n`,
      );
      expect([status, JSON.parse(body)]).toEqual([
        400,
        expect.objectContaining({
          code: 'VALIDATION_FAILED',
          detail: `The request has several ${name} headers.`,
          errors: [{ pointer: name, detail: 'must be sent once' }],
        }),
      ]);
    });

    it('CV-3 begins a new trace for two traceparent headers', async () => {
      const trace = `traceparent: 00-${'a'.repeat(32)}-${'b'.repeat(16)}-01\r\n`;
      const head = `GET /nowhere HTTP/1.1\r\nhost: ${host()}\r\nconnection: close\r\n`;
      const traceIdOf = async (traces: string) =>
        (JSON.parse((await sendRaw(url(), `${head}${traces}\r\n`)).body) as { traceId: string }).traceId;
      expect(await traceIdOf(trace)).toBe('a'.repeat(32));
      expect(await traceIdOf(trace + trace)).toMatch(/^(?!a{32})[\da-f]{32}$/);
    });

    it('S7-51 believes no X-Forwarded header of anybody', async () => {
      const { headers } = await get('/health/live', { 'x-forwarded-proto': 'https', 'x-forwarded-for': '1.2.3.4' });
      expect(headers).not.toHaveProperty('strict-transport-security');
    });
  });

  describe('behind a proxy, for a console of another origin', () => {
    beforeAll(() =>
      start({
        trustedProxies: ['127.0.0.0/8'],
        corsOrigins: [consoleOrigin],
        publicHost: 'assent.example',
        requestWithinMs: 1_000,
      }),
    );
    afterAll(stop);

    it('S7-51 sends HSTS when a trusted proxy says that the client used https', async () => {
      const secure = await get('/health/live', { 'x-forwarded-proto': 'https' });
      expect(secure.headers['strict-transport-security']).toBe(year);
      expect((await get('/health/live')).headers).not.toHaveProperty('strict-transport-security');
    });

    it('S7-18 answers to the host of PUBLIC_URL', async () => {
      expect((await get('/health/live', { host: 'assent.example' })).status).toBe(200);
      expect((await get('/health/live', { host: 'other.example' })).status).toBe(421);
    });

    it('S7-51 answers the preflight of an origin of CORS_ORIGINS, and its requests', async () => {
      const asked = { origin: consoleOrigin, 'access-control-request-method': 'POST' };
      const preflight = await rawRequest(url(), 'OPTIONS', '/api/v12/tokens', { host: host(), ...asked });
      expect(preflight.status).toBe(204);
      expect(preflight.headers).toMatchObject({
        'access-control-allow-origin': consoleOrigin,
        'access-control-allow-headers': expect.stringContaining('idempotency-key'),
      });
      expect(preflight.headers).not.toHaveProperty('access-control-allow-credentials');
      const answer = await get('/api/v12/tokens', { origin: consoleOrigin });
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, consoleOrigin]);
    });

    it.each([`${consoleOrigin}.evil.example`, 'http://console.example.com', 'null'])(
      'S7-51 refuses %s',
      async (origin) => {
        const answer = await get('/api/v12/tokens', { origin });
        expect(answer.status).toBe(403);
        const asked = { origin, 'access-control-request-method': 'POST' };
        const preflight = await rawRequest(url(), 'OPTIONS', '/api/v12/tokens', { host: host(), ...asked });
        expect(preflight.headers['access-control-allow-origin']).not.toBe(origin);
      },
    );

    it('S7-18 answers no preflight for another host', async () => {
      const asked = { origin: consoleOrigin, 'access-control-request-method': 'POST' };
      const answer = await rawRequest(url(), 'OPTIONS', '/api/v12/tokens', { host: 'evil.example', ...asked });
      expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([421, undefined]);
    });

    it('S7-51 ends a request whose body does not arrive, with 408', async () => {
      const head = `POST /api/v12/tokens HTTP/1.1\r\nhost: ${host()}\r\ncontent-type: application/json\r\n`;
      const { status, body } = await sendRaw(url(), `${head}content-length: 100\r\n\r\n{`);
      expect([status, (JSON.parse(body) as { code: string }).code]).toEqual([408, 'REQUEST_TIMED_OUT']);
    });
  });

  describe('with a certificate', () => {
    beforeAll(() => start({ tls }));
    afterAll(stop);

    const ca = readFileSync(tls.certFile);
    const port = (): number => Number(new URL(url()).port);

    it('S7-51 speaks TLS 1.3 and sends HSTS', async () => {
      expect(url()).toMatch(/^https:/);
      const asking = httpsRequest({ host: '127.0.0.1', port: port(), path: '/health/live', ca, agent: false }).end();
      const [answer] = (await once(asking, 'response')) as [IncomingMessage];
      answer.resume();
      expect([answer.statusCode, answer.headers['strict-transport-security']]).toEqual([200, year]);
      expect((answer.socket as TLSSocket).getProtocol()).toBe('TLSv1.3');
    });

    it('S7-51 refuses TLS 1.2', async () => {
      const socket = connectTls({ host: '127.0.0.1', port: port(), ca, maxVersion: 'TLSv1.2' });
      const [error] = (await once(socket, 'error')) as [NodeJS.ErrnoException];
      expect(error.code).toMatch(/PROTOCOL_VERSION|SSL|ECONNRESET/);
    });
  });
});

describe('the settings of the edge', () => {
  it.each([
    ['TLS_CERT_FILE', { TLS_CERT_FILE: tls.certFile }, 'TLS_KEY_FILE is missing'],
    [
      'a key as certificate',
      { TLS_CERT_FILE: tls.keyFile, TLS_KEY_FILE: tls.keyFile },
      'TLS_CERT_FILE must hold a certificate',
    ],
    [
      'a certificate as key',
      { TLS_CERT_FILE: tls.certFile, TLS_KEY_FILE: tls.certFile },
      'TLS_KEY_FILE must hold a private key',
    ],
    [
      'a missing file',
      { TLS_CERT_FILE: '/nowhere', TLS_KEY_FILE: tls.keyFile },
      'TLS_CERT_FILE names a file that does not exist',
    ],
    ['a network', { TRUSTED_PROXIES: '10.0.0.0/33' }, 'TRUSTED_PROXIES must list'],
    ['every proxy', { TRUSTED_PROXIES: '0.0.0.0/0' }, 'TRUSTED_PROXIES must list'],
    ['every origin', { CORS_ORIGINS: '*' }, 'CORS_ORIGINS must list origins'],
    ['an origin with a path', { CORS_ORIGINS: 'https://a.example/x' }, 'CORS_ORIGINS must list origins'],
    ['no URL', { PUBLIC_URL: 'assent.example' }, 'PUBLIC_URL must be a URL'],
    ['no connections', { MAX_CONNECTIONS: '0' }, 'MAX_CONNECTIONS must be'],
  ])('CV-14 refuses %s', (_, environment, says) => {
    expect(() => readConfig(environment)).toThrow(says);
  });
});
