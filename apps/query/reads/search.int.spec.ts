import { randomUUID } from 'node:crypto';
import type { QueryArrayConfig, QueryConfig } from 'pg';
import { wrap, type EntityName, type FilterQuery, type InferEntity, type MikroORM } from '@mikro-orm/core';
import { connectReadModels, NotificationView, SigningKeyView, TokenVersionView } from '#libs/read-models';
import type { Queryable } from '#libs/postgres';
import { createTestDatabase, type TestDatabase } from '../../../test/postgres/test-database.ts';
import { mappingOf } from './mapping.ts';
import { present, search, type Search } from './search.ts';

const odd = `it's {odd, "quoted"} and \\ escaped`;
const [token, other] = [randomUUID(), randomUUID()];

type Version = InferEntity<typeof TokenVersionView>;

/** What is wanted, how the ORM finds it, and of how many of 30 versions it is true. */
const cases: readonly (readonly [string, Search<Version>['where'], FilterQuery<Version>, number])[] = [
  ['every row', [], {}, 30],
  ['a value', [{ status: 'ACTIVE' }], { status: 'ACTIVE' }, 10],
  ['a value with quotes', [{ status: odd }], { status: odd }, 10],
  ['a number', [{ approvalThresholdPercentage: 66.67 }], { approvalThresholdPercentage: 66.67 }, 15],
  ['one of several values', [{ status: ['CREATED', odd, 'RETIRED'] }], { status: ['CREATED', odd, 'RETIRED'] }, 20],
  ['one of one value', [{ secondaryTokenId: [token] }], { secondaryTokenId: [token] }, 15],
  ['one of no values', [{ secondaryTokenId: [] }], { secondaryTokenId: [] }, 0],
  ['any value', [{ rollbackRequest: present }], { rollbackRequest: { $ne: null } }, 6],
  [
    'the rest of an undefined condition',
    [{ status: undefined, secondaryTokenId: other }],
    { secondaryTokenId: other },
    15,
  ],
  [
    'what meets all conditions',
    [{ secondaryTokenId: token, status: 'ACTIVE' }, { rollbackRequest: present }],
    { secondaryTokenId: token, status: 'ACTIVE', rollbackRequest: { $ne: null } },
    1,
  ],
  [
    'nothing where conditions exclude each other',
    [{ status: 'ACTIVE' }, { status: 'CREATED' }],
    { $and: [{ status: 'ACTIVE' }, { status: 'CREATED' }] },
    0,
  ],
];

describe('a search', () => {
  let database: TestDatabase;
  let orm: MikroORM;
  /** The versions of the tenant `default`. */
  let own: string[];

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await connectReadModels(database.url);
    // Several versions of a millisecond, so that pages also end between them.
    const inserted = await database.pool.query<{ id: string; tenant: string }>(
      `insert into secondary_token_versions (tenant_id, id, secondary_token_id, status, content, amount, recipient,
         approval_threshold_percentage, rollback_request, approvers_list, created_at, updated_at, last_position)
       select tenant_id, gen_random_uuid(), case when number % 2 = 0 then $1 else $2 end::uuid, ($3::text[])[number % 3 + 1],
         '{"a":[1,"ü"]}', '12345678901234567890.10', 'bob',
         case when number % 2 = 0 then 66.67 else 50 end, case when number % 5 = 0 then '{"reason":"r"}'::jsonb end, '["ann"]',
         '2026-01-01T00:00:00.001Z'::timestamptz + number / 4 * interval '1 millisecond', '2026-01-01T00:00:00Z', '1'
       from generate_series(0, 29) number, unnest(array['default', 'acme']) tenant_id
       returning id, tenant_id as tenant`,
      [token, other, ['ACTIVE', 'CREATED', odd]],
    );
    own = inserted.rows.filter(({ tenant }) => tenant === 'default').map(({ id }) => id);
  });

  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  const found = <Row extends object>(entity: EntityName<Row>, wanted: Search<Row>, tenantId = 'default') =>
    search(database.tenants.of(tenantId), mappingOf(entity), wanted);

  it.each(cases)('S6-40 finds %s as the ORM does, in the same types', async (_, where, condition, count) => {
    const rows = await found(TokenVersionView, { where, order: ['createdAt', 'id'] });
    const orderBy = { createdAt: 'asc', id: 'asc' } as const;
    const entities = await orm.em.fork().find(TokenVersionView, { $and: [condition, { id: own }] }, { orderBy });
    expect(rows).toEqual(entities.map((entity) => wrap(entity).toPOJO()));
    expect(rows).toHaveLength(count);
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

  it('reads a page of one recipient from the index, in its order', async () => {
    await database.pool.query(
      `insert into notifications (tenant_id, id, recipient, recipient_key, kind, version_id, message, created_at, position)
       select 'default', gen_random_uuid(), 'ann', 'ann', 'ACTIVATED', gen_random_uuid(), '', now(), lpad(number::text, 16, '0')
       from generate_series(1, 5000) number`,
    );
    await database.pool.query('analyze notifications');
    const plan: unknown[] = [];
    const explaining: Queryable = {
      query: async <Row extends object>(statement: string | QueryConfig | QueryArrayConfig) => {
        const { text, values } = statement as QueryConfig;
        const { rows } = await database.tenants
          .of('default')
          .query<Row>({ text: `explain ${text}`, ...(values && { values }) });
        plan.push(...rows.flatMap((row) => Object.values(row) as unknown[]));
        return { rows: [], rowCount: 0 };
      },
    };
    await search(explaining, mappingOf(NotificationView), {
      where: [{ recipientKey: ['ann'] }],
      order: ['position'],
      most: 3,
    });
    expect(plan.join('\n')).toMatch(/^Limit .*\n *-> +Index Scan using notifications_/);
  });

  it('names a property that the entity does not have', async () => {
    const wanted = { where: [{ nothing: 1 }], order: ['stream'] } as unknown as Search<
      InferEntity<typeof SigningKeyView>
    >;
    await expect(found(SigningKeyView, wanted)).rejects.toThrow('SigningKeyView has no property nothing.');
  });
});
