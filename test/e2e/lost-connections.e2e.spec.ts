import { createPool } from '#libs/postgres';
import { eventually } from '../eventually.ts';
import { startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { eventsOf, registerToken } from './steps.ts';

describe('losing every database connection', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  it('S7-30 S7-32 again and again under load, ends no process and leaves nothing undone', async () => {
    const tokenId = await registerToken(assent, '1000.00');
    const lives = 40;
    let done = 0;
    const breaker = (async () => {
      const { database } =
        (await assent.pool.query<{ database: string }>('select current_database() as database')).rows[0] ?? {};
      const outside = createPool(process.env['TEST_POSTGRES_URL'] ?? '', { max: 1, applicationName: 'breaker' });
      for (let lost = 0; lost < 8; lost += 1) {
        const before = done;
        await outside.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [database]);
        await eventually(
          () => Promise.resolve(done),
          (now) => now > before || now === lives,
        );
      }
      await outside.end();
    })();

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
    await Promise.all([...Array.from({ length: 4 }, runner), breaker]);

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

  /** Repeats a command until it is taken; one whose answer was lost may have been taken before. */
  async function insist(path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await eventually(
      () => assent.post(path, body),
      ({ status }: Answer) => status !== 503,
    );
    if (answer.status === 201) return answer.body as Record<string, unknown>;
    if (!path.endsWith('/submit')) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    // Submitted by the try before, whose answer was lost: its approval request is on the version.
    const versionId = path.split('/')[4] ?? '';
    const { body: version } = await eventually(
      () => assent.get(`/api/v12/versions/${versionId}`),
      (read) => read.status === 200 && read.body.approvalRequestId !== null,
    );
    // The worker opens it, since the submission did not come to that.
    const { approvalRequestId } = version as { approvalRequestId: string };
    await eventually(
      () => assent.get(`/api/v12/approvals/${approvalRequestId}`),
      ({ status }) => status === 200,
    );
    return { approvalRequestId };
  }
});
