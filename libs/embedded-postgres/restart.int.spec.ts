import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from '../../test/eventually.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';

describe('an embedded PostgreSQL that is killed', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  const ended: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-restart-'));
    ended.length = 0;
    postgres = await startEmbeddedPostgres({
      dataDirectory: join(folder, 'postgres'),
      onEnded: ({ code, message }) => ended.push(`${code} ${message}`),
    });
  });

  afterEach(async () => {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  });

  function kill(): number {
    const pid = Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    return pid;
  }

  async function query(text: string): Promise<unknown> {
    const client = new pg.Client({ connectionString: postgres.connectionString(), connectionTimeoutMillis: 1_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Record<string, unknown>>(text)).rows;
    } catch (error) {
      return error;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  it('is restarted with its data at the same address', async () => {
    await query('create table kept as select 42 as answer');
    const sleeper = query('select pg_sleep(600)');
    await eventually(
      () => query(`select 1 from pg_stat_activity where query like '%pg_sleep(600)' and pid <> pg_backend_pid()`),
      (rows) => Array.isArray(rows) && rows.length === 1,
    );
    kill();
    expect(await sleeper).toBeInstanceOf(Error);
    await eventually(() => query('select answer from kept'), Array.isArray);
    expect(await query('select answer from kept')).toEqual([{ answer: 42 }]);
    expect(ended).toEqual([expect.stringMatching(/^EMBEDDED_POSTGRES_ENDED .*restarted: SIGKILL/)]);
  });

  it('is not restarted after stop', async () => {
    kill();
    await postgres.stop();
    expect(await query('select 1')).toMatchObject({ code: 'ECONNREFUSED' });
    expect(ended.length).toBeLessThanOrEqual(1);
  });

  it('can be stopped during a restart', async () => {
    kill();
    await eventually(
      () => Promise.resolve(ended.length),
      (times) => times === 1,
    );
    await postgres.stop();
    expect(await query('select 1')).toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('is given up with the reason if it keeps ending', async () => {
    let lost: Error | undefined;
    void postgres.lost.then((fault) => (lost = fault));
    while (lost === undefined) {
      const ends = ended.length;
      kill();
      await eventually(
        async () => lost !== undefined || (ended.length > ends && Array.isArray(await query('select 1'))),
        Boolean,
      );
    }
    expect(lost).toMatchObject({
      code: 'EMBEDDED_POSTGRES_LOST',
      message: expect.stringMatching(/ended 6 times in a row[\s\S]*postgres\.log/),
    });
    expect(ended).toHaveLength(5);
  });
});
