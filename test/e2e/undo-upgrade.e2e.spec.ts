import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { schemaDocument, schemaFile } from '../../tools/database-schema/schema-document.ts';
import { eventually } from '../eventually.ts';
import { databaseSettings, startTestAssent, type Answer, type TestAssent } from './running-assent.ts';
import { submittedVersion, untilSettlement, vote } from './steps.ts';
import { describeOnPostgres } from './test-store.ts';

const run = promisify(execFile);
const program = 'dist/apps/standalone/migrate.js';

describeOnPostgres('undoing an upgrade', () => {
  let assent: TestAssent;

  beforeAll(async () => {
    assent = await startTestAssent();
  });

  afterAll(async () => {
    await assent.close();
  });

  async function migrate(...args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
    const env = { ...process.env, NODE_OPTIONS: '', ...databaseSettings(assent) };
    try {
      return { code: 0, ...(await run(process.execPath, [program, ...args], { env })) };
    } catch (error) {
      return error as { code: number; stdout: string; stderr: string };
    }
  }

  async function settle(): Promise<{ readonly tokenId: string; readonly versionId: string }> {
    const { tokenId, versionId, approvalRequestId } = await submittedVersion(assent);
    await vote(assent, approvalRequestId, 'v1', 'APPROVE');
    await untilSettlement(assent, versionId, 'COMPLETED');
    return { tokenId, versionId };
  }

  const schema = () => schemaDocument(assent.pool);
  const balances = async () => (await assent.get('/api/v12/books/trial-balance')).body as unknown;

  it('S7-53 keeps the log and the books, and names lost data first, which can be rebuilt', async () => {
    const { tokenId, versionId } = await settle();
    await assent.post(`/api/v12/approval-execution/${versionId}/holds`, { reason: 'a test', executedBy: 'ops' });
    const audit = () => assent.get(`/api/v12/approval-execution/${versionId}/audit`);
    const isHeld = ({ body }: Answer) => body.auditEntries.at(-1)?.phase === 'HELD';
    await eventually(audit, isHeld);
    const [log, books] = [await assent.log(), await balances()];
    const back = [
      ...['event_store=001', 'processing=001', 'messaging=001'],
      ...['idempotency=001', 'settlement=001', 'read_models=001'],
    ].join(',');

    expect(await migrate('--to', back, '--accept-loss')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Assent runs on this database: .*worker.* \(process \d+ on .*Stop every process/),
    });
    await assent.stop();

    const { stdout: list } = await migrate('--list');
    expect(list).toMatch(/^event_store=\d{3},.*,read_models=\d{3}\n$/);
    expect(await migrate('--to', list.trim())).toMatchObject({ code: 0, stdout: 'There is nothing to undo.\n' });

    const refused = await migrate('--to', back);
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^Undoing these migrations loses data:\n[^]*--accept-loss/),
    });
    expect(refused.stderr).toContain('  read_models/003-notifications: the read model of notifications\n');
    const current = await readFile(schemaFile, 'utf8');
    expect(await schema()).toBe(current);

    const undone = await migrate('--to', back, '--accept-loss');
    expect(undone).toMatchObject({ code: 0, stderr: '' });
    expect(undone.stdout).toMatch(/^Undone:\n {2}event_store\/002_append\n[^]*Start the earlier version now/);
    expect(await schema()).not.toBe(current);

    await assent.restart();
    expect(await schema()).toBe(current);
    expect([await assent.log(), await balances()]).toEqual([log, books]);
    // The migrations requested the rebuild of what their undo removed.
    await eventually(audit, isHeld);
    const rebuilds = await eventually(
      () =>
        assent.pool.query<{ projection: string; status: string }>(
          `select projection, status from processing.projection_jobs where requested_by = 'SYSTEM' order by projection`,
        ),
      ({ rows }) => rows.every(({ status }) => status === 'completed'),
    );
    expect(rebuilds.rows.map(({ projection }) => projection)).toEqual(
      expect.arrayContaining(['approval-requests', 'execution-audit']),
    );
    expect((await assent.get(`/api/v12/tokens/${tokenId}`)).status).toBe(404);
    await assent.post('/api/v12/projections/tokens/rebuild', { requestedBy: 'ops', reason: 'the upgrade was undone' });
    await eventually(
      () => assent.get(`/api/v12/tokens/${tokenId}`),
      ({ status }) => status === 200,
    );
    await settle();
  });
});
