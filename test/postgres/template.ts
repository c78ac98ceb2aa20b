import { migrateEventStore } from '#libs/event-store';
import { migrateMessaging } from '#libs/messaging';
import { migrateIdempotency } from '#libs/platform';
import { createPool } from '#libs/postgres';
import { migrateProcessing } from '#libs/projections';
import { connectReadModels, migrateReadModels } from '#libs/read-models';
import { migrateBooks } from '#apps/settlement/books/books';

export const templateName = 'assent_template';

/** A database with every migration run, to be cloned. */
export async function makeTemplate(connectionString: (database?: string) => string): Promise<void> {
  const server = createPool(connectionString(), { max: 1, applicationName: 'assent-test' });
  await server.query(`create database ${templateName}`);
  await server.end();

  const template = createPool(connectionString(templateName), { max: 2, applicationName: 'assent-test' });
  await migrateEventStore(template);
  await migrateProcessing(template);
  await migrateMessaging(template);
  await migrateIdempotency(template);
  await migrateBooks(template);
  await template.end();
  const readModels = await connectReadModels(connectionString(templateName));
  await migrateReadModels(readModels);
  await readModels.close();
}
