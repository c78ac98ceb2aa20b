import pg from 'pg';

const timestamptzOid = 1184;

/** Values have the types of JSON: timestamps are ISO strings, and numerics and bigints stay strings. */
const types = new pg.TypeOverrides();
types.setTypeParser(timestamptzOid, (text: string) => new Date(text).toISOString());

export interface PoolOptions {
  readonly max: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
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

/** For `verify` of a pg pool: applies the session settings to a new connection before anyone uses it. */
export function prepareSession(client: Pick<pg.PoolClient, 'query'>, done: (fault?: Error) => void): void {
  client.query(sessionSettings).then(() => done(), done);
}

/**
 * A pool that survives lost connections: a query in flight fails, and the next one opens a new connection. Each connection
 * has the session settings that the statements depend on.
 */
export function createPool(connectionString: string, { max, applicationName }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    types,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
    verify: prepareSession,
  });
  // Without listeners, a connection that breaks between two queries would end the process. The next query on it fails.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
