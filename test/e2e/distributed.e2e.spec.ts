import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka as CloudEventsKafka } from 'cloudevents';
import { answerOf, createAssentClient, type AssentClient } from '#libs/client';
import { integrationEventKinds, integrationEventSchema, type IntegrationEventType } from '#libs/contracts';
import { startDistributed, type Distributed } from '../../tools/distributed/start-distributed.ts';
import { Topics, type Delivered } from '../chaos/topics.ts';
import { eventually } from '../eventually.ts';
import { aPrefix, describeWithKafka, kafkaBrokers } from '../kafka/kafka.ts';
import { expectTheDemoOn } from './demo-on.ts';

describeWithKafka('each app as a process of its own, with Kafka between them', () => {
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

  it('is started in silence, and shows the demo with ballots of any kind', async () => {
    expect(output.filter((line) => !line.includes(' is ready at '))).toEqual([]);
    await expectTheDemoOn(assent.url);
  }, 60_000);

  it('CV-4 publishes CloudEvents in binary mode, keyed by token, that any reader understands', async () => {
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
  }, 60_000);

  it('serves the documentation, metrics and every app through one address', async () => {
    const paths = ['/openapi.json', '/docs', '/metrics', '/api/v12/books/trial-balance', '/health/live'];
    for (const path of paths) expect([path, (await api(path)).status]).toEqual([path, 200]);
    expect(await (await api('/health/ready')).json()).toEqual({
      status: 'UP',
      checks: { command: 'UP', query: 'UP', settlement: 'UP', monitoring: 'UP', serving: 'UP' },
    });
    const missing = await api('/api/v12/nothing');
    expect([missing.status, await missing.json()]).toEqual([404, expect.objectContaining({ code: 'ROUTE_NOT_FOUND' })]);
  });

  it('N2 has the trial balance wait until the group has taken what Kafka has of a position', async () => {
    const client = createAssentClient(assent.url);
    const body = { ...aToken, issuerAccountId: 'waited-for', openingBalance: '3.00' };
    const { position } = await answerOf(client.POST('/api/v12/tokens', { body }));
    const params = { query: { prefix: 'issuer:waited-for' }, header: { 'X-Min-Position': position } };
    const { accounts } = await answerOf(client.GET('/api/v12/books/trial-balance', { params }));
    expect(accounts).toEqual([{ account: 'issuer:waited-for', balance: '3.00' }]);
  }, 60_000);

  it('answers what it can while an app is away, and catches up when it is back', async () => {
    assent.apps.settlement.kill('SIGSTOP');
    const { client, versionId } = await approvedVersion();
    const readVersion = () => client.GET('/api/v12/versions/{versionId}', { params: { path: { versionId } } });
    await eventually(readVersion, ({ data }) => data?.status === 'ACTIVE');
    const settlements = () => client.GET('/api/v12/settlements', { params: { query: { versionId } } });
    expect((await settlements()).data?.items).toEqual([]);
    assent.apps.settlement.kill('SIGCONT');
    await eventually(settlements, ({ data }) => data?.items[0]?.revenueStream?.status === 'SETTLED');
  }, 60_000);

  it('says which app is down, and takes commands when only queries are', async () => {
    await assent.apps.query.stop();
    const read = await api('/api/v12/versions');
    expect([read.status, read.headers.get('retry-after'), await read.json()]).toEqual([
      503,
      '1',
      expect.objectContaining({ code: 'APP_UNAVAILABLE', detail: 'The app query did not answer.' }),
    ]);
    expect((await register()).status).toBe(201);
    expect(await (await api('/health/ready')).json()).toMatchObject({ status: 'UP', checks: { query: 'DOWN' } });
  }, 60_000);

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

/** By the CloudEvents project's own reader, which knows nothing of us. */
function readByOthers({ key, value, headers = {} }: Delivered['message']): Record<string, unknown> & { type: string } {
  const text = Object.fromEntries(Object.entries(headers).map(([name, each]) => [name, String(each)]));
  const message = { key: String(key), value: String(value), body: String(value), headers: text };
  const event = CloudEventsKafka.toEvent(message);
  return JSON.parse(JSON.stringify(event)) as Record<string, unknown> & { type: string };
}
