import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { startGateway } from '#apps/gateway/gateway';
import { createLogger, readConfig } from '#libs/process';
import type { RunningApps } from '#libs/runtime';

describe('the gateway with paused apps', () => {
  let paused: Server;
  let gateway: RunningApps;
  const connections = new Set<Socket>();
  const atOnce = 150;

  beforeAll(async () => {
    // Acts like a stopped process: the system accepts connections, but nothing reads from them.
    paused = createServer((socket) => {
      connections.add(socket);
      socket.on('error', () => undefined);
    }).listen(0, '127.0.0.1');
    await once(paused, 'listening');
    const app = `http://127.0.0.1:${(paused.address() as AddressInfo).port}`;
    gateway = await startGateway(
      { command: app, query: app, settlement: app, monitoring: app },
      { ...readConfig({}), port: 0 },
      createLogger('silent'),
      { readWithinMs: 1_500, commandWithinMs: 5_000, atOnce },
    );
  });

  afterAll(async () => {
    await gateway.stop();
    // Nothing reads from them, so their ends by the gateway go unnoticed.
    for (const socket of connections) socket.destroy();
    paused.close();
  });

  const read = (): Promise<Response> => fetch(`${gateway.url}/api/v12/versions`);
  const answersWith = async (code: string, answer: Response): Promise<void> => {
    expect([answer.status, answer.headers.get('retry-after'), await answer.json()]).toEqual([
      503,
      '1',
      expect.objectContaining({ code }),
    ]);
  };

  it('answers within its time limit, also for many concurrent requests', async () => {
    const began = performance.now();
    const headers = { 'content-type': 'application/json' };
    const command = fetch(`${gateway.url}/api/v12/tokens`, { method: 'POST', headers, body: '{}' });
    const reads = await Promise.all(Array.from({ length: atOnce }, read));
    const readsMs = performance.now() - began;
    for (const answer of reads) await answersWith('APP_UNAVAILABLE', answer);
    await answersWith('APP_UNAVAILABLE', await command);
    expect(readsMs).toBeLessThan(performance.now() - began - 500);
  });

  it('refuses too many unanswered requests to one app, and counts each app separately', async () => {
    const tooMany = 20;
    const reads = Array.from({ length: atOnce + tooMany }, read);
    const first = await Promise.race(reads);
    await answersWith('RESOURCE_BUSY', first.clone());
    await answersWith('APP_UNAVAILABLE', await fetch(`${gateway.url}/metrics`));
    const codes = (await Promise.all(reads)).map(async (answer) => ((await answer.json()) as { code: string }).code);
    const counts = Map.groupBy(await Promise.all(codes), (code) => code);
    expect([counts.get('RESOURCE_BUSY')?.length, counts.get('APP_UNAVAILABLE')?.length]).toEqual([tooMany, atOnce]);
    await answersWith('APP_UNAVAILABLE', await read());
  });

  it('CV-11 reports in time that its apps do not answer, and stays live', async () => {
    const reason = (app: string) => `The app ${app} did not answer within 2.5 seconds.`;
    const answer = await fetch(`${gateway.url}/health/ready`);
    expect([answer.status, await answer.json()]).toEqual([
      503,
      {
        status: 'DOWN',
        checks: { command: 'DOWN', query: 'DOWN', settlement: 'DOWN', serving: 'UP' },
        observed: { monitoring: 'DOWN' },
        upstreams: Object.fromEntries(
          ['command', 'query', 'settlement', 'monitoring'].map((app) => [app, { status: 'DOWN', reason: reason(app) }]),
        ),
      },
    ]);
    expect((await fetch(`${gateway.url}/health/live`)).status).toBe(200);
  });

  it('CV-10 measures its own answers by the routes of the apps', async () => {
    await answersWith('APP_UNAVAILABLE', await read());
    const text = await (await fetch(`${gateway.url}/metrics/gateway`)).text();
    expect(text).toMatch(
      /^assent_http_request_duration_seconds_count\{method="GET",route="\/api\/v12\/versions",status="5xx"\} [1-9]/m,
    );
    expect(text).toMatch(/^process_cpu_seconds_total /m);
  });
});
