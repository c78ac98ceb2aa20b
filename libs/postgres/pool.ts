import pg from 'pg';

const timestamptzOid = 1184;

/** Values have the types of JSON: timestamps are ISO strings, and numerics and bigints stay strings. */
const types = new pg.TypeOverrides();
types.setTypeParser(timestamptzOid, (text: string) => new Date(text).toISOString());

export interface PoolOptions {
  readonly max: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
  /** The role that every session changes to. Undefined: the role that logs in. */
  readonly role?: string;
}

/**
 * The session settings that the statements depend on, whatever the role, the database or the environment sets. An event
 * that was answered as recorded must be on disk, so `synchronous_commit` is raised from off and otherwise kept.
 */
const sessionSettings = `
  select set_config(name, setting, false)
  from (values
    ('default_transaction_isolation', 'read committed'), ('DateStyle', 'ISO, MDY'), ('TimeZone', 'UTC'),
    ('bytea_output', 'hex'), ('standard_conforming_strings', 'on'), ('search_path', '"$user", public'),
    ('synchronous_commit', case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end)
  ) as needed (name, setting)`;

/** The statement that sets the tenant of the transaction, which every session has prepared under this name. */
export const setTenant = { name: 'assent_tenant', text: `select set_config('assent.tenant', $1, true)` } as const;

type Prepare = (client: Pick<pg.PoolClient, 'query'>, done: (fault?: Error) => void) => void;

/**
 * For `verify` of a pg pool: applies the session settings to a new connection before anyone uses it.
 * @param role the role that the session changes to; undefined: the role that logs in
 */
export function prepareSession(role?: string): Prepare {
  const statements = [sessionSettings, `prepare ${setTenant.name} (text) as ${setTenant.text}`];
  if (role !== undefined) statements.push(`set role ${pg.escapeIdentifier(role)}`);
  // One simple query, so that it costs one round trip.
  const text = statements.join('; ');
  return (client, done) => {
    client.query(text).then(() => done(), done);
  };
}

/**
 * A pool that survives lost connections: a query in flight fails, and the next one opens a new connection. Each connection
 * has the session settings that the statements depend on.
 */
export function createPool(connectionString: string, { max, applicationName, role }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    types,
    connectionTimeoutMillis: 5_000,
    // With pg's 10 seconds, the first requests after a rest wait for new connections, and fail if those take too long.
    idleTimeoutMillis: 600_000,
    keepAlive: true,
    verify: prepareSession(role),
  });
  // Without listeners, a connection that breaks between two queries would end the process. The next query on it fails.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
