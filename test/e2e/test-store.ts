import { randomUUID } from 'node:crypto';
import type { Config } from '#libs/process';
import { EventStoreDbDouble } from '../event-store-db/event-store-db-double.ts';

/** `double` for the double of EventStoreDB, the URL of a server, or unset for PostgreSQL. */
const named = process.env['EVENTSTOREDB_URL'] ?? '';

/** `describe` for what is true of the log in PostgreSQL alone, such as what SQL can do to it. */
export const describeOnPostgres = named === '' ? describe : describe.skip;

/**
 * A log of its own for one test: in the store that `EVENTSTOREDB_URL` names, in streams with a prefix of their own.
 * @param url of the store that the test has chosen itself
 */
export async function startTestStore(
  url: string | undefined,
): Promise<{ readonly config: Partial<Config>; readonly stop: () => void }> {
  if (named === '' || url !== undefined) return { config: {}, stop: () => undefined };
  const eventStorePrefix = `test-${randomUUID()}-`;
  if (named !== 'double') return { config: { eventStoreUrl: named, eventStorePrefix }, stop: () => undefined };
  const double = await EventStoreDbDouble.start();
  return { config: { eventStoreUrl: double.url, eventStorePrefix }, stop: () => double.stop() };
}
