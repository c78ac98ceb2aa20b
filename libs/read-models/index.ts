import type { Pool } from 'pg';
import type { EntityMetadata, EntityName } from '@mikro-orm/core';
import { MikroORM } from '@mikro-orm/postgresql';
import { Migrator } from '@mikro-orm/migrations';
import { appliedNames, prepareSession, type AppliedMigration } from '#libs/postgres';
import { entities } from './entities.ts';
import { migrations } from './migrations/migrations.ts';

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

/** The ORM over the read models' tables, for their migrations. Close it with `close()`. */
export function connectReadModels(databaseUrl: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: databaseUrl,
    entities,
    extensions: [Migrator],
    timezone: 'Z',
    pool: { min: 0, max: 10 },
    driverOptions: { verify: prepareSession() },
    migrations: {
      silent: true,
      snapshot: false,
      tableName: migrationTable,
      migrationsList: migrations.map(({ name, class: migration }) => ({ name, class: migration })),
    },
    discovery: { warnWhenNoEntities: false },
  });
}

let unconnected: MikroORM | undefined;

/** What the ORM knows of an entity: its columns, their types and its key. It needs no database. */
export function metadataOf<Row extends object>(entity: EntityName<Row>): EntityMetadata<Row> {
  unconnected ??= new MikroORM({ entities, dbName: 'none' });
  return unconnected.getMetadata(entity);
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
