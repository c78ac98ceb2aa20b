import pg from 'pg';

const timestamptzOid = 1184;

/** What the read side and the log want of a value is what JSON has: timestamps as ISO strings; numerics and bigints stay strings. */
const types = new pg.TypeOverrides();
types.setTypeParser(timestamptzOid, (text: string) => new Date(text).toISOString());

export interface PoolOptions {
  readonly max: number;
  /** Shown in pg_stat_activity. */
  readonly applicationName: string;
}

/**
 * Everything in a session that statements here depend on, whatever the role, the database or the environment says. What
 * was answered as recorded must be on the disk, so `synchronous_commit` is raised from off, and left where it is more.
 */
const sessionSettings = `
  select set_config(name, setting, false)
  from (values
    ('default_transaction_isolation', 'read committed'), ('DateStyle', 'ISO, MDY'), ('TimeZone', 'UTC'),
    ('bytea_output', 'hex'), ('standard_conforming_strings', 'on'), ('search_path', '"$user", public'),
    ('synchronous_commit', case current_setting('synchronous_commit') when 'off' then 'on' else current_setting('synchronous_commit') end)
  ) as needed (name, setting)`;

/** The `verify` of a pool of pg: gives a new connection its session settings before anybody has it. */
export function prepareSession(client: Pick<pg.PoolClient, 'query'>, done: (fault?: Error) => void): void {
  client.query(sessionSettings).then(() => done(), done);
}

/**
 * A connection pool whose connections may be lost without harm: a query that is under way fails, and
 * the next one opens another. Each has the session settings that the code depends on.
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
  // A connection that breaks between two queries is no one's query, whether it is idle or taken:
  // without a listener it would end the process. Whoever uses it next is told by that query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
