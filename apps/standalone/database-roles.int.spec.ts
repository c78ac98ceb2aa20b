import { randomUUID } from 'node:crypto';
import { createPool, requireFitRole, systemRole } from '#libs/postgres';
import { createEmptyDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { migrateDatabase } from './migrate-database.ts';

/** Roles belong to the server that all tests share, so each test has names of its own. */
describe('the roles of the database', () => {
  let database: TestDatabase;
  let created: string[];

  beforeEach(async () => {
    database = await createEmptyDatabase();
    created = [];
  });

  afterEach(async () => {
    for (const role of created) {
      await database.pool.query(`reassign owned by ${role} to current_user; drop owned by ${role}; drop role ${role}`);
    }
    await database.drop();
  });

  const newName = (): string => {
    const name = `test_role_${randomUUID().replaceAll('-', '')}`;
    created.push(name);
    return name;
  };
  const urlOf = (name: string, password: string): string => {
    const url = new URL(database.url);
    url.username = name;
    url.password = encodeURIComponent(password);
    return url.href;
  };
  const createRole = async (attributes: string): Promise<string> => {
    const name = newName();
    await database.pool.query(`create role ${name} login password 'pw' ${attributes}`);
    return name;
  };
  const checked = async (name: string): Promise<void> => {
    const pool = createPool(urlOf(name, 'pw'), { max: 1, applicationName: 'assent-test' });
    try {
      await requireFitRole(pool);
    } finally {
      await pool.end();
    }
  };

  it.each([
    ['superuser', 'is a superuser', 'DATABASE_ADMIN_URL'],
    ['bypassrls', 'has BYPASSRLS', 'DATABASE_ADMIN_URL'],
  ])('S7-19 the apps refuse a role with the attribute %s, and name the remedy', async (attribute, reason, remedy) => {
    const name = await createRole(attribute);
    await expect(checked(name)).rejects.toMatchObject({
      code: 'DATABASE_ROLE_UNFIT',
      message: expect.stringMatching(`"${name}" of DATABASE_URL ${reason}.*${remedy}`) as string,
    });
  });

  it.each([
    [`grant ${systemRole} to %s with inherit true, set true`, 'inherits assent_system'],
    ['select 1', 'may not act as assent_system'],
  ])('S7-19 the apps refuse a role after "%s" until its advice is followed', async (statement, reason) => {
    const name = await createRole('');
    await database.pool.query(statement.replace('%s', name));
    const refused = (await checked(name).catch((error: unknown) => error)) as Error;
    expect(refused.message).toContain(reason);
    const advice = /grant assent_system to .*$/.exec(refused.message)?.[0] ?? '';
    await database.pool.query(advice);
    await expect(checked(name)).resolves.toBeUndefined();
  });

  it('the owner creates the login role with its password, which the server never sees', async () => {
    const name = newName();
    const password = "with 'quotes', %40 and ü";
    const appUrl = urlOf(name, password);
    await migrateDatabase({ adminUrl: database.url, appUrl });
    await migrateDatabase({ adminUrl: database.url, appUrl });
    const pool = createPool(appUrl, { max: 1, applicationName: 'assent-test', role: systemRole });
    const { rows } = await pool.query<{ user: string; acting: string; count: number }>(
      'select session_user as user, current_user as acting, count(*)::int as count from event_store.events',
    );
    expect(rows).toEqual([{ user: name, acting: systemRole, count: 0 }]);
    await pool.end();
  });

  it('one role that is no superuser can own the database and run the apps', async () => {
    const name = await createRole('createrole');
    await database.pool.query(`grant ${systemRole} to ${name} with admin true, inherit false, set true`);
    const { rows } = await database.pool.query<{ name: string }>('select current_database() as name');
    await database.pool.query(`alter database ${rows[0]?.name} owner to ${name}; alter schema public owner to ${name}`);
    const url = urlOf(name, 'pw');
    await migrateDatabase({ adminUrl: url, appUrl: url });
    await migrateDatabase({ adminUrl: url, appUrl: url });
    await expect(checked(name)).resolves.toBeUndefined();
    const pool = createPool(url, { max: 1, applicationName: 'assent-test' });
    const kept = { key: 'k', values: `'acme', 'k', '', gen_random_uuid(), gen_random_uuid()` };
    const insert = `insert into idempotency.keys (tenant_id, key, fingerprint, command_id, claim_id) values (${kept.values})`;
    await expect(pool.query(insert)).rejects.toThrow('row-level security');
    await pool.query(`begin; select set_config('assent.tenant', 'acme', true); ${insert}; commit`);
    expect((await pool.query('select from idempotency.keys')).rowCount).toBe(0);
    await pool.end();
  });

  it('an owner who may not create roles names the statements for a superuser', async () => {
    const owner = await createRole('');
    const app = newName();
    await expect(migrateDatabase({ adminUrl: urlOf(owner, 'pw'), appUrl: urlOf(app, 'pw') })).rejects.toMatchObject({
      code: 'DATABASE_ROLE_UNFIT',
      message: expect.stringContaining(`create role "${app}" login`) as string,
    });
    created = created.filter((name) => name !== app);
  });
});
