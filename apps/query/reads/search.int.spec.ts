import { randomUUID } from 'node:crypto';
import { wrap, type EntityName, type FilterQuery, type InferEntity, type MikroORM } from '@mikro-orm/core';
import { connectReadModels, metadataOf, SigningKeyView, TokenVersionView } from '#libs/read-models';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { mappingOf } from './mapping.ts';
import { present, search, type Search } from './search.ts';

const statuses = ['ACTIVE', 'CREATED', "it's; a \\ status"] as const;
const [token, other] = [randomUUID(), randomUUID()];

type Version = InferEntity<typeof TokenVersionView>;

const cases: readonly (readonly [string, Search<Version>['where'], FilterQuery<Version>])[] = [
  ['every row', [], {}],
  ['a value', [{ status: 'ACTIVE' }], { status: 'ACTIVE' }],
  ['a value with quotes', [{ status: statuses[2] }], { status: statuses[2] }],
  ['one of some values', [{ secondaryTokenId: [token, randomUUID()] }], { secondaryTokenId: token }],
  ['one of no values', [{ secondaryTokenId: [] }], { secondaryTokenId: [] }],
  ['any value', [{ rollbackRequest: present }], { rollbackRequest: { $ne: null } }],
  ['no condition that is undefined', [{ status: undefined, secondaryTokenId: other }], { secondaryTokenId: other }],
  [
    'all of several conditions',
    [{ status: 'ACTIVE' }, { status: 'CREATED' }],
    { $and: [{ status: 'ACTIVE' }, { status: 'CREATED' }] },
  ],
  ['a number', [{ approvalThresholdPercentage: 66.67 }], { approvalThresholdPercentage: 66.67 }],
];

describe('a search', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await connectReadModels(database.url);
    // Several versions of a millisecond, so that pages also end between them.
    await database.pool.query(
      `insert into secondary_token_versions (tenant_id, id, secondary_token_id, status, content, amount, recipient,
         approval_threshold_percentage, rollback_request, approvers_list, created_at, updated_at, last_position)
       select tenant_id, gen_random_uuid(), case when number % 2 = 0 then $1 else $2 end::uuid, ($3::text[])[number % 3 + 1],
         '{"a":[1,"ü"]}', '12345678901234567890.10', 'bob', 66.67, case when number % 5 = 0 then '{"reason":"r"}'::jsonb end, '["ann"]',
         '2026-01-01T00:00:00.001Z'::timestamptz + number / 4 * interval '1 millisecond', '2026-01-01T00:00:00Z', '1'
       from generate_series(0, 29) number, unnest(array['default', 'acme']) tenant_id`,
      [token, other, statuses],
    );
  });

  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  const found = <Row extends object>(entity: EntityName<Row>, wanted: Search<Row>, tenantId = 'default') =>
    search(database.tenants.of(tenantId), mappingOf(metadataOf(entity)), wanted);

  it.each(cases)('S6-40 finds %s as the ORM does, in the same types', async (_, where, condition) => {
    const rows = await found(TokenVersionView, { where, order: ['createdAt', 'id'] });
    const entities = await orm.em
      .fork()
      .find(TokenVersionView, condition, { orderBy: { createdAt: 'asc', id: 'asc' } });
    const ofTenant = await database.pool.query<{ id: string }>(
      `select id from secondary_token_versions where tenant_id = 'default'`,
    );
    const own = new Set(ofTenant.rows.map(({ id }) => id));
    expect(rows).toEqual(entities.filter(({ id }) => own.has(id)).map((entity) => wrap(entity).toPOJO()));
  });

  it('continues after a place, so that pages have each row once and in order', async () => {
    const wanted = { where: [], order: ['createdAt', 'id'] } as const satisfies Search<Version>;
    const all = await found(TokenVersionView, wanted);
    const paged: (typeof all)[number][] = [];
    for (let after: readonly string[] | undefined; ;) {
      const page = await found(TokenVersionView, { ...wanted, after, most: 7 });
      const last = page.at(-1);
      if (last === undefined) break;
      paged.push(...page);
      after = [last.createdAt.toISOString(), last.id];
    }
    expect(all).toHaveLength(30);
    expect(paged).toEqual(all);
  });

  it('C-30 finds no row of another tenant', async () => {
    const ids = async (tenantId: string) =>
      (await found(TokenVersionView, { where: [], order: ['id'] }, tenantId)).map(({ id }) => id);
    const [own, acme, nobody] = await Promise.all(['default', 'acme', 'nobody'].map(ids));
    expect([own?.length, acme?.length, nobody?.length]).toEqual([30, 30, 0]);
    expect(new Set([...(own ?? []), ...(acme ?? [])]).size).toBe(60);
  });

  it('names a property that the entity does not have', async () => {
    const wanted = { where: [{ nothing: 1 }], order: ['stream'] } as unknown as Search<
      InferEntity<typeof SigningKeyView>
    >;
    await expect(found(SigningKeyView, wanted)).rejects.toThrow('SigningKeyView has no property nothing.');
  });
});
