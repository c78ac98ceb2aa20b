import type { Pool } from 'pg';
import { MikroORM, type EntityManager } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { appliedNames, prepareSession, type AppliedMigration } from '#libs/postgres';
import { entities } from './entities.ts';
import { migrations } from './migrations/migrations.ts';
import { searchDriver, tenantVariable } from './search-driver.ts';

export { dueWork, type DueItem, type DueWork } from './due-work.ts';
export * from './entities.ts';
export { tableOf, type RowOf } from './rows.ts';

/**
 * The names of the read models, which are also those of their projections and of the checkpoints that queries wait for.
 */
export const readModels = {
  tokens: 'tokens',
  tokenVersions: 'token-versions',
  approvalRequests: 'approval-requests',
  executionAudit: 'execution-audit',
  revenueStreams: 'revenue-streams',
  settlements: 'settlements',
  notifications: 'notifications',
  signingKeys: 'signing-keys',
} as const;

export type ReadModel = (typeof readModels)[keyof typeof readModels];

const migrationTable = 'read_model_migrations';

/** The ORM over the read models: queries and migrations. Close it with `close()`. */
export function connectReadModels(databaseUrl: string): Promise<MikroORM> {
  return MikroORM.init({
    driver: searchDriver,
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    timezone: 'Z',
    pool: { min: 0, max: 10 },
    driverOptions: { verify: prepareSession() },
    // Each search of an entity manager with a tenant runs in a transaction that sets it: see searchDriver.
    sessionContext: 'transaction',
    migrations: {
      silent: true,
      snapshot: false,
      tableName: migrationTable,
      migrationsList: migrations.map(({ name, class: migration }) => ({ name, class: migration })),
    },
    discovery: { warnWhenNoEntities: false },
  });
}

/** A unit of work that sees the rows of the tenant. Without a tenant, one sees no row (DESIGN §11). */
export function forTenant(orm: MikroORM, tenantId: string): EntityManager {
  const em = orm.em.fork({ clear: true });
  em.setSessionContext({ variables: { [tenantVariable]: tenantId } });
  return em;
}

/** Brings the read models' tables up to date. */
export async function migrateReadModels(orm: MikroORM): Promise<void> {
  await orm.migrator.up();
}

/** The tables of the read models, in the schema `public`. */
export const readModelTables: readonly string[] = entities.map(({ tableName }) => tableName);

/** The number of migrations of the read models. */
export const readModelMigrationCount = migrations.length;

/** The migrations of the read models that have run in this database, in order. */
export async function appliedReadModelMigrations(database: Pool): Promise<readonly AppliedMigration[]> {
  const known = migrations.map(({ name }) => name);
  const applied = await appliedNames(database, { schema: 'read_models', table: migrationTable, known });
  return migrations
    .slice(0, applied.length)
    .map(({ name, loses }, index) => ({ number: index + 1, name, ...(loses !== undefined && { loses }) }));
}

/** Runs or undoes migrations of the read models until exactly the first `count` have run. */
export async function migrateReadModelsTo(orm: MikroORM, count: number): Promise<void> {
  const last = migrations[count - 1]?.name;
  if (last !== undefined) await orm.migrator.up({ to: last });
  await orm.migrator.down({ to: last ?? 0 });
}
