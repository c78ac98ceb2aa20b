import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { reachDatabase } from './reach-database.ts';

describe('reaching the database', () => {
  let database: TestDatabase;

  afterEach(async () => {
    await database.drop();
  });

  it('S7-19 refuses a database whose row-level security is off', async () => {
    database = await createTestDatabase();
    await expect(reachDatabase(database.appUrl)).resolves.toBeUndefined();
    await database.pool.query('alter table event_store.events no force row level security');
    await expect(reachDatabase(database.appUrl)).rejects.toMatchObject({ code: 'DATABASE_NOT_MIGRATED' });
  });

  it('refuses an empty database, and names the migration', async () => {
    database = await createEmptyDatabase();
    await expect(reachDatabase(database.appUrl)).rejects.toThrow('Run node dist/apps/standalone/migrate.js first');
  });

  it('S7-19 refuses the superuser', async () => {
    database = await createTestDatabase();
    await expect(reachDatabase(database.url)).rejects.toMatchObject({ code: 'DATABASE_ROLE_UNFIT' });
  });
});
