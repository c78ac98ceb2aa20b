import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { isMissingTable } from './missing.ts';
import { readMigrationFiles, wayBackOf, type Migrations } from './migration-files.ts';
import { inTransaction } from './transaction.ts';

/** A numbered migration that has run in a database. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  /** What its way back cannot restore. */
  readonly loses?: string;
}

/** One lock for all who migrate this database, so that two processes that start together take turns. */
const migrationLock = 7_246_001;

/**
 * Brings schemas up to date, all of them in one transaction. Runs each numbered migration that has not run yet, in order, and then the
 * current texts of all functions and views, if a migration ran or a text has changed.
 * @throws when a migration that has run is missing or renamed: the database and the code do not belong together.
 */
export async function migrate(pool: Pool, ...schemas: readonly Migrations[]): Promise<void> {
  const files = await Promise.all(schemas.map(async (each) => ({ ...each, ...(await readMigrationFiles(each)) })));
  await inTransaction(pool, async (client) => {
    for (const { numbered, definitions, digest, ...migrations } of files) {
      const applied = await lockMigrations(client, migrations, numbered);
      const pending = numbered.slice(applied.length);
      if (pending.length === 0 && applied.at(-1)?.definitions === digest) continue;
      for (const name of pending) await run(client, migrations, name);
      for (const text of definitions) await client.query(text);
      const newest = numbered.at(-1);
      await client.query(`update ${migrations.schema}.migrations set definitions = $1 where name = $2`, [
        digest,
        newest,
      ]);
    }
  });
}

export interface MigrationTarget extends Migrations {
  /** So many numbered migrations are to have run. */
  readonly count: number;
}

/**
 * Runs or takes back numbered migrations until each schema is at its target, all in one transaction. Functions and views are then those
 * that the migrations made. The next `migrate`, of whatever version, puts its own in their place.
 */
export async function migrateTo(pool: Pool, ...targets: readonly MigrationTarget[]): Promise<void> {
  const files = await Promise.all(targets.map(async (each) => ({ ...each, ...(await readMigrationFiles(each)) })));
  await inTransaction(pool, async (client) => {
    for (const { numbered, count, schema, directory } of files) {
      const applied = await lockMigrations(client, { schema, directory }, numbered);
      for (const name of numbered.slice(applied.length, count)) await run(client, { schema, directory }, name);
      for (const { name } of applied.slice(count).toReversed()) {
        await client.query(await readFile(new URL(wayBackOf(name), directory), 'utf8'));
        await client.query(`delete from ${schema}.migrations where name = $1`, [name]);
      }
      await client.query(`update ${schema}.migrations set definitions = null`);
    }
  });
}

/** The numbered migrations that have run in this database, in order. */
export async function appliedMigrations(pool: Pool, migrations: Migrations): Promise<readonly AppliedMigration[]> {
  const { schema, directory } = migrations;
  const { numbered } = await readMigrationFiles(migrations);
  const applied = await appliedNames(pool, { schema, table: `${schema}.migrations`, known: numbered });
  return Promise.all(
    applied.map(async (name, index) => {
      const text = await readFile(new URL(wayBackOf(name), directory), 'utf8');
      const loses = /^-- Loses: (.+(?:\n-- .+)*)/.exec(text)?.[1]?.replaceAll('\n-- ', ' ');
      return { number: index + 1, name: name.replace(/\.sql$/, ''), ...(loses !== undefined && { loses }) };
    }),
  );
}

interface MigrationTable {
  /** As messages call what the migrations make. */
  readonly schema: string;
  readonly table: string;
  /** The names of the migrations of this version, in order. */
  readonly known: readonly string[];
}

/** The names in a table of migrations, in order; none when there is no such table. */
export async function appliedNames(pool: Pool, { schema, table, known }: MigrationTable): Promise<readonly string[]> {
  try {
    const { rows } = await pool.query<{ name: string }>(`select name from ${table} order by name`);
    requireKnown(schema, rows, known);
    return rows.map(({ name }) => name);
  } catch (fault) {
    if (isMissingTable(fault)) return [];
    throw fault;
  }
}

interface MigrationRow {
  readonly name: string;
  /** The digest of the functions and views that were put in place after it, for the newest one. */
  readonly definitions: string | null;
}

/** What has run, from now until the end of the transaction. */
async function lockMigrations(
  client: PoolClient,
  { schema }: Migrations,
  numbered: readonly string[],
): Promise<readonly MigrationRow[]> {
  await client.query(`
    select pg_advisory_xact_lock(${migrationLock});
    create schema if not exists ${schema};
    create table if not exists ${schema}.migrations (name text primary key, applied_at timestamptz not null default now());
    alter table ${schema}.migrations add column if not exists definitions text`);
  const { rows } = await client.query<MigrationRow>(`select name, definitions from ${schema}.migrations order by name`);
  requireKnown(schema, rows, numbered);
  return rows;
}

function requireKnown(
  schema: string,
  applied: readonly { readonly name: string }[],
  numbered: readonly string[],
): void {
  applied.forEach(({ name }, index) => {
    if (numbered[index] === name) return;
    throw new Error(
      `The database has run migration ${name} of ${schema}, which this version does not have. Start the version that made this database, or a newer one.`,
    );
  });
}

async function run(client: PoolClient, { schema, directory }: Migrations, name: string): Promise<void> {
  await client.query(await readFile(new URL(name, directory), 'utf8'));
  await client.query(`insert into ${schema}.migrations (name) values ($1)`, [name]);
}
