import type { MikroORM } from '@mikro-orm/postgresql';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { connectReadModels, forTenant, TokenView } from './index.ts';

describe('a search of the read models', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await connectReadModels(database.appUrl);
  });

  afterAll(async () => {
    await orm.close();
    await database.drop();
  });

  const tenantAndTransaction = `select current_setting('assent.tenant', true) as tenant, now()::text as started`;

  it('DESIGN §11 has its tenant, and leaves none to the next user of the connection', async () => {
    for (const tenantId of ['acme', 'other']) {
      const [row] = await forTenant(orm, tenantId).execute<{ tenant: string }[]>(tenantAndTransaction);
      expect(row?.tenant).toBe(tenantId);
    }
    const [after] = await orm.em.fork().execute<{ tenant: string | null }[]>(tenantAndTransaction);
    expect(after?.tenant ?? '').toBe('');
    await expect(forTenant(orm, 'acme').find(TokenView, {}, { limit: 1 })).resolves.toEqual([]);
  });

  it('takes one round trip: the server sees no statement that begins or ends a transaction', async () => {
    const sent: string[] = [];
    const pool = await orm.driver.getConnection().getNativeClient();
    const client = await pool.connect();
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    Object.assign(client, {
      query: (first: string | { readonly text: string }, ...rest: unknown[]) => {
        sent.push(typeof first === 'string' ? first : first.text);
        return query(first, ...rest);
      },
    });
    client.release();
    await forTenant(orm, 'acme').findByCursor(TokenView, {
      first: 1,
      orderBy: { id: 'asc' },
      includeCount: false,
    });
    expect(sent).toEqual([expect.stringMatching(/^select /)]);
  });

  it('is one statement: a second one is refused', async () => {
    const search = forTenant(orm, 'acme').execute(`select 1; select set_config('assent.tenant', 'other', false)`);
    await expect(search).rejects.toThrow(/multiple commands/);
  });

  it('keeps the statements of an explicit transaction together', async () => {
    const started = await forTenant(orm, 'acme').transactional(async (em) => {
      const first = await em.execute<{ tenant: string; started: string }[]>(tenantAndTransaction);
      const second = await em.execute<{ tenant: string; started: string }[]>(tenantAndTransaction);
      return [...first, ...second];
    });
    expect(started[0]).toEqual(started[1]);
    expect(started[0]?.tenant).toBe('acme');
  });
});
