import { randomUUID } from 'node:crypto';
import { createPool } from '#libs/postgres';
import { eventually } from '../eventually.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { eventsOf, registerToken } from './steps.ts';
import { describeOnPostgres } from './test-store.ts';

describeOnPostgres('losing every database connection', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  it('S7-30 S7-32 repeatedly under load ends no process and leaves no work undone', async () => {
    const tokenId = await registerToken(assent, '1000.00');
    const lives = 40;
    let done = 0;
    const broken = breakConnections(
      () => done,
      (now) => now === lives,
    );

    const next = Array.from({ length: lives }, (_, index) => index).values();
    const runner = async (): Promise<void> => {
      for (const _ of next) {
        const version = { content: {}, amount: '1.00', recipient: 'someone' };
        const { versionId } = await insist(`/api/v12/tokens/${tokenId}/versions`, version);
        const { approvalRequestId } = await insist(`/api/v12/versions/${String(versionId)}/submit`, {
          tier: 'STANDARD',
          validators: ['v1'],
        });
        await insist(`/api/v12/approvals/${String(approvalRequestId)}/votes`, { validatorId: 'v1', choice: 'APPROVE' });
        done += 1;
      }
    };
    await Promise.all([...Array.from({ length: 4 }, runner), broken]);

    const granted = await eventsOf(assent, 'ApprovalGranted');
    expect(granted).toBeGreaterThanOrEqual(lives);
    await eventually(
      () => eventsOf(assent, 'RevenueStreamSettled'),
      (settled) => settled === granted,
    );
    expect(await eventsOf(assent, 'VersionActivated')).toBe(granted);
    const { rows } = await assent.pool.query(
      'select (select count(*) from messaging.dead_letters) + (select count(*) from processing.parked_events) as stuck',
    );
    expect(rows).toEqual([{ stuck: '0' }]);
  });

  it('CV-2 records a command once if it is repeated with its Idempotency-Key', async () => {
    const lives = 40;
    let done = 0;
    const before = await recorded();
    const broken = breakConnections(
      () => done,
      (now) => now === lives,
    );
    const next = Array.from({ length: lives }, (_, index) => index).values();
    const runner = async (): Promise<void> => {
      for (const _ of next) {
        const token = await repeat('/api/v12/tokens', {
          name: 'A token',
          issuerAccountId: 'issuer',
          openingBalance: '1.00',
        });
        const versions = `/api/v12/tokens/${String(token['tokenId'])}/versions`;
        const version = await repeat(versions, { content: {}, amount: '1.00', recipient: 'someone' });
        const submission = await repeat(`/api/v12/versions/${String(version['versionId'])}/submit`, {
          tier: 'STANDARD',
          validators: ['v1', 'v2'],
        });
        const votes = `/api/v12/approvals/${String(submission['approvalRequestId'])}/votes`;
        await repeat(votes, { validatorId: 'v1', choice: 'ABSTAIN' });
        done += 1;
      }
    };
    await Promise.all([...Array.from({ length: 4 }, runner), broken]);
    expect(await recorded()).toEqual(before.map((count) => count + lives));
  });

  /** Breaks all connections eight times, each time after some progress, and waits until all work is done. */
  async function breakConnections(progress: () => number, isDone: (done: number) => boolean): Promise<void> {
    const { rows } = await assent.pool.query<{ database: string }>('select current_database() as database');
    const outside = createPool(process.env['TEST_POSTGRES_URL'] ?? '', { max: 1, applicationName: 'breaker' });
    for (let lost = 0; lost < 8; lost += 1) {
      const before = progress();
      await outside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        rows[0]?.database,
      ]);
      await eventually(
        () => Promise.resolve(progress()),
        (now) => now > before || isDone(now),
      );
    }
    await outside.end();
  }

  /** Uses a new connection, because those of the test's pool were broken too. */
  async function recorded(): Promise<readonly number[]> {
    const fresh = createPool(assent.databaseUrl, { max: 1, applicationName: 'counter' });
    const { rows } = await fresh.query<{ count: number }>(
      `select count(event.type)::int as count
       from unnest(array['TokenRegistered', 'VersionCreated', 'VersionSubmitted', 'VoteCast']) with ordinality as counted (type, number)
       left join event_store.events event on event.type = counted.type
       group by counted.number order by counted.number`,
    );
    await fresh.end();
    return rows.map(({ count }) => count);
  }

  /** Repeats a request under one key until it is answered. An earlier try must never cause a refusal. */
  async function repeat(path: string, body: object): Promise<Record<string, unknown>> {
    const key = randomUUID();
    const answer = await eventually(
      () => assent.post(path, body, { 'idempotency-key': key }),
      ({ status, body: problem }: Answer) =>
        status !== 503 && (problem as { code?: string }).code !== 'IDEMPOTENCY_KEY_IN_PROGRESS',
    );
    if (answer.status !== 201) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body as Record<string, unknown>;
  }

  /** Repeats a command until it succeeds. An earlier try may have succeeded although its answer was lost. */
  async function insist(path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await eventually(
      () => assent.post(path, body),
      ({ status }: Answer) => status !== 503,
    );
    if (answer.status === 201) return answer.body as Record<string, unknown>;
    if (!path.endsWith('/submit')) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    // An earlier try submitted the version, but its answer was lost. The version has the approval request.
    const versionId = path.split('/')[4] ?? '';
    const { body: version } = await eventually(
      () => assent.get(`/api/v12/versions/${versionId}`),
      (read) => read.status === 200 && read.body.approvalRequestId !== null,
    );
    // The worker opens the request, because the submission was interrupted before that step.
    const { approvalRequestId } = version as { approvalRequestId: string };
    await eventually(
      () => assent.get(`/api/v12/approvals/${approvalRequestId}`),
      ({ status }) => status === 200,
    );
    return { approvalRequestId };
  }
});
