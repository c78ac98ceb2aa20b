import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '../eventually.ts';
import { EventStoreDbDouble, type ForeignEvent } from '../event-store-db/event-store-db-double.ts';
import { expectTheDemoOn } from './demo-on.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { registerToken, submittedVersion, untilSettlement, vote } from './steps.ts';

describe('Assent with its events in EventStoreDB', () => {
  let double: EventStoreDbDouble;
  let assent: TestAssent;

  beforeAll(async () => {
    double = await EventStoreDbDouble.start();
    assent = await startTestAssent({ eventStoreUrl: double.url });
  });

  afterAll(async () => {
    await assent.close();
    double.stop();
  });

  it('runs the demo, and has no events in PostgreSQL', async () => {
    await expectTheDemoOn(assent.url);
    const { rows } = await assent.pool.query('select count(*)::int as count from event_store.events');
    expect(rows).toEqual([{ count: 0 }]);
  });

  it('N2 returns positions that its queries wait for, and refuses positions of another store', async () => {
    const { approvalRequestId } = await submittedVersion(assent);
    const { body } = await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    const path = `/api/v12/approvals/${approvalRequestId}`;
    expect(await assent.get(path, { 'x-min-position': (body as { position: string }).position })).toMatchObject({
      status: 200,
      body: { status: 'APPROVED' },
    });
    expect(await assent.get(path, { 'x-min-position': '9'.repeat(38) })).toMatchObject({ status: 400 });
  });

  it('reports the lag of each processor', async () => {
    const metrics = await (await fetch(`${assent.url}/metrics`)).text();
    expect(metrics).toMatch(/^assent_processor_lag_seconds\{processor="execute-approved"\} [\d.]+$/m);
  });

  it('K2 counts the subscriptions that the server ended as too slow', async () => {
    const metrics = async () => (await fetch(`${assent.url}/metrics`)).text();
    expect(await metrics()).toMatch(/^assent_event_store_slow_subscriptions_total 0$/m);
    double.abortSubscriptions('while live');
    await registerToken(assent);
    await eventually(metrics, (text) => /^assent_event_store_slow_subscriptions_total [1-9]\d*$/m.test(text));
  });

  it('K1, K6 refuses votes on a stream with foreign events, reports it, and serves other streams', async () => {
    const metadata = JSON.stringify({
      tenantId: 'default',
      actor: { type: 'user', id: 'other' },
      ...{
        correlationId: 'x',
        causationId: 'x',
        commandId: 'x',
        occurredAt: '2026-01-01T00:00:00.000Z',
        schemaVersion: 1,
      },
    });
    const foreign: readonly ForeignEvent[] = [
      { type: 'ApprovalGranted', data: Buffer.from([0, 255]), contentType: 'application/octet-stream' },
      { type: 'Invented', metadata },
    ];
    for (const event of foreign) {
      const { approvalRequestId } = await submittedVersion(assent);
      double.write(`assent-approval-${approvalRequestId}`, event);
      expect(await vote(assent, approvalRequestId, 'v1', 'APPROVE')).toMatchObject({
        status: 409,
        body: {
          code: 'STREAM_UNREADABLE',
          details: { stream: `approval-${approvalRequestId}` },
          recommendedActions: expect.arrayContaining([expect.any(String)]) as unknown,
        },
      });
    }
    const { approvalRequestId, versionId } = await submittedVersion(assent);
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilSettlement(assent, versionId, 'COMPLETED');
    await eventually(
      async () => (await fetch(`${assent.url}/metrics`)).text(),
      (metrics) => metrics.includes('assent_parked_events{processor="unreadable-streams"} 2'),
    );
  });

  it('K7 answers a recorded vote after its stream was truncated, and refuses the next one', async () => {
    const { approvalRequestId } = await submittedVersion(assent);
    double.limit(`assent-approval-${approvalRequestId}`, { $maxCount: 1 });
    expect(await vote(assent, approvalRequestId, 'v1', 'APPROVE')).toMatchObject({ status: 201 });
    await assent.stop();
    await assent.restart();
    expect(await vote(assent, approvalRequestId, 'v2', 'APPROVE')).toMatchObject({
      status: 409,
      body: { code: 'STREAM_UNREADABLE' },
    });
  });

  it('continues after a restart', async () => {
    const { versionId, approvalRequestId } = await submittedVersion(assent);
    await assent.stop();
    await assent.restart({ automaticExecution: false });
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await assent.stop();
    await assent.restart();
    await untilSettlement(assent, versionId, 'COMPLETED');
  });
});

describe('the demo with EVENT_STORE_URL', () => {
  it('K9 stores its events on that server under its own prefix, and says so', async () => {
    const double = await EventStoreDbDouble.start();
    const directory = await mkdtemp(join(tmpdir(), 'assent-ballots-'));
    try {
      const ballots = join(directory, 'ballots.csv');
      await writeFile(ballots, 'Class,Carried\nx,y\ny,y\n');
      const demo = ['--enable-source-maps', 'dist/demo/main.js', '--ballots', ballots];
      const { stdout, stderr } = await promisify(execFile)(process.execPath, demo, {
        env: { ...process.env, NODE_OPTIONS: '', EVENT_STORE_URL: double.url },
      });
      expect(stderr).toBe('');
      expect(stdout).toMatch(/in streams demo-assent-[0-9a-f-]{36}-\*/);
      const ours = double.streams.filter((stream) => stream.includes('assent-'));
      expect(ours.some((stream) => /^demo-assent-[0-9a-f-]{36}-version-/.test(stream))).toBe(true);
      expect(ours.filter((stream) => stream.startsWith('assent-'))).toEqual([]);
    } finally {
      double.stop();
      await rm(directory, { recursive: true, force: true });
    }
  });
});
