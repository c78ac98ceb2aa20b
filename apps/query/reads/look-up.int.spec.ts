import { wrap, type EntityName, type MikroORM } from '@mikro-orm/core';
import { ApprovalVoteView, TokenVersionView, connectReadModels } from '#libs/read-models';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { lookUp } from './look-up.ts';
import { mappingOf } from './mapping.ts';

const [first, second, absent] = ['1', '2', '9'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`) as [
  string,
  string,
  string,
];

describe('a look-up by key', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await connectReadModels(database.url);
    await database.pool.query(
      `insert into secondary_token_versions (tenant_id, id, secondary_token_id, status, content, amount, recipient, merkle_hash,
         approval_threshold_percentage, approved_by_count, approvers_list, activated_at, execution_duration_ms,
         created_at, updated_at, last_position)
       values ('default', $1, $3, 'ACTIVE', '{"a":[1,"ü"]}', '12345678901234567890.10', 'bob', 'f00', 66.67, 2, '["ann"]',
         '2026-01-02T03:04:05.678Z', 1.25, '2026-01-01T00:00:00Z', '2026-01-03T00:00:00.001Z', '0000000000000007'),
         ('default', $2, $3, 'CREATED', '{}', '1', 'cem', null, null, null, '[]', null, null,
         '2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', '0000000000000008')`,
      [first, second, absent],
    );
    await database.pool.query(
      `insert into approval_votes (tenant_id, approval_request_id, validator_id, choice, counted, reason, cast_at, last_position)
       select 'default', $1, 'v' || number, 'APPROVE', number <> 2, null, '2026-01-01T00:00:00Z', '0000000000000009'
       from generate_series(5, 1, -1) number`,
      [first],
    );
  });

  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  const looking = <Row extends object>(entity: EntityName<Row>, by: keyof Row & string, most: number) => {
    const rowsOf = lookUp(database.tenants, mappingOf(entity), by, most);
    return (key: string) => rowsOf('default', key);
  };

  it('finds what the ORM finds, in the same types', async () => {
    const versionsBy = looking(TokenVersionView, 'id', 1);
    const found = await Promise.all([first, second].map(versionsBy));
    const entities = await orm.em.fork().find(TokenVersionView, { id: [first, second] }, { orderBy: { id: 'asc' } });
    expect(found.flat()).toEqual(entities.map((entity) => wrap(entity).toPOJO()));
    expect(found.flat()[0]).toMatchObject({ amount: '12345678901234567890.10', approvalThresholdPercentage: 66.67 });
  });

  it('answers each who asks at the same time, also for what is not there or asked for twice', async () => {
    const versionsBy = looking(TokenVersionView, 'id', 1);
    const found = await Promise.all([second, absent, first, second].map(versionsBy));
    expect(found.map((rows) => rows.map(({ id }) => id))).toEqual([[second], [], [first], [second]]);
  });

  it('C-30 finds no row of another tenant, in any order of requests', async () => {
    const versionsOf = lookUp(database.tenants, mappingOf(TokenVersionView), 'id', 1);
    const asked = ['default', 'acme', 'default', 'acme'].map((tenantId) => versionsOf(tenantId, first));
    expect((await Promise.all(asked)).map(({ length }) => length)).toEqual([1, 0, 1, 0]);
  });

  it('gives so many rows of a key, in the order of their primary key', async () => {
    const [found, none] = await Promise.all([first, second].map(looking(ApprovalVoteView, 'approvalRequestId', 3)));
    expect(found?.map(({ validatorId }) => validatorId)).toEqual(['v1', 'v2', 'v3']);
    expect(none).toEqual([]);
  });
});
