import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { connectReadModels } from '../index.ts';

describe('the migration that adds the acts of persons to the audit', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  async function upgrade(prepare: () => Promise<unknown>) {
    const orm = await connectReadModels(database.url);
    try {
      await orm.migrator.down({ to: '010-signing-keys' });
      await prepare();
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
    const { rows } = await database.pool.query(
      `select projection, kind, status, requested_by from processing.projection_jobs where projection = 'execution-audit'`,
    );
    return rows;
  }

  const used = () =>
    database.pool.query(
      `insert into processing.checkpoints (processor, position) values ('execution-audit', '0000000000000007')`,
    );
  const requested = { projection: 'execution-audit', kind: 'rebuild', status: 'requested', requested_by: 'SYSTEM' };

  it('DESIGN-11 N6 requests a rebuild, so that old events get their entries', async () => {
    expect(await upgrade(used)).toEqual([requested]);
  });

  it('N6 turns a check that is left open into the rebuild', async () => {
    const rows = await upgrade(async () => {
      await used();
      await database.pool.query(
        `insert into processing.projection_jobs (id, projection, kind, requested_by, reason)
         values (gen_random_uuid(), 'execution-audit', 'check', 'ops', 'a check')`,
      );
    });
    expect(rows).toEqual([requested]);
  });

  it('requests nothing in a new database', async () => {
    expect(await upgrade(() => Promise.resolve())).toEqual([]);
  });

  it('S7-53 is undone with entries that the earlier version does not know', async () => {
    const orm = await connectReadModels(database.url);
    try {
      await database.pool.query(
        `insert into approval_execution_audit
           (tenant_id, id, version_id, phase, executed_by, execution_timestamp, metadata, position)
         values ('default', gen_random_uuid(), gen_random_uuid(), 'HELD', 'ops', now(), '{}', '1')`,
      );
      await orm.migrator.down({ to: '010-signing-keys' });
      expect((await database.pool.query('select from approval_execution_audit')).rowCount).toBe(0);
      await orm.migrator.up();
    } finally {
      await orm.close(true);
    }
  });
});
