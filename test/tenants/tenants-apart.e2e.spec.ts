import { randomUUID } from 'node:crypto';
import { openApiDocument, roles } from '#libs/contracts';
import { startTestAssent, type Answer, type TestAssent } from '../e2e/running-assent.ts';
import { eventually } from '../eventually.ts';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { documentedOperations } from '../openapi/example-requests.ts';

type Headers = Readonly<Record<string, string>>;

/** The ids of one approval's life, by the name of the path parameter. */
type Ids = Readonly<Record<string, string>>;

const secretName = 'The unicorn of acme';
const issuerAccountId = 'unicorn-account';

describe('another tenant', () => {
  let provider: TestProvider;
  let assent: TestAssent;
  let ids: Ids;
  let acme: Headers;
  let other: Headers;

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({ identity: { ...provider.config, tenantClaim: 'tenant' } });
    for (const tenantId of ['acme', 'other']) {
      const created = await assent.post('/api/v12/tenants', { tenantId, reason: 'a test' }, await headersOf('default'));
      expect(created.status).toBe(201);
    }
    [acme, other] = [await headersOf('acme'), await headersOf('other')];
    ids = await lifeOf(acme);
    await lifeOf(other, 'Of the other', 'other-account');
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  async function headersOf(tenant: string, sub = 'ann'): Promise<Headers> {
    return { authorization: `Bearer ${await provider.token({ sub, roles, tenant })}` };
  }

  /** A version that was approved, executed and settled, a pending one, and what operators see when something fails. */
  async function lifeOf(headers: Headers, name = secretName, account = issuerAccountId): Promise<Ids> {
    const tenantId = name === secretName ? 'acme' : 'other';
    const validator = await headersOf(tenantId, 'vic');
    const post = async (path: string, body: object, as = headers): Promise<Answer['body']> => {
      const answer = await assent.post(`/api/v12/${path}`, body, as);
      if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    const { tokenId } = await post('tokens', { name, issuerAccountId: account, openingBalance: '1000.00' });
    const { versionId } = await post(`tokens/${tokenId}/versions`, {
      content: { title: name },
      amount: '100.00',
      recipient: `${name}'s friend`,
    });
    const validators = [`${provider.issuer}#vic`];
    const { approvalRequestId } = await post(`versions/${versionId}/submit`, { tier: 'STANDARD', validators });
    await post(`approvals/${approvalRequestId}/votes`, { choice: 'APPROVE' }, validator);
    await eventually(
      () => assent.get(`/api/v12/settlements?versionId=${versionId}`, headers),
      ({ body }) => body.items?.[0]?.status === 'COMPLETED',
    );
    const { rows } = await assent.pool.query<{ id: string }>(
      `insert into messaging.dead_letters (tenant_id, consumer_group, event_id, event_type, key, sequence, event, error, status, attempts)
       values ($1, 'revenue', gen_random_uuid(), 'TokenFunded', $2, '1', '{"source": "/assent"}', $3, 'failed', 1) returning id`,
      [tenantId, tokenId, name],
    );
    const parked = await assent.pool.query<{ id: string }>(
      `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type, error)
       values ($1, 'tokens', $2, $3, gen_random_uuid(), 'TokenRegistered', $4) returning id`,
      [tenantId, tenantId, `${tenantId}.token-${tokenId}`, name],
    );
    const { replayId } = await post('replays', { group: 'logging', reason: name, eventsPerSecond: 1 });
    return {
      ...{ tokenId, versionId, approvalRequestId, replayId },
      deadLetterId: rows[0]?.id ?? '',
      parkedId: parked.rows[0]?.id ?? '',
    };
  }

  const reads = documentedOperations(openApiDocument()).filter(({ method }) => method === 'GET');
  const addressOf = (path: string, own: Ids): string =>
    path.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => own[parameter] ?? randomUUID());
  const traces = (): readonly string[] => [...Object.values(ids), secretName, issuerAccountId];
  const queryOf = (path: string): string =>
    path.endsWith('notifications') ? `?recipient=${encodeURIComponent(`${provider.issuer}#ann`)}` : '';

  it.each(reads)('C-30 DESIGN-11 learns nothing of this one by $template', async ({ template }) => {
    const address = addressOf(template, ids) + queryOf(template);
    const head = await assent.head();
    // The operators of the installation diagnose all of it.
    const operator = template.endsWith('/diagnosis') ? [] : [await headersOf('default')];
    for (const headers of [other, { ...other, 'x-min-position': head }, ...operator]) {
      const { status, body } = await assent.get(address, headers);
      const text = JSON.stringify(body);
      const asked = traces().filter((trace) => !address.includes(trace));
      for (const trace of asked) expect([template, status, text.includes(trace)]).toEqual([template, status, false]);
      if (template.includes('{') && status === 200) expect(text).not.toContain(secretName);
      expect([template, status < 500]).toEqual([template, true]);
    }
  });

  it.each(
    reads.filter(({ template }) => /\{(tokenId|versionId|approvalRequestId|deadLetterId|replayId)\}/.test(template)),
  )('C-30 DESIGN-11 gets the same 404 for an id of this one as for an unknown id: $template', async ({ template }) => {
    const [foreign, unknown] = [addressOf(template, ids), addressOf(template, {})];
    const [one, two] = [await assent.get(foreign, other), await assent.get(unknown, other)];
    const withoutIds = ({ status, body }: Answer): string =>
      `${status} ${JSON.stringify({ ...body, traceId: '', instance: '' })}`.replaceAll(
        /[\da-f]{8}-[\da-f-]{27}/g,
        'id',
      );
    expect(withoutIds(one)).toBe(withoutIds(two));
    expect(one.status).toBe(404);
  });

  it('C-30 cannot retry, discard or stop what belongs to this one', async () => {
    const reason = { reason: 'a test' };
    const requests: readonly (readonly [path: string, body: object])[] = [
      [`dead-letters/${ids['deadLetterId']}/retry`, reason],
      [`dead-letters/${ids['deadLetterId']}/discard`, reason],
      [`dead-letters/${ids['parkedId']}/discard`, reason],
      [`replays/${ids['replayId']}/stop`, reason],
    ];
    for (const [path, body] of requests) {
      expect([path, (await assent.post(`/api/v12/${path}`, body, other)).status]).toEqual([path, 404]);
    }
    const { body } = await assent.get(`/api/v12/dead-letters/${ids['deadLetterId']}`, acme);
    expect(body).toMatchObject({ status: 'failed', error: secretName });
  });

  it('N7 counts and replays events of its own only', async () => {
    const { body } = await assent.post('/api/v12/replays/count', { group: 'logging', tokenId: ids['tokenId'] }, other);
    expect(body).toMatchObject({ total: 0 });
    const own = await assent.post('/api/v12/replays/count', { group: 'logging', tokenId: ids['tokenId'] }, acme);
    expect(own.body.total).toBeGreaterThan(0);
  });

  it('may use the same Idempotency-Key for another request', async () => {
    const key = { 'idempotency-key': randomUUID() };
    const body = { name: 'One', issuerAccountId: 'x', openingBalance: '1.00' };
    const answers = await Promise.all([
      assent.post('/api/v12/tokens', body, { ...acme, ...key }),
      assent.post('/api/v12/tokens', { ...body, name: 'Two' }, { ...other, ...key }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
  });

  it('CV-8 metrics have no data of a tenant', async () => {
    const text = await (await fetch(`${assent.url}/metrics`, { headers: await headersOf('default') })).text();
    expect(text).toContain('assent_dead_letters');
    for (const trace of [...traces(), 'acme']) expect([trace, text.includes(trace)]).toEqual([trace, false]);
  });

  it('S6-50 execution metrics count executions of its own', async () => {
    const headers = { 'x-min-position': await assent.head() };
    const executions = async (tenant: Headers): Promise<number> =>
      (await assent.get('/api/v12/approval-execution/execution-metrics', { ...tenant, ...headers })).body.lastDay
        .executions as number;
    expect(await executions(acme)).toBe(1);
    expect(await executions(await headersOf('default'))).toBe(0);
  });
});
