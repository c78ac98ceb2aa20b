import { InvalidConfiguration, readConfig } from '#libs/process';
import { reachDatabase } from '#libs/runtime';
import { createPool } from '#libs/postgres';
import { migrateDatabase } from './migrate-database.ts';

/** Prepares the database for apps that are processes of their own; run before they start, and after each update (CV-14). */
async function main(): Promise<void> {
  const { databaseUrl } = readConfig(process.env);
  if (databaseUrl === undefined) throw new InvalidConfiguration(['DATABASE_URL is missing: which database?']);
  const database = createPool(databaseUrl, { max: 2, applicationName: 'assent-migrate' });
  try {
    await reachDatabase(database, databaseUrl);
    await migrateDatabase(database, databaseUrl);
  } finally {
    await database.end();
  }
  process.stdout.write('The database is up to date.\n');
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
