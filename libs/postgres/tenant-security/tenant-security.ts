import { readFile } from 'node:fs/promises';
import type { Pool, PoolClient } from 'pg';

/** The tables of an installation, and the role that reads them for its tenants. */
export interface SecuredTables {
  readonly loginRole: string;
  readonly schemas: readonly string[];
  /** The tables in the schema `public`, which may hold tables of other programs. */
  readonly publicTables: readonly string[];
}

/**
 * Gives every table with tenants' data the policies `own_tenant` and `system`, and the roles their privileges: the one
 * place that does (DESIGN §11, ADR 36). A table has tenants' data if it has a column `tenant_id`; events have their tenant
 * in the name of their stream. Idempotent: it changes only what differs, because each change locks its table.
 */
export async function secureTables(
  transaction: PoolClient,
  { loginRole, schemas, publicTables }: SecuredTables,
): Promise<void> {
  await runStatements(transaction, 'secure.sql', [loginRole, schemas, publicTables]);
}

/** Removes all policies. Earlier versions know no tenants, and undoing a migration drops columns that policies use. */
export async function liftTenantSecurity(transaction: PoolClient): Promise<void> {
  await runStatements(transaction, 'lift.sql', []);
}

/** The database has not been migrated by this version. */
export class DatabaseNotMigrated extends Error {
  override readonly name = 'DatabaseNotMigrated';
  readonly code = 'DATABASE_NOT_MIGRATED';
}

/**
 * Checks that the last step of a migration has run: no app may use a table whose policies are not in force.
 * @throws DatabaseNotMigrated
 */
export async function requireTenantSecurity(database: Pool): Promise<void> {
  const { rows } = await database.query<{ secured: boolean }>(
    `select coalesce(relrowsecurity and relforcerowsecurity, false) as secured
     from pg_class where oid = to_regclass('event_store.events')`,
  );
  if (rows[0]?.secured === true) return;
  throw new DatabaseNotMigrated(
    'The database has no schema of this version, or its row-level security is off. Run node dist/apps/standalone/migrate.js first.',
  );
}

async function runStatements(transaction: PoolClient, file: string, values: readonly unknown[]): Promise<void> {
  const { rows } = await transaction.query<{ statement: string }>(
    await readFile(new URL(file, import.meta.url), 'utf8'),
    [...values],
  );
  for (const { statement } of rows) await transaction.query(statement);
}
