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
 * A connection pool whose connections may be lost without harm: a query that is under way fails, and
 * the next one opens another.
 */
export function createPool(connectionString: string, { max, applicationName }: PoolOptions): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max,
    application_name: applicationName,
    types,
    connectionTimeoutMillis: 5_000,
    keepAlive: true,
  });
  // A connection that breaks between two queries is no one's query, whether it is idle or taken:
  // without a listener it would end the process. Whoever uses it next is told by that query.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
  });
  return pool;
}
