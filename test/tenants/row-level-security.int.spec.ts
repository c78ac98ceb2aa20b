import type { Pool } from 'pg';
import { createPool, TenantDatabase } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../postgres/test-database.ts';

interface Table {
  readonly name: string;
  readonly isOfTenants: boolean;
}

/** The tenants with a row in every table. */
const tenants = ['default', 'acme'];

describe('row-level security', () => {
  let database: TestDatabase;
  let tables: readonly Table[];
  /** One connection as the apps' login role, so that each statement uses the session of the one before. */
  let login: Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    tables = await tablesOf(database.pool);
    await fill(database.pool, tables);
    login = createPool(database.appUrl, { max: 1, applicationName: 'assent-test' });
  });

  afterAll(async () => {
    await login.end();
    await database.drop();
  });

  /** @returns the tenants whose rows the statement sees; undefined without the privilege to read */
  async function seen(table: Table, query: (text: string) => Promise<{ rows: object[] }>): Promise<unknown> {
    try {
      const { rows } = await query(`select distinct ${tenantOf(table)} as tenant from ${table.name} order by tenant`);
      return rows.map((row) => (row as { tenant: string }).tenant);
    } catch (fault) {
      if (fault instanceof Error && 'code' in fault && fault.code === '42501') return undefined;
      throw fault;
    }
  }

  it('DESIGN-11 S7-19 is forced on every table with tenants, with the two policies', async () => {
    const { rows } = await database.pool.query(
      `select c.oid::regclass::text as name, relrowsecurity and relforcerowsecurity as forced,
              (select array_agg(polname::text order by polname) from pg_policy where polrelid = c.oid) as policies
       from pg_class c where c.oid = any ($1::regclass[])`,
      [tables.filter(({ isOfTenants }) => isOfTenants).map(({ name }) => name)],
    );
    expect(rows.length).toBeGreaterThan(14);
    for (const row of rows) expect(row).toMatchObject({ forced: true, policies: ['own_tenant', 'system'] });
  });

  it('DESIGN-11 S7-19 shows the login role no row of any table without a tenant', async () => {
    for (const table of tables) {
      const expected = table.isOfTenants ? [] : undefined;
      expect([table.name, await seen(table, (text) => login.query(text))]).toEqual([table.name, expected]);
    }
  });

  it.each([...tenants, 'nobody', ''])("DESIGN-11 S7-19 shows the tenant '%s' its own rows only", async (tenantId) => {
    const session = new TenantDatabase(login).of(tenantId);
    for (const table of tables.filter(({ isOfTenants }) => isOfTenants)) {
      const expected = tenants.includes(tenantId) ? [tenantId] : [];
      expect([table.name, await seen(table, (text) => session.query(text))]).toEqual([table.name, expected]);
      expect([table.name, await session.transaction((client) => seen(table, (text) => client.query(text)))]).toEqual([
        table.name,
        expected,
      ]);
      // The next user of the connection has no tenant.
      expect(await seen(table, (text) => login.query(text))).toEqual([]);
    }
  });

  it('DESIGN-11 S7-19 leaves no tenant behind after a statement that fails', async () => {
    const session = new TenantDatabase(login).of('acme');
    for (const text of ['select 1 / 0', 'select nonsense', `insert into tokens (id) values ('x')`]) {
      await expect(session.query(text)).rejects.toThrow();
      await expect(session.transaction((client) => client.query(text))).rejects.toThrow();
      const { rows } = await login.query(`select coalesce(current_setting('assent.tenant', true), '') as tenant`);
      expect(rows).toEqual([{ tenant: '' }]);
    }
  });

  it('DESIGN-11 S7-19 gives the statements of interleaved tenants their own rows each', async () => {
    const shared = database.tenants;
    const asked = Array.from({ length: 60 }, (_, index) => tenants[index % 2] ?? '');
    const found = await Promise.all(
      asked.map(async (tenantId) => {
        const { rows } = await shared.of(tenantId).query<{ tenant: string; wanted: string }>({
          name: 'interleaved',
          text: 'select distinct tenant_id as tenant, $1::text as wanted from tokens',
          values: [tenantId],
        });
        return rows;
      }),
    );
    expect(found).toEqual(asked.map((tenantId) => [{ tenant: tenantId, wanted: tenantId }]));
  });

  it('DESIGN-11 S7-19 lets a tenant change no row of another, and no read model and no event at all', async () => {
    const session = database.tenants.of('acme');
    const writable = tables.filter(
      ({ name, isOfTenants }) =>
        isOfTenants &&
        name !== 'access.control_actions' &&
        /^(access|idempotency|messaging|processing|signatures)\./.test(name),
    );
    for (const table of tables.filter(({ isOfTenants }) => isOfTenants)) {
      const update = `update ${table.name} set ${table.name === 'event_store.events' ? 'type = type' : 'tenant_id = tenant_id'}`;
      if (!writable.includes(table)) {
        await expect(session.query(update)).rejects.toThrow('permission denied');
        continue;
      }
      expect([table.name, (await session.query(update)).rowCount]).toEqual([table.name, 1]);
      await expect(session.query(`update ${table.name} set tenant_id = 'default'`)).rejects.toThrow(
        'row-level security',
      );
    }
  });

  it('DESIGN-11 appends of several tenants share a batch, but the log is closed to any other statement', async () => {
    const { rows } = await login.query<{ mayAppend: boolean; mayInsert: boolean; isDefiner: boolean }>(
      `select has_function_privilege(current_user, p.oid, 'execute') as "mayAppend", p.prosecdef as "isDefiner",
              has_table_privilege(current_user, 'event_store.events', 'insert') as "mayInsert"
       from pg_proc p where p.oid = 'event_store.append_batch'::regproc`,
    );
    expect(rows).toEqual([{ mayAppend: true, mayInsert: false, isDefiner: true }]);
  });
});

function tenantOf({ name, isOfTenants }: Table): string {
  if (name === 'event_store.events') return 'event_store.tenant_of(stream)';
  return isOfTenants ? 'tenant_id' : `'any'`;
}

/** Every table that is not of PostgreSQL itself, so that a new one is tested as well. */
async function tablesOf(pool: Pool): Promise<readonly Table[]> {
  const { rows } = await pool.query<Table>(
    `select c.oid::regclass::text as name,
            c.oid = 'event_store.events'::regclass or exists (
              select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
            ) as "isOfTenants"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
     order by name`,
  );
  return rows;
}

/** Gives every table a row for each tenant, with any values. Checks and keys that the values would break are dropped. */
async function fill(pool: Pool, tables: readonly Table[]): Promise<void> {
  for (const { name, isOfTenants } of tables) {
    const { rows: constraints } = await pool.query<{ constraint: string }>(
      `select quote_ident(conname) as constraint from pg_constraint where conrelid = $1::regclass and contype in ('c', 'p', 'u')`,
      [name],
    );
    for (const { constraint } of constraints) await pool.query(`alter table ${name} drop constraint ${constraint}`);
    const { rows: columns } = await pool.query<{ column: string; type: string }>(
      `select quote_ident(attname) as column, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attidentity = '' and (attnotnull or attname = 'tenant_id')`,
      [name],
    );
    for (const tenant of isOfTenants ? tenants : ['any']) {
      const values = columns.map(({ column, type }) => {
        if (column === 'tenant_id') return `'${tenant}'`;
        if (column === 'stream') return `'${tenant === 'default' ? '' : `${tenant}.`}token-1'`;
        return `${example(type)}::${type}`;
      });
      await pool.query(
        `insert into ${name} (${columns.map(({ column }) => column).join(', ')}) values (${values.join(', ')})`,
      );
    }
  }
}

function example(type: string): string {
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type.endsWith('[]')) return `'{}'`;
  if (type.startsWith('json')) return `'{}'`;
  if (type.startsWith('timestamp')) return 'now()';
  return /^(boolean|text|bytea|character)/.test(type) ? `'t'` : `'1'`;
}
