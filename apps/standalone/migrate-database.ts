import type { Pool } from 'pg';
import { challengeMigrations } from '#apps/command/command.module';
import { booksMigrations, keyAccounts } from '#apps/settlement/settlement.module';
import { eventStoreMigrations } from '#libs/event-store';
import { accessRecordMigrations, idempotencyMigrations } from '#libs/http';
import { messagingMigrations } from '#libs/messaging';
import {
  createPool,
  endMigration,
  inTransaction,
  loginRoleOf,
  migrate,
  prepareRoles,
  secureTables,
  systemRole,
  type LoginRole,
  type Migrations,
} from '#libs/postgres';
import type { Config } from '#libs/process';
import { processingMigrations } from '#libs/projections';
import { connectReadModels, migrateReadModels, readModelTables } from '#libs/read-models';

/** The schemas with SQL migrations. MikroORM migrates the read models. */
export const migratedSchemas: readonly Migrations[] = [
  eventStoreMigrations,
  processingMigrations,
  messagingMigrations,
  idempotencyMigrations,
  booksMigrations,
  challengeMigrations,
  accessRecordMigrations,
];

/** The same database for its owner, who migrates it, and for the apps. */
export interface DatabaseUrls {
  readonly adminUrl: string;
  readonly appUrl: string;
}

/** The configured database; undefined for an embedded one. Without an owner of its own, the role of the apps migrates. */
export function databaseUrlsOf({ databaseUrl, databaseAdminUrl }: Config): DatabaseUrls | undefined {
  return databaseUrl === undefined ? undefined : { adminUrl: databaseAdminUrl ?? databaseUrl, appUrl: databaseUrl };
}

/**
 * Applies the pending migrations of all apps, and creates the roles of the apps if they are missing.
 * @throws UnfitDatabaseRole when the owner may not create them
 */
export async function migrateDatabase({ adminUrl, appUrl }: DatabaseUrls): Promise<void> {
  const app = loginRoleOf(appUrl);
  const admin = createPool(adminUrl, { max: 2, applicationName: 'assent-migrate' });
  const system = createPool(appUrl, { max: 1, applicationName: 'assent-migrate', role: systemRole });
  try {
    await prepareRoles(admin, app);
    await migrate(admin, ...migratedSchemas);
    await updateReadModels(adminUrl);
    await secureDatabase(admin, app);
    await keyAccounts(system);
    await endMigration(admin, app);
  } finally {
    await Promise.all([admin.end(), system.end()]);
  }
}

/** Gives every table its policies and privileges, after all migrations. */
export function secureDatabase(admin: Pool, { name }: Pick<LoginRole, 'name'>): Promise<void> {
  const schemas = migratedSchemas.map(({ schema }) => schema);
  return inTransaction(admin, (client) =>
    secureTables(client, { loginRole: name, schemas, publicTables: readModelTables }),
  );
}

async function updateReadModels(adminUrl: string): Promise<void> {
  const readModels = await connectReadModels(adminUrl);
  try {
    await migrateReadModels(readModels);
  } finally {
    await readModels.close();
  }
}
