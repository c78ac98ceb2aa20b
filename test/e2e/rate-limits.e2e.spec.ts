import { parseList } from 'structured-headers';
import { startTestProvider, type TestProvider } from '../identity/test-provider.ts';
import { type Answer, startTestAssent, type TestAssent } from './running-assent.ts';

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const page = 'https://console.example.com';
/** More than the test sends, unless it is about this limit. */
const plenty = 100_000;

describe('an Assent with rate limits', () => {
  let provider: TestProvider;
  let assent: TestAssent;

  beforeAll(async () => {
    provider = await startTestProvider();
    assent = await startTestAssent({
      identity: provider.config,
      trustedProxies: ['127.0.0.1'],
      corsOrigins: [page],
      rateLimits: { address: 20, principal: 2, tenant: plenty },
    });
  });

  afterAll(async () => {
    await assent.close();
    await provider.stop();
  });

  const as = async (sub: string, address: string, ...roles: string[]) => ({
    ...bearer(await provider.token({ sub, roles })),
    'x-forwarded-for': address,
  });
  const times = (count: number, send: (n: number) => Promise<Answer>): Promise<readonly Answer[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => send(n)));
  const refused = (answers: readonly Answer[]) => answers.filter(({ status }) => status === 429);

  it('S7-51 refuses a principal beyond the limit with 429, says when to try again, and serves others', async () => {
    const ann = await as('ann', '198.51.100.1', 'AUDITOR');
    const bob = await as('bob', '198.51.100.1', 'AUDITOR');
    const answers = await times(60, (n) =>
      assent.get('/api/v12/tokens', { ...ann, 'x-forwarded-for': `192.0.2.${n}` }),
    );
    const [first] = refused(answers);
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(2);
    expect(first).toMatchObject({
      status: 429,
      body: { code: 'RATE_LIMITED', details: { limit: 'principal', perSecond: 2, weight: 1 } },
    });
    expect(first?.headers.get('retry-after')).toBe('1');
    expect(first?.headers.get('ratelimit-policy')).toBe(
      `"address";q=20;w=1, "principal";q=2;w=1, "tenant";q=${plenty};w=1`,
    );
    const left = new Map(parseList(first?.headers.get('ratelimit') ?? '').map(([name, facts]) => [name, facts]));
    expect(left.get('principal')).toEqual(
      new Map([
        ['r', 0],
        ['t', 2],
      ]),
    );
    expect((await assent.get('/api/v12/tokens', bob)).status).toBe(200);
  });

  it('S7-51 counts a heavy operation as its weight, and refuses it before it has an effect', async () => {
    const olga = await as('olga', '198.51.100.2', 'OPS');
    const job = { reason: 'weekly check' };
    const before = await assent.head();
    const answers = await times(3, () => assent.post('/api/v12/projections/tokens/check', job, olga));
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 429, 429]);
    expect(await assent.head()).toBe(before);
  });

  it('S7-51 refuses an address beyond the limit before authentication, whatever its credentials', async () => {
    const from = (address: string) => () => assent.get('/api/v12/tokens', { 'x-forwarded-for': address, origin: page });
    const [flood, neighbour, other] = await Promise.all([
      times(200, from('2001:db8::1')),
      times(200, from('2001:db8::ffff')),
      times(10, from('2001:db8:0:1::1')),
    ]);
    expect(refused([...flood, ...neighbour]).length).toBeGreaterThan(50);
    expect(refused(flood)[0]?.body).toMatchObject({ code: 'RATE_LIMITED', details: { limit: 'address' } });
    expect(refused(flood)[0]?.headers.get('access-control-allow-origin')).toBe(page);
    expect(refused(neighbour).length).toBeGreaterThan(0);
    expect(new Set(other.map(({ status }) => status))).toEqual(new Set([401]));
    const ports = await times(200, (n) => from(`203.0.113.9:${1_024 + n}`)());
    expect(refused(ports).length).toBeGreaterThan(50);
    expect((await assent.get('/health/live', { 'x-forwarded-for': '2001:db8::1' })).status).toBe(200);
    const metrics = await (await fetch(`${assent.url}/metrics`)).text();
    expect(metrics).toMatch(/assent_rate_limited_requests_total\{limit="address"\} \d+/);
    expect(metrics).toMatch(/assent_rate_limited_requests_total\{limit="principal"\} \d+/);
  });

  it('S7-51 refuses all principals of a tenant beyond its limit', async () => {
    await assent.stop();
    await assent.restart({ rateLimits: { tenant: 2 } });
    const both = [await as('ann', '198.51.100.3', 'AUDITOR'), await as('bob', '198.51.100.4', 'AUDITOR')];
    const answers = await Promise.all(both.map((who) => times(30, () => assent.get('/api/v12/tokens', who))));
    const late = refused(answers.flat());
    expect(late.length).toBeGreaterThan(0);
    expect(late[0]).toMatchObject({ body: { details: { limit: 'tenant' } } });
    expect(late[0]?.headers.get('ratelimit-policy')).toBe('"tenant";q=2;w=1');
  });
});

describe('an Assent in local mode', () => {
  it('S7-51 has no limits', async () => {
    const assent = await startTestAssent({ rateLimits: { address: 1, principal: 1, tenant: 1 } });
    try {
      const answers = await Promise.all(Array.from({ length: 10 }, () => assent.get('/api/v12/tokens')));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      expect(answers[0]?.headers.get('ratelimit')).toBeNull();
    } finally {
      await assent.close();
    }
  });
});
