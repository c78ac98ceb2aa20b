import { readdir, readFile } from 'node:fs/promises';
import { connectReadModels, migrateReadModels, migrateReadModelsTo, readModelMigrationCount } from '#libs/read-models';
import { loginRoleOf, migrate, migrateTo } from '#libs/postgres';
import { processingMigrations } from '#libs/projections';
import { readMigrationFiles } from '../../libs/postgres/migration-files.ts';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../test/postgres/test-database.ts';
import { dumpSchema } from '../../tools/database-schema/dump-schema.ts';
import { migratedSchemas, secureDatabase } from './migrate-database.ts';

const schemas = await Promise.all(
  migratedSchemas.map(async (migrations) => ({ migrations, ...(await readMigrationFiles(migrations)) })),
);

/** The last migrations that define functions and views. Later ones leave them to the files in functions/ and views/. */
const lastWithTexts: Readonly<Record<string, string>> = {
  event_store: '007',
  processing: '005',
  messaging: '007',
  idempotency: '002',
  settlement: '005',
  signatures: '001',
};

describe('the migrations', () => {
  let database: TestDatabase;

  beforeEach(async () => {
    database = await createEmptyDatabase();
  });

  afterEach(async () => {
    await database.drop();
  });

  /**
   * Applies migrations one by one. Each is undone before the next, and the schema must then equal the one before. Names
   * the migrations that fail this.
   */
  async function withoutWayBack(
    names: readonly string[],
    migrateThisTo: (count: number) => Promise<void>,
  ): Promise<readonly string[]> {
    const failed: string[] = [];
    let before = await dumpSchema(database.pool);
    for (const [index, name] of names.entries()) {
      await migrateThisTo(index + 1);
      const after = await dumpSchema(database.pool);
      await migrateThisTo(index);
      const undone = await dumpSchema(database.pool);
      await migrateThisTo(index + 1);
      const again = await dumpSchema(database.pool);
      if (undone !== before || again !== after) failed.push(name);
      before = after;
    }
    return failed;
  }

  it.each(schemas)('S7-53 each migration of $migrations.schema can be undone', async ({ migrations, numbered }) => {
    // The table of applied migrations is made with the first ones.
    await migrateTo(database.pool, { ...migrations, count: 0 });
    const migrateThisTo = (count: number) => migrateTo(database.pool, { ...migrations, count });
    expect(await withoutWayBack(numbered, migrateThisTo)).toEqual([]);
  });

  it('S7-53 each migration of the read models can be undone', async () => {
    // The migrations of the read models request rebuilds there.
    await migrate(database.pool, processingMigrations);
    const names = Array.from({ length: readModelMigrationCount }, (_, index) => String(index + 1));
    const orm = await connectReadModels(database.url);
    try {
      await migrateReadModelsTo(orm, 0);
      expect(await withoutWayBack(names, (count) => migrateReadModelsTo(orm, count))).toEqual([]);
    } finally {
      await orm.close();
    }
  });

  it('S7-53 can all be undone and applied again', async () => {
    const current = await createTestDatabase();
    const orm = await connectReadModels(current.url);
    try {
      const before = await dumpSchema(current.pool);
      await migrateTo(current.pool, ...migratedSchemas.map((migrations) => ({ ...migrations, count: 0 })));
      await migrateReadModelsTo(orm, 0);
      const tables = await current.pool.query<{ name: string }>(
        `select relname as name from pg_class join pg_namespace n on n.oid = relnamespace
         where relkind in ('r', 'v') and nspname !~ '^(pg_|information_schema$)'`,
      );
      expect(new Set(tables.rows.map(({ name }) => name))).toEqual(new Set(['migrations', 'read_model_migrations']));
      await migrate(current.pool, ...migratedSchemas);
      await migrateReadModels(orm);
      await secureDatabase(current.pool, loginRoleOf(current.appUrl));
      expect(await dumpSchema(current.pool)).toBe(before);
    } finally {
      await orm.close();
      await current.drop();
    }
  });

  it.each(schemas)(
    'S7-53 each function and view of $migrations.schema has one current file',
    async ({ migrations, definitions }) => {
      const { schema, directory } = migrations;
      await migrate(database.pool, migrations);
      const { rows } = await database.pool.query<{ file: string }>(
        `select 'functions/' || proname || '.sql' as file from pg_proc where pronamespace = $1::regnamespace
         union all
         select 'views/' || relname || '.sql' from pg_class where relnamespace = $1::regnamespace and relkind = 'v'`,
        [schema],
      );
      const files = (await readdir(directory, { recursive: true })).filter((name) => /^\w+\/.+\.sql$/.test(name));
      expect(files.toSorted()).toEqual(rows.map(({ file }) => file).toSorted());
      for (const text of definitions) {
        const [, kind, name] =
          /^(?:-- .*\n|--\n)+create or replace (function|view) (\w+\.\w+)[ (][^]*;\n$/.exec(text) ?? [];
        expect(text.match(/^create /gm)).toHaveLength(1);
        expect(files).toContain(`${String(kind)}s/${String(name?.replace(`${schema}.`, ''))}.sql`);
      }
    },
  );
});

describe('the texts of the migrations', () => {
  it.each(schemas)(
    'S7-53 no later migration of $migrations.schema defines a function or view',
    async ({ migrations, numbered }) => {
      const later = numbered.filter((name) => name.slice(0, 3) > (lastWithTexts[migrations.schema] ?? ''));
      const texts = await Promise.all(later.map((name) => readFile(new URL(name, migrations.directory), 'utf8')));
      for (const text of texts) {
        expect(text).not.toMatch(/create (or replace )?(function|procedure|view)|pg_get_functiondef/i);
      }
    },
  );
});
