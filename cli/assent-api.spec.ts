import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { operations } from '#libs/contracts';
import { AssentApi, untilSettled } from './assent-api.ts';

interface Settled {
  readonly status: string;
  readonly revenueStream: { readonly status: string } | null;
}

/** The documented page of one settlement, with the states. */
function pageOf({ status, revenueStream }: Settled): unknown {
  const example = operations.find(({ operationId }) => operationId === 'listSettlements')?.example.response;
  const [item] = (example as { items: { revenueStream: object }[] }).items;
  const stream = revenueStream && { ...item?.revenueStream, ...revenueStream };
  return { items: [{ ...item, status, revenueStream: stream }], nextCursor: null };
}

describe('untilSettled', () => {
  let server: Server;
  let answers: [Settled, ...Settled[]];

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(pageOf((answers.length > 1 ? answers.shift() : undefined) ?? answers[0])));
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
