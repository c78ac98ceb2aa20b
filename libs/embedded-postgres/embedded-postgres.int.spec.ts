import { mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import getPort from 'get-port';
import { createPool } from '#libs/postgres';
import { postgresBinaries } from './binaries.ts';
import { initialise, readPassword } from './cluster.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './index.ts';
import { startServer } from './server-process.ts';
import { postgresLauncher } from './system-user.ts';

describe('the embedded PostgreSQL', () => {
  let folder: string;
  let dataDirectory: string;

  // mkdtemp creates folders that other users cannot enter, which is the hardest case when root starts PostgreSQL.
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-embedded-'));
    dataDirectory = join(folder, 'postgres');
  });

  afterEach(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  async function query(postgres: EmbeddedPostgres, text: string): Promise<unknown[]> {
    const pool = createPool(postgres.connectionString(), { max: 1, applicationName: 'test' });
    try {
      return (await pool.query<Record<string, unknown>>(text)).rows;
    } finally {
      await pool.end();
    }
  }

  it('keeps its data durably across a restart', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory });
    await query(first, 'create table kept as select 42 as answer');
    expect(await query(first, `select current_setting('fsync') as fsync, current_setting('TimeZone') as zone`)).toEqual(
      [{ fsync: 'on', zone: 'UTC' }],
    );
    await first.stop();
    const second = await startEmbeddedPostgres({ dataDirectory });
    expect(await query(second, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await second.stop();
  });

  it('stops a server that a killed application left running, and starts again', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory });
    await query(first, 'create table kept as select 42 as answer');
    await first.stop();
    const binaries = await postgresBinaries();
    // Starts a server without supervision, as if its application had been killed.
    const orphan = await startServer({
      dataDirectory,
      port: Number(new URL(first.connectionString()).port),
      password: readPassword(dataDirectory),
      durable: true,
      binaries,
      launcher: postgresLauncher([dataDirectory, binaries.postgres]),
    });
    const next = await startEmbeddedPostgres({ dataDirectory });
    expect(await orphan.ended).toBe('exit code 0');
    expect(await query(next, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await next.stop();
  });

  it('is created and started although a Ctrl-C reaches its programs before they begin', async () => {
    const binaries = await postgresBinaries();
    const launcher = postgresLauncher([dataDirectory, binaries.postgres]);
    const reached = new Set<string>();
    const interrupted = {
      ...launcher,
      command: (program: string, args: readonly string[]) => {
        if (reached.has(program)) return launcher.command(program, args);
        reached.add(program);
        return ['sh', ['-c', 'kill -INT $$']] as const;
      },
    };
    const password = await initialise(dataDirectory, false, binaries, interrupted);
    const port = await getPort({ host: '127.0.0.1' });
    const server = await startServer({
      dataDirectory,
      port,
      password,
      durable: false,
      binaries,
      launcher: interrupted,
    });
    await server.stop();
    expect([await server.ended, reached.size]).toEqual(['exit code 0', 2]);
  });

  it('ignores PG environment variables meant for other servers', async () => {
    const before = { ...process.env };
    Object.assign(process.env, { PGSSLMODE: 'require', PGOPTIONS: '--no-such-option' });
    try {
      const postgres = await startEmbeddedPostgres({ dataDirectory, durable: false });
      const pool = createPool(postgres.connectionString(), { max: 1, applicationName: 'test' });
      expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
      await pool.end();
      await postgres.stop();
    } finally {
      process.env = before;
    }
  });

  const whereUsersCanBeChanged = process.platform === 'linux' && process.getuid?.() === 0 ? it : it.skip;

  whereUsersCanBeChanged('explains that its user id has no name on this system', async () => {
    const binaries = await postgresBinaries();
    const nameless = postgresLauncher([binaries.initdb, dataDirectory], { uid: 54_321, gid: 54_321 });
    await expect(initialise(dataDirectory, false, binaries, nameless)).rejects.toThrow(
      /user id 54321 has no name .*DATABASE_URL/,
    );
  });

  it('starts on an empty postmaster.pid, as a full disk leaves it', async () => {
    const first = await startEmbeddedPostgres({ dataDirectory, durable: false });
    await first.stop();
    await writeFile(join(dataDirectory, 'postmaster.pid'), '');
    const second = await startEmbeddedPostgres({ dataDirectory, durable: false });
    expect(await query(second, 'select 1 as one')).toEqual([{ one: 1 }]);
    await second.stop();
  });

  it('refuses connections without the password', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory, durable: false });
    const url = new URL(postgres.connectionString());
    expect(url.hostname).toBe('127.0.0.1');
    url.password = 'guess';
    const pool = createPool(url.href, { max: 1, applicationName: 'test' });
    await expect(pool.query('select 1')).rejects.toThrow('password authentication failed');
    await pool.end();
    await postgres.stop();
  });

  it('explains a wrong or empty password at once', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory, durable: false });
    await postgres.stop();
    await writeFile(`${dataDirectory}.password`, 'g/u:e@s s\n');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(
      /refuses the password in .*\.password.*Correct the file, or delete both/,
    );
    await writeFile(`${dataDirectory}.password`, '\n');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow('Restore it, or delete both');
  }, 10_000);

  it('explains a missing password and unreadable data', async () => {
    const postgres = await startEmbeddedPostgres({ dataDirectory, durable: false });
    await postgres.stop();
    const password = await readFile(`${dataDirectory}.password`);
    await unlink(`${dataDirectory}.password`);
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow('Restore it, or delete both');
    await writeFile(`${dataDirectory}.password`, password);
    await writeFile(join(dataDirectory, 'PG_VERSION'), '9.6\n');
    await expect(startEmbeddedPostgres({ dataDirectory })).rejects.toThrow(
      /did not start on .*[Aa]nother major version[\s\S]*npm run reset/,
    );
  });
});
