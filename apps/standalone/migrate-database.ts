import type { Pool } from 'pg';
import { migrateBooks } from '#apps/settlement/settlement.module';
import { migrateEventStore } from '#libs/event-store';
import { migrateMessaging } from '#libs/messaging';
import { migrateIdempotency } from '#libs/http';
import { migrateProcessing } from '#libs/projections';
import { connectReadModels, migrateReadModels } from '#libs/read-models';

/** Brings everything that all apps keep in the database up to date. */
export async function migrateDatabase(database: Pool, databaseUrl: string): Promise<void> {
  await migrateEventStore(database);
  await migrateProcessing(database);
  await migrateMessaging(database);
  await migrateIdempotency(database);
  await migrateBooks(database);
  const readModels = await connectReadModels(databaseUrl);
  try {
    await migrateReadModels(readModels);
  } finally {
    await readModels.close();
  }
}
