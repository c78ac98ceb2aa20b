import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import type { Schemas } from '#libs/client';
import { EventStoreDbDouble } from '../event-store-db/event-store-db-double.ts';
import { startTestAssent, type TestAssent } from './running-assent.ts';
import { submittedVersion } from './steps.ts';
import { describeOnPostgres } from './test-store.ts';

async function doctor(assent: TestAssent, ...args: string[]): Promise<{ code: number; stdout: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', ASSENT_URL: assent.url };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, ['dist/cli/main.js', 'doctor', ...args], { env });
    return { code: 0, stdout };
  } catch (error) {
    return error as { code: number; stdout: string };
  }
}

async function findingsOf(assent: TestAssent, name: string): Promise<Schemas['Diagnosis']['checks'][number]> {
  const { code, stdout } = await doctor(assent, '--json');
  expect(code).toBe(1);
  const check = (JSON.parse(stdout) as Schemas['Diagnosis']).checks.find((one) => one.name === name);
  if (check === undefined) throw new Error(`There is no check ${name}.`);
  return check;
}

describeOnPostgres('K7 npx assent doctor on PostgreSQL', () => {
  let assent: TestAssent;

  beforeEach(async () => {
    assent = await startTestAssent();
    await submittedVersion(assent);
  });

  afterEach(async () => {
    await assent.close();
  });

  it('finds nothing in an intact log, and accepts no arguments', async () => {
    const { code, stdout } = await doctor(assent);
    expect({ code, found: /found|failed/.test(stdout.replace('findings', '')) }).toEqual({ code: 0, found: false });
    expect(await doctor(assent, 'everything')).toMatchObject({ code: 2 });
  });

  it('finds a row that somebody inserted by hand', async () => {
    await assent.pool.query(
      `insert into event_store.events (position, stream, revision, id, type, schema_version, data, metadata)
       select max(position) + 1, 'token-by-hand', 0, $1, 'TokenRegistered', 1, '{}', '{}' from event_store.events`,
      [randomUUID()],
    );
    expect(await findingsOf(assent, 'undecodable events')).toMatchObject({
      result: 'found',
      count: 1,
      findings: [{ subject: 'token-by-hand' }],
      action: expect.stringContaining('unreadable-streams') as unknown,
    });
  });

  it('finds a missing revision', async () => {
    const { rows } = await assent.pool.query<{ stream: string }>(
      `select stream from event_store.events where revision = 1 order by position limit 1`,
    );
    const stream = rows[0]?.stream ?? '';
    // Disables the triggers first, because they refuse the deletion. Only an owner of the database can do this.
    await assent.pool.query(
      `alter table event_store.events disable trigger user;
       delete from event_store.events where stream = '${stream}' and revision = 0;
       alter table event_store.events enable trigger user`,
    );
    expect(await findingsOf(assent, 'revisions')).toMatchObject({ count: 1, findings: [{ subject: stream }] });
    expect(await findingsOf(assent, 'cut streams')).toMatchObject({ count: 1, findings: [{ subject: stream }] });
  });

  it('finds checkpoints of another log', async () => {
    await assent.pool.query('update event_store.log_identity set id = gen_random_uuid()');
    expect(await findingsOf(assent, 'log identity')).toMatchObject({ result: 'found', count: 1 });
  });

  it('finds parked events', async () => {
    await assent.pool.query(
      `insert into processing.parked_events (tenant_id, processor, position, stream, event_id, event_type, error)
       values ('default', 'tokens', '0000000000000001', 'token-1', $1, 'TokenRegistered', 'Error: it was refused')`,
      [randomUUID()],
    );
    expect((await doctor(assent)).stdout).toContain('tokens: token-1: 1 events, the first a TokenRegistered: Error');
  });
});

describe('K7 npx assent doctor on EventStoreDB', () => {
  it('finds truncated, deleted and tombstoned streams, and events of other programs', async () => {
    const double = await EventStoreDbDouble.start();
    const assent = await startTestAssent({ eventStoreUrl: double.url });
    try {
      const requests = await Promise.all([1, 2, 3, 4].map(() => submittedVersion(assent)));
      expect(await doctor(assent)).toMatchObject({ code: 0 });
      const [cut = '', deleted = '', tombstoned = '', foreign = ''] = requests.map(
        ({ approvalRequestId }) => `approval-${approvalRequestId}`,
      );
      double.limit(`assent-${cut}`, { $tb: 1 });
      double.delete(`assent-${deleted}`);
      double.tombstone(`assent-${tombstoned}`);
      double.write(`assent-${foreign}`, { type: 'Other' });
      const { findings } = await findingsOf(assent, 'cut streams');
      expect(findings.map(({ subject }) => subject).sort()).toEqual([cut, deleted, tombstoned].sort());
      expect(await findingsOf(assent, 'undecodable events')).toMatchObject({ findings: [{ subject: foreign }] });
    } finally {
      await assent.close();
      double.stop();
    }
  });
});
