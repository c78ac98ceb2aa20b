import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AssentApi, untilSettled } from './assent-api.ts';

describe('untilSettled', () => {
  let server: Server;
  let answers: { readonly status: string; readonly revenueStream: { readonly status: string } | null }[];

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ items: [answers.length > 1 ? answers.shift() : answers[0]] }));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const wait = () => untilSettled(new AssentApi(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), 'v');

  it('waits for the settlement and for its revenue stream, whichever read model is behind', async () => {
    const [paid, settled] = ['COMPLETED', 'SETTLED'] as const;
    answers = [
      { status: 'REQUESTED', revenueStream: null },
      { status: 'REQUESTED', revenueStream: { status: settled } },
      { status: paid, revenueStream: { status: settled } },
    ];
    expect(await wait()).toMatchObject({ status: paid, revenueStream: { status: settled } });
  });

  it('stops waiting when the settlement fails', async () => {
    answers = [{ status: 'FAILED', revenueStream: { status: 'PENDING_SETTLEMENT' } }];
    expect(await wait()).toMatchObject({ status: 'FAILED' });
  });
});
