import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startGateway } from '#apps/gateway/gateway';
import { createLogger, readConfig } from '#libs/process';
import type { RunningApps } from '#libs/runtime';
import { startProcess, type AssentProcess } from './assent-process.ts';

describe('a command that the gateway gave up on', () => {
  let directory: string;
  let app: AssentProcess;
  let gateway: RunningApps;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'assent-late-'));
    app = await startProcess(directory);
    gateway = await startGateway(
      { command: app.url, query: app.url, settlement: app.url, monitoring: app.url },
      { ...readConfig({}), port: 0 },
      createLogger('silent'),
      { readWithinMs: 10_000, commandWithinMs: 4_000, atOnce: 100 },
    );
  });

  afterAll(async () => {
    await gateway.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const register = (name: string, url = gateway.url, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/api/v12/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ name, issuerAccountId: 'issuer', openingBalance: '1.00' }),
    });
  const listed = async (query: string, minPosition: string): Promise<{ items: any[]; nextCursor: string | null }> => {
    const headers = { 'x-min-position': minPosition };
    return (await (await fetch(`${gateway.url}/api/v12/tokens?${query}`, { headers })).json()) as never;
  };
  const bodyOf = async (answer: Response): Promise<any> => answer.json();

  it('is refused when its app resumes, and can be looked up and sent again', async () => {
    // The gateway ignores a deadline from a client.
    expect((await register('first', gateway.url, { 'x-assent-deadline': '0;0' })).status).toBe(201);
    app.signal('SIGSTOP');
    const late = await register('late', gateway.url, { 'x-assent-deadline': `0;${Number.MAX_SAFE_INTEGER}` });
    expect([late.status, (await bodyOf(late)).code]).toEqual([503, 'APP_UNAVAILABLE']);
    app.signal('SIGCONT');
    const again = await register('late');
    expect(again.status).toBe(201);
    const { tokenId, position } = await bodyOf(again);
    const found = await listed('name=late', position as string);
    expect(found.items.map((token) => token.tokenId as string)).toEqual([tokenId]);
    const page = await listed('limit=1', position as string);
    expect(page.items.map(({ name }) => name as string)).toEqual(['first']);
    const next = await listed(`limit=1&cursor=${encodeURIComponent(String(page.nextCursor))}`, position as string);
    expect(next.items.map(({ name }) => name as string)).toEqual(['late']);
    // The app itself gives the reason, also for a clock that differs too much from its own.
    const now = Date.now();
    for (const header of [`${now - 9_000};${now - 1}`, `${now + 60_000};${now + 90_000}`, 'soon']) {
      const refused = await register('refused', app.url, { 'x-assent-deadline': header });
      expect([refused.status, (await bodyOf(refused)).code]).toEqual([503, 'REQUEST_TOO_LATE']);
    }
    const { output } = await app.end('SIGTERM');
    expect(output.match(/REQUEST_TOO_LATE/g)?.length).toBeGreaterThan(3);
  });
});
