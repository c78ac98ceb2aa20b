import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka as CloudEventsKafka } from 'cloudevents';
import { answerOf, createAssentClient, type AssentClient } from '#libs/client';
import type { GatewayHealth } from '#apps/gateway/readiness';
import { integrationEventKinds, integrationEventSchema, type IntegrationEventType } from '#libs/contracts';
import { appNames } from '#libs/runtime';
import { startDistributed, type Distributed } from '../../tools/distributed/start-distributed.ts';
import { Topics, type Delivered } from '../chaos/topics.ts';
import { eventually } from '../eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../kafka/kafka.ts';
import { expectTheDemoOn } from './demo-on.ts';

describeWithKafka('Assent with one process per app and Kafka', () => {
  const prefix = aPrefix();
  const output: string[] = [];
  let directory: string;
  let assent: Distributed;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'assent-distributed-'));
    assent = await startDistributed({
      directory,
      programs: '.assent/programs',
      kafkaBrokers: (await kafkaBrokers()).join(),
      durable: false,
      env: { KAFKA_PREFIX: prefix },
      onLine: (name, line) => output.push(`${name} ${line}`),
    });
  }, 120_000);

  afterAll(async () => {
    await assent.stop();
    await rm(directory, { recursive: true, force: true });
  });

  const api = (path: string, init?: RequestInit): Promise<Response> => fetch(`${assent.url}${path}`, init);
  const aToken = { name: 'A token', issuerAccountId: 'issuer', openingBalance: '1.00' };
  const register = (): Promise<Response> =>
    api('/api/v12/tokens', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(aToken),
    });

  it('starts without warnings, and runs the demo', async () => {
    expect(output.filter((line) => !line.includes(' is ready at '))).toEqual([]);
    await expectTheDemoOn(assent.url);
  });

  it('CV-4 publishes standard CloudEvents in binary mode, keyed by token', async () => {
    const delivered = await new Topics(assent.kafka.brokers, prefix).read();
    expect(new Set(delivered.map(({ topic }) => topic.slice(prefix.length)))).toEqual(
      new Set([
        'assent.token-lifecycle.v1',
        'assent.approval-execution.v1',
        'assent.revenue.v1',
        'assent.settlement.v1',
      ]),
    );
    for (const { topic, message } of delivered) {
      const event = readByOthers(message);
      expect(integrationEventSchema.safeParse(event)).toMatchObject({ success: true });
      const type = event.type as IntegrationEventType;
      expect(integrationEventKinds[type].data.safeParse(event['data'])).toMatchObject({ success: true });
      expect([type, topic]).toEqual([type, prefix + integrationEventKinds[type].topic]);
      expect(message.key?.toString()).toBe(event['partitionkey']);
    }
  });

  it('serves the documentation, metrics and every app through one address', async () => {
    const paths = ['/openapi.json', '/docs', '/metrics', '/api/v12/books/trial-balance', '/health/live'];
    for (const path of paths) expect([path, (await api(path)).status]).toEqual([path, 200]);
    for (const own of Object.values(assent.appUrls)) expect((await fetch(`${own}/metrics`)).status).toBe(200);
    const missing = await api('/api/v12/nothing');
    expect([missing.status, await missing.json()]).toEqual([404, expect.objectContaining({ code: 'ROUTE_NOT_FOUND' })]);
  });

  const ready = async () => {
    const response = await api('/health/ready');
    return { code: response.status, ...((await response.json()) as GatewayHealth) };
  };

  it('CV-11 reports the state of every process and dependency', async () => {
    const { code, ...health } = await ready();
    expect([code, health.status, health.checks, health.observed]).toEqual([
      200,
      'UP',
      { command: 'UP', query: 'UP', settlement: 'UP', serving: 'UP' },
      { monitoring: 'UP', kafka: 'UP' },
    ]);
    expect(health.upstreams['command']).toEqual({
      status: 'UP',
      checks: { database: 'UP', eventStore: 'UP', processors: 'UP', serving: 'UP' },
      observed: { kafka: 'UP' },
    });
    expect(health.apps).toEqual(Object.fromEntries(appNames.map((app) => [app, { status: 'UP' }])));
    expect(health.processes?.map(({ apps, status }) => [apps, status]).toSorted()).toEqual(
      appNames.map((app) => [[app], 'UP']).toSorted(),
    );
    expect(health.notRunning).toEqual([]);
  });

  it('CV-11 stays live but is not ready while an app that serves the API is not ready', async () => {
    assent.apps.command.kill('SIGSTOP');
    const others = ['query', 'settlement', 'serving'] as const;
    const notReady = await eventually(
      ready,
      ({ code, checks }) =>
        code === 503 && checks['command'] === 'DOWN' && others.every((name) => checks[name] === 'UP'),
    );
    expect(notReady).toMatchObject({
      status: 'DOWN',
      checks: { command: 'DOWN', query: 'UP', settlement: 'UP', serving: 'UP' },
      upstreams: { command: { status: 'DOWN', reason: 'The app command did not answer within 2.5 seconds.' } },
      apps: { query: { status: 'UP' } },
    });
    expect((await api('/health/live')).status).toBe(200);
    assent.apps.command.kill('SIGCONT');
    expect(await eventually(ready, ({ code }) => code === 200)).toMatchObject({ checks: { command: 'UP' } });
  }, 180_000);

  it('CV-11 lists a silent process until a successor replaces it', async () => {
    const workers = async () => (await ready()).processes?.filter(({ apps }) => apps.includes('worker')) ?? [];
    const metrics = async () => (await api('/metrics')).text();
    const [first] = await workers();
    assent.apps.worker.kill('SIGSTOP');
    assent.apps.projector.kill('SIGSTOP');
    expect((await register()).status).toBe(201);
    const { code, apps } = await eventually(
      ready,
      (health) => health.apps?.worker.status === 'DOWN' && health.apps.projector.status === 'DOWN',
    );
    expect([code, apps?.worker]).toEqual([
      200,
      {
        status: 'DOWN',
        reason: `Process ${first?.pid} on ${first?.host} sends no heartbeats.`,
        since: expect.any(String),
      },
    ]);
    // A busy machine may delay the heartbeats of the others for a moment.
    const text = await eventually(
      metrics,
      (all) =>
        /^assent_running_processes\{app="worker"\} 0$/m.test(all) &&
        /^assent_running_processes\{app="query"\} 1$/m.test(all),
    );
    expect(text).toMatch(/^assent_processor_not_running\{processor="tokens",reason="process_silent"\} 1$/m);
    expect(text).not.toMatch(/^assent_processor_lag_seconds\{processor="tokens"\}/m);
    expect(text).toMatch(/^assent_read_models_lag_seconds [1-9]/m);
    assent.apps.worker.kill('SIGKILL');
    assent.apps.projector.kill('SIGCONT');
    const now = await eventually(workers, (all) => all.length === 1 && all[0]?.pid !== first?.pid);
    expect(now).toMatchObject([{ status: 'UP' }]);
    const back = await eventually(metrics, (all) => /^assent_read_models_lag_seconds 0$/m.test(all));
    expect(back).toMatch(/^assent_processor_lag_seconds\{processor="tokens"\} 0$/m);
    await eventually(ready, (health) => health.apps?.worker.status === 'UP' && health.apps.projector.status === 'UP');
  }, 180_000);

  it('N2 delays the trial balance until the group has processed Kafka up to a position', async () => {
    const client = createAssentClient(assent.url);
    const body = { ...aToken, issuerAccountId: 'waited-for', openingBalance: '3.00' };
    const { position } = await answerOf(client.POST('/api/v12/tokens', { body }));
    const params = { query: { prefix: 'issuer:waited-for' }, header: { 'X-Min-Position': position } };
    const { accounts } = await answerOf(client.GET('/api/v12/books/trial-balance', { params }));
    expect(accounts).toEqual([{ account: 'issuer:waited-for', balance: '3.00' }]);
  }, 180_000);

  it('serves the other requests while an app is down, and catches up afterwards', async () => {
    assent.apps.settlement.kill('SIGSTOP');
    const { client, versionId } = await approvedVersion();
    const readVersion = () => client.GET('/api/v12/versions/{versionId}', { params: { path: { versionId } } });
    await eventually(readVersion, ({ data }) => data?.status === 'ACTIVE');
    const settlements = () => client.GET('/api/v12/settlements', { params: { query: { versionId } } });
    expect((await settlements()).data?.items).toEqual([]);
    assent.apps.settlement.kill('SIGCONT');
    await eventually(settlements, ({ data }) => data?.items[0]?.revenueStream?.status === 'SETTLED');
  }, 180_000);

  it('names the app that is down, and accepts commands while queries are down', async () => {
    await assent.apps.query.stop();
    const read = await api('/api/v12/versions');
    expect([read.status, read.headers.get('retry-after'), await read.json()]).toEqual([
      503,
      '1',
      expect.objectContaining({ code: 'APP_UNAVAILABLE', detail: 'The app query did not answer.' }),
    ]);
    expect((await register()).status).toBe(201);
    expect(await ready()).toMatchObject({
      code: 503,
      status: 'DOWN',
      checks: { query: 'DOWN', command: 'UP' },
      upstreams: { query: { reason: 'The app query cannot be reached.' } },
      apps: { query: { status: 'DOWN', reason: 'No process runs this app.' } },
    });
  }, 180_000);

  async function approvedVersion(): Promise<{ client: AssentClient; versionId: string }> {
    const client = createAssentClient(assent.url);
    const { tokenId } = await answerOf(client.POST('/api/v12/tokens', { body: { ...aToken, openingBalance: '9.00' } }));
    const { versionId } = await answerOf(
      client.POST('/api/v12/tokens/{tokenId}/versions', {
        params: { path: { tokenId } },
        body: { content: {}, amount: '1.00', recipient: 'someone' },
      }),
    );
    const { approvalRequestId } = await answerOf(
      client.POST('/api/v12/versions/{versionId}/submit', {
        params: { path: { versionId } },
        body: { tier: 'STANDARD', validators: ['v1'] },
      }),
    );
    await client.POST('/api/v12/approvals/{approvalRequestId}/votes', {
      params: { path: { approvalRequestId } },
      body: { validatorId: 'v1', choice: 'APPROVE' },
    });
    return { client, versionId };
  }
});

/** Reads a message with the CloudEvents project's own library. */
function readByOthers({ key, value, headers = {} }: Delivered['message']): Record<string, unknown> & { type: string } {
  const text = Object.fromEntries(Object.entries(headers).map(([name, each]) => [name, String(each)]));
  const message = { key: String(key), value: String(value), body: String(value), headers: text };
  const event = CloudEventsKafka.toEvent(message);
  return JSON.parse(JSON.stringify(event)) as Record<string, unknown> & { type: string };
}
