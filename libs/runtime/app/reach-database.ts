import type { Pool, PoolClient } from 'pg';
import { errorCode } from '#libs/process';

/** Checks the database before its first use. @throws an error with its address, but not its password, and the next step */
export async function reachDatabase(database: Pool, databaseUrl: string): Promise<void> {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const name = `The database ${pathname.slice(1)} at ${hostname}:${port || '5432'}`;
  let fault: string | undefined;
  try {
    fault = await unfit(database);
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? error.message : (errorCode(error) ?? String(error));
    throw new Error(
      `${name} cannot be used: ${reason}. ` +
        `Check that PostgreSQL runs and DATABASE_URL is correct. Without DATABASE_URL, npm start uses an embedded PostgreSQL.`,
      { cause: error },
    );
  }
  if (fault !== undefined) throw new Error(`${name} cannot be used: ${fault}`);
}

interface Facts {
  readonly version: number;
  readonly encoding: string;
  readonly isStandby: boolean;
  readonly isReadOnly: boolean;
  readonly mayCreate: boolean;
}

/** The oldest version that supports all SQL in use. */
const oldestVersion = 160_000;

/** Why Assent cannot use this database, and what to do. Undefined if it can. */
async function unfit(database: Pool): Promise<string | undefined> {
  const { rows } = await database.query<Facts>(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
            pg_is_in_recovery() as "isStandby", current_setting('transaction_read_only') = 'on' as "isReadOnly",
            has_database_privilege(current_database(), 'CREATE') or to_regnamespace('event_store') is not null as "mayCreate"`,
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
  if (!facts.mayCreate) {
    return 'its role may not create schemas. Run: grant create on database … to …; or run the migration as the owner.';
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
