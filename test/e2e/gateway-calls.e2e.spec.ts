import { startGateway } from '#apps/gateway/gateway';
import { type Config, createLogger, readConfig } from '#libs/process';
import type { RunningApps } from '#libs/runtime';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { rawRequest } from './raw-http.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';

const internalSecret = 'a secret that the gateway shares with its apps';

describe('an app that accepts calls of its gateway only', () => {
  let provider: TestProvider;
  let assent: TestAssent;
  const gateways: RunningApps[] = [];

  const gatewayWith = async (config: Partial<Config>): Promise<RunningApps> => {
    const { url } = assent;
    const gateway = await startGateway(
      { command: url, query: url, settlement: url, monitoring: url },
      { ...readConfig({}), port: 0, identity: provider.config, ...config },
      createLogger('silent'),
    );
    gateways.push(gateway);
    return gateway;
  };

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ internalSecret, identity: provider.config, rateLimits: { address: 1 } });
  });

  afterAll(async () => {
    for (const gateway of gateways) await gateway.stop();
    await assent.close();
    await provider.stop();
  });

  const send = async (url: string, method: string, path: string, headers: Readonly<Record<string, string>> = {}) => {
    const authorization = `Bearer ${await provider.token({ roles: ['ADMIN', 'SUBMITTER', 'OPS'] })}`;
    return rawRequest(url, method, path, { host: new URL(url).host, authorization, ...headers });
  };

  it('DESIGN-11 refuses a request that did not come through the gateway, whatever it says', async () => {
    const forged = { 'signature-input': 'assent=("@method");created=1;keyid="gateway"', signature: 'assent=:AAAA:' };
    for (const headers of [{}, forged]) {
      const answer = await send(assent.url, 'GET', '/api/v12/tokens', headers);
      expect([answer.status, JSON.parse(answer.body)]).toEqual([
        403,
        expect.objectContaining({ code: 'NOT_FROM_GATEWAY' }),
      ]);
    }
    expect((await send(assent.url, 'GET', '/openapi.json')).status).toBe(403);
    for (const path of ['/health/live', '/metrics']) expect((await send(assent.url, 'GET', path)).status).toBe(200);
  });

  it('DESIGN-11 serves every request that the gateway forwards, and counts no addresses again', async () => {
    const { url } = await gatewayWith({ internalSecret });
    const paths = [
      '/api/v12/tokens',
      '/api/v12/tokens?',
      '/api/v12/tokens?name=a%20b&limit=1',
      '/docs',
      '/openapi.json',
    ];
    for (const path of paths) expect([path, (await send(url, 'GET', path)).status]).toEqual([path, 200]);
    for (const path of ['/nowhere', '/a/./b', '/%C3%A9?x=%', '/?a=1#b', '/x?../', '/%2e%2e/x', '/a/..%2fb', '//x']) {
      expect([path, (await send(url, 'GET', path)).status]).toEqual([path, path.startsWith('/?') ? 200 : 404]);
    }
    expect((await send(url, 'HEAD', '/api/v12/tokens')).status).toBe(200);
    expect((await send(url, 'POST', '/api/v12/tokens', { 'content-type': 'application/json' })).status).toBe(400);
  });

  it('DESIGN-11 records the client that the gateway saw, not the one that the client claims', async () => {
    const { url } = await gatewayWith({ internalSecret });
    const behindProxy = await gatewayWith({ internalSecret, trustedProxies: ['127.0.0.1'] });
    const claimed = { 'x-forwarded-for': '192.0.2.9' };
    expect(await addressOfEventBy(url, claimed)).toBe('127.0.0.1');
    expect(await addressOfEventBy(behindProxy.url, claimed)).toBe('192.0.2.9');
  });

  it('DESIGN-11 refuses a gateway with another secret', async () => {
    const { url } = await gatewayWith({ internalSecret: `${internalSecret}!` });
    expect((await send(url, 'GET', '/api/v12/tokens')).status).toBe(403);
  });

  async function addressOfEventBy(url: string, headers: Readonly<Record<string, string>>): Promise<string | undefined> {
    const response = await fetch(`${url}/api/v12/tokens`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${await provider.token({ roles: ['SUBMITTER'] })}`,
        ...headers,
      },
      body: JSON.stringify({ name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' }),
    });
    expect(response.status).toBe(201);
    const { metadata } = (await assent.log()).at(-1) ?? {};
    return metadata?.actor.address;
  }
});
