import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import { makeTemplate } from '../postgres/template.ts';
import { stopAtTheEnd } from './kept.ts';

/** Starts one PostgreSQL for the whole run, with a template from which each test file clones its database. */
export async function startPostgres(): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'assent-postgres-'));
  const postgres = await startEmbeddedPostgres({ dataDirectory: join(directory, 'data'), durable: false });
  stopAtTheEnd(async () => {
    await postgres.stop();
    await rm(directory, { recursive: true, force: true });
  });
  await makeTemplate(postgres);
  process.env['TEST_POSTGRES_URL'] = postgres.connectionString();
  process.env['TEST_POSTGRES_APP_URL'] = postgres.appConnectionString();
}
