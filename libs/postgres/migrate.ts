import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';
import { isMissingTable } from './missing.ts';
import { readMigrationFiles, downFileOf, type Migrations } from './migration-files.ts';
import { liftTenantSecurity } from './tenant-security/tenant-security.ts';
import { inTransaction } from './transaction.ts';

/** A numbered migration that has run in a database. */
export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  /** What its down migration cannot restore. */
  readonly loses?: string;
}

/** The advisory lock of migrations: processes that start at the same time migrate one after another. */
export const migrationLock = 7_246_001;

/**
 * Brings schemas up to date in one transaction. Runs each pending numbered migration in order. If one ran or a text of a
 * function or view changed, then runs the current texts of all functions and views.
 * @throws when a migration that the database has run is missing or renamed here: the database is from another version
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
  /** How many numbered migrations the database should have run. */
  readonly count: number;
}

/**
 * Runs or undoes numbered migrations until each schema is at its target, in one transaction. Functions and views are then
 * those of the numbered migrations, and no table has policies. The next `migrate`, of any version, replaces functions and
 * views with its own, and {@link secureTables} brings the policies back.
 */
export async function migrateTo(pool: Pool, ...targets: readonly MigrationTarget[]): Promise<void> {
  const files = await Promise.all(targets.map(async (each) => ({ ...each, ...(await readMigrationFiles(each)) })));
  await inTransaction(pool, async (client) => {
    await liftTenantSecurity(client);
    for (const { numbered, count, schema, directory } of files) {
      const applied = await lockMigrations(client, { schema, directory }, numbered);
      for (const name of numbered.slice(applied.length, count)) await run(client, { schema, directory }, name);
      for (const { name } of applied.slice(count).toReversed()) {
        await client.query(await readFile(new URL(downFileOf(name), directory), 'utf8'));
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
      const text = await readFile(new URL(downFileOf(name), directory), 'utf8');
      const loses = /^-- Loses: (.+(?:\n-- .+)*)/.exec(text)?.[1]?.replaceAll('\n-- ', ' ');
      return { number: index + 1, name: name.replace(/\.sql$/, ''), ...(loses !== undefined && { loses }) };
    }),
  );
}

interface MigrationTable {
  /** The name of the schema in messages. */
  readonly schema: string;
  readonly table: string;
  /** The names of the migrations of this version, in order. */
  readonly known: readonly string[];
}

/** The names in a table of migrations, in order; empty when the table does not exist. */
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
  /** Only on the newest migration: the digest of the functions and views that were installed after it. */
  readonly definitions: string | null;
}

/** Locks the migrations until the end of the transaction. @returns those that have run */
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
