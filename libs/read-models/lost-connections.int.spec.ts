import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { connectReadModels, forTenant, TokenView } from './index.ts';

describe('searches of the read models', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('go on after more lost connections than the pool has, and do not hold up the end', async () => {
    const orm = await connectReadModels(database.appUrl);
    for (let lost = 0; lost < 12; lost += 1) {
      const search = forTenant(orm, 'acme').execute('select pg_terminate_backend(pg_backend_pid())');
      await expect(search).rejects.toThrow();
    }
    await expect(forTenant(orm, 'acme').find(TokenView, {})).resolves.toEqual([]);
    await orm.close();
  });
});
