import type { Pool, PoolClient } from 'pg';
import { createPool, requireFitRole, requireTenantSecurity } from '#libs/postgres';
import { errorCode } from '#libs/process';

/**
 * Checks the database and the role of the apps before their first use.
 * @throws an error with the address of the database, but not its password, and the next step
 */
export function reachDatabase(databaseUrl: string): Promise<void> {
  return withDatabase(databaseUrl, 'DATABASE_URL', async (database) => {
    await requireFitRole(database);
    await requireTenantSecurity(database);
  });
}

/** Checks the database before its owner migrates it. @throws as {@link reachDatabase} */
export function reachDatabaseToMigrate(adminUrl: string): Promise<void> {
  return withDatabase(adminUrl, 'the URL of its owner', async (database) => {
    const { rows } = await database.query<{ mayCreate: boolean }>(
      `select has_database_privilege(current_database(), 'CREATE') or to_regnamespace('event_store') is not null as "mayCreate"`,
    );
    if (rows[0]?.mayCreate === true) return;
    throw new Error(
      `${nameOf(adminUrl)} cannot be migrated: its role may not create schemas. ` +
        'Run: grant create on database … to …; or set DATABASE_ADMIN_URL to its owner.',
    );
  });
}

/** Opens the database for checks, the first of which is whether Assent can work on it at all. */
async function withDatabase(url: string, setting: string, check: (database: Pool) => Promise<void>): Promise<void> {
  const database = createPool(url, { max: 2, applicationName: 'assent-check' });
  try {
    const fault = await unfit(database).catch((error: unknown) => {
      const reason =
        error instanceof Error && error.message !== '' ? error.message : (errorCode(error) ?? String(error));
      throw new Error(
        `${nameOf(url)} cannot be used: ${reason}. ` +
          `Check that PostgreSQL runs and ${setting} is correct. Without DATABASE_URL, npm start uses an embedded PostgreSQL.`,
        { cause: error },
      );
    });
    if (fault !== undefined) throw new Error(`${nameOf(url)} cannot be used: ${fault}`);
    await check(database);
  } finally {
    await database.end();
  }
}

function nameOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `The database ${pathname.slice(1)} at ${hostname}:${port || '5432'}`;
}

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly isStandby: boolean;
  readonly isReadOnly: boolean;
}

/** The oldest version that supports all SQL in use. */
const oldestVersion = 160_000;

/** Why Assent cannot use this database, and what to do. Undefined if it can. */
async function unfit(database: Pool): Promise<string | undefined> {
  const { rows } = await database.query<Facts>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
            pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly"`,
  );
  const [facts] = rows;
  if (facts === undefined) return 'it did not report its version.';
  if (facts.version < oldestVersion) {
    return `it is PostgreSQL ${Math.floor(facts.version / 10_000)}. Assent needs PostgreSQL ${oldestVersion / 10_000} or newer.`;
  }
  if (facts.encoding !== 'UTF8') {
    return `its encoding is ${facts.encoding}. Create one with: create database … encoding 'UTF8' template template0.`;
  }
  if (facts.isStandby) return 'it is a read-only standby. Set DATABASE_URL to the primary.';
  if (facts.isReadOnly) {
    return 'its sessions are read-only. Check default_transaction_read_only of the server, the database and the role.';
  }
  if (await poolsTransactions(database)) {
    return (
      'a pooler assigns sessions per transaction (pool_mode = transaction), which breaks session locks. ' +
      'Use pool_mode = session for Assent, or connect to PostgreSQL directly. See docs/database.md.'
    );
  }
  return undefined;
}

/** Detects a transaction pooler: one connection gets different server sessions in two transactions under contention. */
async function poolsTransactions(database: Pool): Promise<boolean> {
  const clients = await Promise.all([database.connect(), database.connect()]);
  const [one, other] = clients;
  const sessionOf = async (client: PoolClient): Promise<number> => {
    await client.query('begin');
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return rows[0]?.pid ?? 0;
  };
  try {
    const first = await sessionOf(one);
    await one.query('commit');
    await sessionOf(other);
    const second = await sessionOf(one);
    await Promise.all([one.query('commit'), other.query('commit')]);
    return first !== second;
  } finally {
    for (const client of clients) client.release();
  }
}
