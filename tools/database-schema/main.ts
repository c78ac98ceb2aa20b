import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrateDatabase } from '#apps/standalone/migrate-database';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import { createPool } from '#libs/postgres';
import { schemaDocument, schemaFile } from './schema-document.ts';

/** Runs all migrations on an empty database and writes its schema to docs/schema.sql. */
async function main(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'assent-schema-'));
  try {
    const postgres = await startEmbeddedPostgres({ dataDirectory: join(directory, 'data'), durable: false });
    try {
      const adminUrl = postgres.connectionString();
      await migrateDatabase({ adminUrl, appUrl: postgres.appConnectionString() });
      const database = createPool(adminUrl, { max: 2, applicationName: 'assent-schema' });
      await writeFile(schemaFile, await schemaDocument(database));
      await database.end();
    } finally {
      await postgres.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  process.stdout.write(`Wrote ${schemaFile}.\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
