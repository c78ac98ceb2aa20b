import type { Pool } from 'pg';
import { booksMigrations, keyAccounts } from '#apps/settlement/settlement.module';
import { eventStoreMigrations } from '#libs/event-store';
import { idempotencyMigrations } from '#libs/http';
import { messagingMigrations } from '#libs/messaging';
import { migrate, type Migrations } from '#libs/postgres';
import { processingMigrations } from '#libs/projections';
import { connectReadModels, migrateReadModels } from '#libs/read-models';

/** The schemas with SQL migrations. MikroORM migrates the read models. */
export const migratedSchemas: readonly Migrations[] = [
  eventStoreMigrations,
  processingMigrations,
  messagingMigrations,
  idempotencyMigrations,
  booksMigrations,
];

/** Applies the pending migrations of all apps. */
export async function migrateDatabase(database: Pool, databaseUrl: string): Promise<void> {
  await migrate(database, ...migratedSchemas);
  await keyAccounts(database);
  const readModels = await connectReadModels(databaseUrl);
  try {
    await migrateReadModels(readModels);
  } finally {
    await readModels.close();
  }
}
