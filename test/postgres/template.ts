import type { EmbeddedPostgres } from '#libs/embedded-postgres';
import { createPool } from '#libs/postgres';
import { migrateDatabase } from '#apps/standalone/migrate-database';

export const templateName = 'assent_template';

/** Creates a fully migrated database, from which test databases are cloned. */
export async function makeTemplate(postgres: EmbeddedPostgres): Promise<void> {
  const server = createPool(postgres.connectionString(), { max: 1, applicationName: 'assent-test' });
  await server.query(`create database ${templateName}`);
  await server.end();

  await migrateDatabase({
    adminUrl: postgres.connectionString(templateName),
    appUrl: postgres.appConnectionString(templateName),
  });
}
