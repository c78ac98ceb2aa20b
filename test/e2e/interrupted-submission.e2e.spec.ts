import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssentApi } from '../../cli/assent-api.ts';
import { eventually } from '../eventually.ts';
import { createTestDatabase, settingsOf, type TestDatabase } from '../postgres/test-database.ts';
import { startProcess, type AssentProcess } from './assent-process.ts';

describe('the seats of a submission whose process was killed', () => {
  let dataDirectory: string;
  let database: TestDatabase;
  let assent: AssentProcess;

  beforeEach(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), 'assent-seats-'));
    database = await createTestDatabase();
    assent = await startProcess(dataDirectory, settingsOf(database));
  });

  afterEach(async () => {
    await assent.end('SIGKILL');
    await database.drop();
    await rm(dataDirectory, { recursive: true, force: true });
  });

  const send = async (method: string, path: string, body: object, headers: Readonly<Record<string, string>> = {}) => {
    const answer = await fetch(`${assent.url}/api/v12/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: (await answer.json()) as { code?: string } };
  };

  it('S7-26 are released, and only that submission is refused from then on', async () => {
    const api = new AssentApi(assent.url);
    await send('PUT', 'validators/busy/capacity', { maximumOpen: 1, reason: 'busy' });
    const tokenId = await api.registerToken('A token', 'issuer', '1.00');
    const terms = { content: {}, amount: '1.00', recipient: 'someone' };
    const [interrupted, next] = [await api.createVersion(tokenId, terms), await api.createVersion(tokenId, terms)];
    const submission = { tier: 'STANDARD', validators: ['busy'] };
    const submit = (versionId: string, key: string) =>
      send('POST', `versions/${versionId}/submit`, submission, { 'idempotency-key': key });

    await database.pool.query(
      `create function wait_for_ever() returns trigger language plpgsql as $$ begin perform pg_sleep(1e6); end $$;
       create trigger wait_for_ever before insert on event_store.events
       for each row when (new.type = 'VersionSubmitted') execute function wait_for_ever();`,
    );
    const unanswered = submit(interrupted, 'first').then(
      ({ status }) => status,
      () => 'no answer',
    );
    await eventually(
      () => inDatabase(`select 1 from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`),
      (sleeping) => sleeping === 1,
    );
    await assent.end('SIGKILL');
    expect(await unanswered).toBe('no answer');
    // Ends its database session, because otherwise the append would continue without the process.
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name <> 'assent-test'`,
    );
    await database.pool.query('drop trigger wait_for_ever on event_store.events');
    assent = await startProcess(dataDirectory, settingsOf(database));
    expect(await submit(next, 'second')).toMatchObject({ status: 409, body: { code: 'VALIDATOR_AT_CAPACITY' } });

    await send('POST', 'clock', { advanceByMs: 120_000, reason: 'a test' });
    await eventually(
      () => inDatabase(`select 1 from event_store.events where type = 'SeatsReleased'`),
      (released) => released === 1,
    );
    expect(await submit(next, 'third')).toMatchObject({ status: 201 });
    // Ages the claim of the dead process, which would block the key for ten seconds.
    await database.pool.query(`update idempotency.keys set claimed_at = claimed_at - interval '1 minute'`);
    await send('PUT', 'validators/busy/capacity', { maximumOpen: 2, reason: 'busy' });
    expect(await submit(interrupted, 'first')).toMatchObject({ status: 409, body: { code: 'SUBMISSION_ABANDONED' } });
    expect(await submit(interrupted, 'fourth')).toMatchObject({ status: 201 });

    async function inDatabase(sql: string): Promise<number> {
      return (await database.pool.query(sql)).rows.length;
    }
  }, 120_000);
});
