import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { createPool } from './pool.ts';
import { TenantDatabase } from './tenant-database.ts';

/** As an operator may have them, for other programs. */
const hostile = {
  default_transaction_isolation: 'repeatable read',
  DateStyle: 'SQL, DMY',
  TimeZone: 'Asia/Kathmandu',
  bytea_output: 'escape',
  standard_conforming_strings: 'off',
  search_path: 'elsewhere',
  synchronous_commit: 'off',
};

describe('a pool on a database with other defaults', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
    const { pathname } = new URL(database.url);
    for (const [name, value] of Object.entries(hostile)) {
      await database.pool.query(`alter database "${pathname.slice(1)}" set ${name} to '${value}'`);
    }
  });

  afterAll(async () => {
    await database.drop();
  });

  it('C-12 has the session settings that the code depends on', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    expect((await client.query('show default_transaction_isolation')).rows).toEqual([
      { default_transaction_isolation: 'repeatable read' },
    ]);
    await client.end();
    const pool = createPool(database.url, { max: 3, applicationName: 'test' });
    const settings = async () => {
      const { rows } = await pool.query<{ name: string; setting: string }>(
        'select name, setting from pg_settings where name = any($1) order by name',
        [Object.keys(hostile)],
      );
      return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
    };
    const expected = {
      default_transaction_isolation: 'read committed',
      DateStyle: 'ISO, MDY',
      TimeZone: 'UTC',
      bytea_output: 'hex',
      standard_conforming_strings: 'on',
      search_path: '"$user", public',
      synchronous_commit: 'on',
    };
    // Each connection, and not the first alone.
    expect(await Promise.all([settings(), settings(), settings()])).toEqual([expected, expected, expected]);
    await pool.end();
  });
});

describe('a pool', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('goes on after more lost connections than it has, and ends', async () => {
    const pool = createPool(database.appUrl, { max: 3, applicationName: 'test' });
    const session = new TenantDatabase(pool).of('acme');
    for (let lost = 0; lost < 5; lost += 1) {
      await expect(session.query('select pg_terminate_backend(pg_backend_pid())')).rejects.toThrow();
    }
    await expect(session.query('select 1 as one')).resolves.toMatchObject({ rows: [{ one: 1 }] });
    await pool.end();
  });
});
