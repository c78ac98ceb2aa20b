import { createPool } from '#libs/postgres';
import { migrateDatabase } from '#apps/standalone/migrate-database';

export const templateName = 'assent_template';

/** Creates a fully migrated database, from which test databases are cloned. */
export async function makeTemplate(connectionString: (database?: string) => string): Promise<void> {
  const server = createPool(connectionString(), { max: 1, applicationName: 'assent-test' });
  await server.query(`create database ${templateName}`);
  await server.end();

  const template = createPool(connectionString(templateName), { max: 2, applicationName: 'assent-test' });
  await migrateDatabase(template, connectionString(templateName));
  await template.end();
}
