import { randomUUID } from 'node:crypto';
import type { Config } from '#libs/process';
import { EventStoreDbDouble } from '../event-store-db/event-store-db-double.ts';

/** `double` for the EventStoreDB double, or the URL of a server. Empty: PostgreSQL. */
const named = process.env['EVENTSTOREDB_URL'] ?? '';

/** `describe` for tests that need the log in PostgreSQL, for example to change it with SQL. */
export const describeOnPostgres = named === '' ? describe : describe.skip;

/**
 * Creates an empty log for one test, in the store that `EVENTSTOREDB_URL` names, under a new prefix.
 * @param url the store, if the test chooses it itself
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
