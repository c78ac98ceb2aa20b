import { readdir, readFile } from 'node:fs/promises';
import type { Pool } from 'pg';
import { inTransaction } from './transaction.ts';

export interface Migrations {
  /** The Postgres schema that the files fill; created when it is not there. */
  readonly schema: string;
  /** Folder of `NNN_name.sql` files, numbered from 001 without gaps. */
  readonly directory: URL;
}

/** One number for everybody who migrates this database, so that two processes that start together take turns. */
const migrationLock = 7_246_001;

/**
 * Runs the files that have not run yet, each once and in order, all in one transaction.
 * @throws when a file that has run is missing or renamed: the database and the code do not belong together.
 */
export async function migrate(pool: Pool, { schema, directory }: Migrations): Promise<void> {
  const files = (await readdir(directory)).filter((name) => /^\d{3}_.+\.sql$/.test(name)).sort();
  files.forEach((name, index) => {
    if (Number(name.slice(0, 3)) !== index + 1) throw new Error(`Migration ${name} of ${schema} is out of sequence.`);
  });
  await inTransaction(pool, async (client) => {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await client.query(`create schema if not exists ${schema}`);
    await client.query(
      `create table if not exists ${schema}.migrations (name text primary key, applied_at timestamptz not null default now())`,
    );
    const { rows } = await client.query<{ name: string }>(`select name from ${schema}.migrations order by name`);
    rows.forEach(({ name }, index) => {
      if (files[index] === name) return;
      throw new Error(
        `The database has run migration ${name} of ${schema}, which this version does not have. Start the version that made this database, or a newer one.`,
      );
    });
    for (const name of files.slice(rows.length)) {
      await client.query(await readFile(new URL(name, directory), 'utf8'));
      await client.query(`insert into ${schema}.migrations (name) values ($1)`, [name]);
    }
  });
}
