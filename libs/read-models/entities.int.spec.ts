import type { EntitySchemaWithMeta, MikroORM } from '@mikro-orm/core';
import { createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { connectReadModels, entities, tableOf } from './index.ts';

const schemas = entities as readonly object[] as readonly EntitySchemaWithMeta[];

describe('the entities of the read models', () => {
  let database: TestDatabase;
  let orm: MikroORM;

  beforeAll(async () => {
    database = await createTestDatabase();
    orm = await connectReadModels(database.url);
  });

  afterAll(async () => {
    await orm.close(true);
    await database.drop();
  });

  it.each(schemas.map((entity) => ({ table: entity.tableName, entity })))(
    'S6-40 S6-42 S6-43 have every column of $table but its tenant, with its type, its key and whether it may be null',
    async ({ table, entity }) => {
      const { rows } = await database.pool.query(
        `select column_name as name, udt_name as type, is_nullable = 'YES' as "isNullable",
                exists (select from information_schema.key_column_usage used
                        where used.table_name = $1 and used.column_name = columns.column_name) as "isKey"
         from information_schema.columns where table_name = $1 and column_name <> 'tenant_id' order by name`,
        [table],
      );
      const { columns, key } = tableOf(entity);
      const keys: readonly string[] = key;
      const properties = orm.getMetadata(entity).props;
      const known = properties.map(({ fieldNames: [name = ''], columnTypes: [type = ''], nullable = false }) => {
        const [base = ''] = type.split('(');
        return { name, type: typeNames[base] ?? base, isNullable: nullable, isKey: keys.includes(name) };
      });
      expect(known.toSorted((one, other) => one.name.localeCompare(other.name))).toEqual(rows);
      expect(columns).toEqual(properties.map(({ fieldNames: [name] }) => name));
    },
  );

  it('are all tables of the read models', async () => {
    const { rows } = await database.pool.query<{ name: string }>(
      `select table_name as name from information_schema.tables
       where table_schema = 'public' and table_name <> 'read_model_migrations' order by name`,
    );
    expect(entities.map(({ tableName }) => tableName).toSorted()).toEqual(rows.map(({ name }) => name));
  });
});

/** Types that the ORM and the catalog of PostgreSQL call by different names. */
const typeNames: Readonly<Record<string, string>> = { int: 'int4', boolean: 'bool' };
