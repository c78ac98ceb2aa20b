import { randomUUID } from 'node:crypto';
import { startGateway } from '#apps/gateway/gateway';
import { operations } from '#libs/contracts';
import { type Config, createLogger, readConfig } from '#libs/process';
import type { RunningApps } from '#libs/runtime';
import { rawRequest, sendRaw, type RawAnswer } from './raw-http.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

const onNetwork = { host: '0.0.0.0' };

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
    await assent.close();
  };
  const url = (): string => gateway?.url ?? assent.url;
  const port = (): string => new URL(url()).port;
  const self = (): Record<string, string> => ({ host: `127.0.0.1:${port()}` });
  const codeOf = ({ status, body }: RawAnswer) => [status, (JSON.parse(body) as { code?: string }).code];

  const post = (headers: Readonly<Record<string, string>>, body = '{}'): Promise<RawAnswer> =>
    rawRequest(url(), 'POST', '/api/v12/tokens', { 'content-length': String(body.length), ...headers }, body);

  describe('in local mode', () => {
    beforeAll(() => start({ allowedHosts: ['assent.example'] }));
    afterAll(stop);

    it.each(['localhost', 'LOCALHOST', 'app.localhost', '127.0.0.1', '127.1.2.3', '[::1]', 'assent.example'])(
      'S7-18 accepts the host name %s',
      async (name) => {
        for (const host of [name, `${name}:${port()}`]) {
          expect((await rawRequest(url(), 'GET', '/health/live', { host })).status).toBe(200);
        }
      },
    );

    it.each([
      ...['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'xlocalhost', '10.0.0.1', '0.0.0.0'],
      ...['[::2]', 'localhost@evil.example', 'evil.example#localhost', 'command', ''],
    ])('S7-18 refuses the host name %s as misdirected', async (host) => {
      for (const path of ['/health/live', '/api/v12/tokens', '/docs', '/nowhere']) {
        const answer = await rawRequest(url(), 'GET', path, { host });
        expect(codeOf(answer)).toEqual([421, 'HOST_NOT_ALLOWED']);
        expect(answer.headers['content-type']).toMatch('application/problem+json');
        expect(answer.body).toMatch('ALLOWED_HOSTS');
      }
    });

    it('S7-18 checks the host of an absolute target, too', async () => {
      for (const target of [
        'http://evil.example/health/live',
        'HTTPS://evil.example:80/nowhere',
        'http://localhost@evil.example/',
      ]) {
        const answer = await rawRequest(url(), 'GET', target, self());
        expect([target, ...codeOf(answer)]).toEqual([target, 421, 'HOST_NOT_ALLOWED']);
      }
      expect((await rawRequest(url(), 'GET', `http://localhost:${port()}/health/live`, self())).status).toBe(200);
      expect((await rawRequest(url(), 'GET', `http://localhost:${port()}/api/v12/tokens?limit=1`, self())).status).toBe(
        200,
      );
    });

    it.each(['GET', 'HEAD', 'OPTIONS'])(
      'S7-18 forbids browsers to guess the type of an answer to %s *',
      async (method) => {
        const { status, headers } = await rawRequest(url(), method, '*', self());
        expect([status, headers['x-content-type-options']]).toEqual([404, 'nosniff']);
      },
    );

    it('S7-18 refuses two Host headers', async () => {
      const text = `GET /health/live HTTP/1.1\r\nhost: 127.0.0.1\r\nhost: evil.example\r\nconnection: close\r\n\r\n`;
      expect((await sendRaw(url(), text)).status).toBe(400);
    });

    it('CV-1 refuses a request without a host as a problem', async () => {
      const answer = await rawRequest(url(), 'GET', '/health/live');
      expect(codeOf(answer)).toEqual([400, 'VALIDATION_FAILED']);
    });

    it('answers an HTTP 1.0 client, which sends no Host header', async () => {
      expect((await sendRaw(url(), 'GET /health/live HTTP/1.0\r\n\r\n')).status).toBe(200);
    });

    it.each([
      'http://evil.example',
      'http://localhost:1',
      'https://127.0.0.1.evil.example',
      'null',
      'nonsense',
      'file://',
      '',
    ])('S7-18 refuses the origin %s', async (origin) => {
      const json = { 'content-type': 'application/json' };
      expect(codeOf(await post({ ...self(), ...json, origin }))).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
      expect(codeOf(await rawRequest(url(), 'GET', '/api/v12/tokens', { ...self(), origin }))).toEqual([
        403,
        'ORIGIN_NOT_ALLOWED',
      ]);
    });

    it('accepts requests of its own pages and of pages on an allowed host', async () => {
      const json = { 'content-type': 'application/json' };
      for (const [host, origin] of [
        [`localhost:${port()}`, `http://localhost:${port()}`],
        [`127.0.0.1:${port()}`, `http://127.0.0.1:${port()}`],
        ['localhost', 'http://localhost'],
        ['localhost:80', 'http://localhost'],
        ['localhost:443', 'https://localhost'],
        ['assent.example', 'https://assent.example'],
        [`127.0.0.1:${port()}`, 'https://assent.example'],
      ] as const) {
        expect([origin, ...codeOf(await post({ host, origin, ...json }))]).toEqual([origin, 400, 'VALIDATION_FAILED']);
        expect((await rawRequest(url(), 'GET', '/api/v12/tokens', { host, origin })).status).toBe(200);
      }
    });

    it.each(operations.filter(({ method }) => method !== 'GET'))(
      'S7-18 $operationId refuses a request without a JSON content type',
      async ({ method, path, request }) => {
        const address = path.replaceAll(/\{\w+\}/g, randomUUID());
        const bodies = request === undefined ? ['', '{}'] : ['{}'];
        const types = [
          undefined,
          '',
          'text/plain',
          'text/plain; application/json',
          'application/x-www-form-urlencoded',
        ];
        for (const type of [...types, 'multipart/form-data; boundary=x', 'application/jsonx', 'application/xml']) {
          for (const body of bodies) {
            const headers = {
              'content-length': String(body.length),
              ...(type !== undefined && { 'content-type': type }),
            };
            const answer = await rawRequest(url(), method, address, { ...self(), ...headers }, body);
            expect([type, ...codeOf(answer)]).toEqual([type, 415, 'UNSUPPORTED_MEDIA_TYPE']);
          }
        }
      },
    );

    it.each([
      [{ 'content-type': 'application/json; charset=utf-16' }, "charset of the request is 'utf-16'"],
      [{ 'content-type': 'application/json;CHARSET="ISO-8859-1"' }, "charset of the request is 'ISO-8859-1'"],
      [{ 'content-type': 'application/json; charset=utf-8; charset=utf-7' }, "charset of the request is 'utf-7'"],
      [{ 'content-type': 'application/json; charset=' }, "charset of the request is ''"],
      [{ 'content-type': 'application/json', 'content-encoding': 'gzip' }, "Content-Encoding of the request is 'gzip'"],
      [{ 'content-type': 'application/json', 'content-encoding': 'identity, br' }, "request is 'identity, br'"],
    ])('S7-18 refuses JSON that it would not read as UTF-8: %j', async (headers, detail) => {
      const answer = await post({ ...self(), ...headers });
      expect(codeOf(answer)).toEqual([415, 'UNSUPPORTED_MEDIA_TYPE']);
      expect(answer.body).toContain(detail);
    });

    it.each([
      { 'content-type': 'application/json; charset="UTF-8"; version=1' },
      { 'content-type': 'APPLICATION/JSON;charset=utf-8' },
      { 'content-type': 'application/json', 'content-encoding': 'Identity' },
    ])('CV-1 accepts plain JSON that says so: %j', async (headers) => {
      expect(codeOf(await post({ ...self(), ...headers }))).toEqual([400, 'VALIDATION_FAILED']);
    });

    it.each([
      ['QUERY', '/api/v12/tokens', 'GET, HEAD, POST'],
      ['DELETE', '/api/v12/tokens', 'GET, HEAD, POST'],
      ['OPTIONS', '/api/v12/tokens', 'GET, HEAD, POST'],
      ['PROPFIND', '/api/v12/tokens?limit=1', 'GET, HEAD, POST'],
      ['PUT', `/api/v12/versions/${randomUUID()}`, 'GET, HEAD'],
      ['GET', `/api/v12/approvals/${randomUUID()}/votes`, 'POST'],
      ['TRACE', '/health/live', 'GET, HEAD'],
      ['POST', '/docs', 'GET, HEAD'],
      ['PATCH', '/metrics', 'GET, HEAD'],
    ])('CV-1 answers %s %s with the supported methods', async (method, path, allowed) => {
      const answer = await rawRequest(url(), method, path, { ...self(), 'content-type': 'application/json' });
      expect(codeOf(answer)).toEqual([405, 'METHOD_NOT_ALLOWED']);
      expect(answer.headers['allow']).toBe(allowed);
    });

    it.each(['QUERY', 'POST', 'GET', 'PUT', 'DELETE', 'OPTIONS', 'PROPFIND'])(
      'CV-1 answers %s of an unknown path with 404, whatever its body',
      async (method) => {
        const types = [undefined, 'application/json', 'text/plain', ';;'];
        for (const path of ['/nowhere', '/health', '/runbooks', '/api/v12/nowhere']) {
          for (const type of types) {
            for (const body of ['', '{']) {
              const length = { 'content-length': String(body.length) };
              const headers = { ...self(), ...length, ...(type !== undefined && { 'content-type': type }) };
              const answer = await rawRequest(url(), method, path, headers, body);
              expect([path, type, ...codeOf(answer)]).toEqual([path, type, 404, 'ROUTE_NOT_FOUND']);
            }
          }
        }
      },
    );

    it('CV-1 answers a method that a path lacks with 405, also without a content type', async () => {
      for (const path of [
        '/docs',
        '/docs/',
        '/docs/swagger-ui.css',
        '/health/live',
        '/runbooks/README',
        '/api/v12/tokens',
      ]) {
        const answer = await rawRequest(url(), 'QUERY', path, self());
        expect([path, ...codeOf(answer)]).toEqual([path, 405, 'METHOD_NOT_ALLOWED']);
        expect(answer.headers['allow']).toMatch('GET, HEAD');
      }
    });

    it('CV-1 refuses an unknown expectation as a problem, and accepts 100-continue', async () => {
      const json = { ...self(), 'content-type': 'application/json' };
      const answer = await post({ ...json, expect: 'a miracle' });
      expect(codeOf(answer)).toEqual([417, 'EXPECTATION_FAILED']);
      expect((await post({ ...json, expect: '100-continue' })).status).toBe(100);
    });

    it('has a start page at / with working links', async () => {
      const { status, headers, body } = await rawRequest(url(), 'GET', '/', self());
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      const links = [...body.matchAll(/href="([^"]+)"/g)].map(([, path = '']) => path);
      expect(links.length).toBeGreaterThan(4);
      for (const path of links)
        expect([path, (await rawRequest(url(), 'GET', path, self())).status]).toEqual([path, 200]);
    });

    it('S7-18 forbids browsers to guess the type of an answer', async () => {
      const paths = [
        '/health/live',
        '/health/ready',
        '/docs',
        '/openapi.json',
        '/problems',
        '/metrics',
        '/nowhere',
        '/%zz',
      ];
      for (const path of [...paths, '/api/v12/tokens', '/runbooks/README']) {
        const { headers } = await rawRequest(url(), 'GET', path, self());
        expect([path, headers['x-content-type-options']]).toEqual([path, 'nosniff']);
      }
      for (const text of ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nx: ${'x'.repeat(70_000)}\r\n\r\n`]) {
        expect((await sendRaw(url(), text)).headers['x-content-type-options']).toBe('nosniff');
      }
    });
  });

  describe('on a trusted network', () => {
    beforeAll(() => start({ ...onNetwork, allowedHosts: ['assent.example'] }));
    afterAll(stop);

    it.each(['localhost', '10.0.0.1', '[fd00::1]', 'command', 'assent.example'])(
      'S7-18 accepts %s, which cannot be the host of another web site',
      async (name) => {
        expect((await rawRequest(url(), 'GET', '/health/live', { host: `${name}:9003` })).status).toBe(200);
      },
    );

    it.each(['evil.example', '', ':80', '.'])('S7-18 refuses the public or empty host name "%s"', async (host) => {
      const answer = await rawRequest(url(), 'GET', '/health/live', { host });
      expect(codeOf(answer)).toEqual([421, 'HOST_NOT_ALLOWED']);
    });

    it('S7-18 refuses foreign origins', async () => {
      const headers = { host: 'command:9003', origin: 'http://evil.example', 'content-type': 'application/json' };
      expect(codeOf(await post(headers))).toEqual([403, 'ORIGIN_NOT_ALLOWED']);
    });
  });
});
