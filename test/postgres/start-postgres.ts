import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#libs/platform/embedded-postgres';
import { makeTemplate } from './template.ts';
import { keepServer } from './server.ts';
import stopPostgres from './stop-postgres.ts';

/** One PostgreSQL for the whole run, with a template from which each test file gets a database of its own. */
export default async function startPostgres(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'assent-postgres-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(directory, 'data'), durable: false });
  keepServer({ postgres, directory });
  // jest ends at a signal without its teardown, and PostgreSQL, in a group of its own, would run on.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void stopPostgres().finally(() => process.exit(130));
    });
  }
  try {
    await makeTemplate((database) => postgres.connectionString(database));
  } catch (error) {
    // A setup that fails has no teardown either.
    await stopPostgres();
    throw error;
  }
  process.env['TEST_POSTGRES_URL'] = postgres.connectionString();
}
