import pg, { type Pool, type PoolClient, type QueryArrayConfig, type QueryConfig, type QueryResult } from 'pg';
import { setTenant } from './pool.ts';
import { inTransaction } from './transaction.ts';

/** A database that answers statements: a pool, a session of it, or the session of a tenant. */
export interface Queryable {
  query<Row extends object>(
    statement: string | QueryConfig | QueryArrayConfig,
    values?: unknown[],
  ): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>;
}

/**
 * The database as the login role of the apps sees it: through row-level security (DESIGN §11, ADR 36). Each use names its
 * tenant first.
 */
export class TenantDatabase {
  readonly #pool: Pool;

  /** @param pool its sessions have the login role of the apps, and the settings of `createPool` */
  constructor(pool: Pool) {
    this.#pool = pool;
  }

  of(tenantId: string): TenantSession {
    return new TenantSession(this.#pool, tenantId);
  }

  /** For functions that check the tenants of what they are given. The session itself sees no row. */
  get withoutTenant(): Queryable {
    return this.#pool;
  }
}

/** Statements that see and change the rows of one tenant, and no others. */
export class TenantSession implements Queryable {
  readonly #pool: Pool;
  readonly tenantId: string;

  constructor(pool: Pool, tenantId: string) {
    this.#pool = pool;
    this.tenantId = tenantId;
  }

  /** Runs the statement in a transaction of its own, with one round trip. */
  query<Row extends object>(
    statement: string | QueryConfig | QueryArrayConfig,
    values?: unknown[],
  ): Promise<QueryResult<Row & pg.QueryResultRow>> {
    const query: unknown = new TenantQuery(this.tenantId, statement, values);
    return this.#pool.query<Row & pg.QueryResultRow>(query as QueryConfig);
  }

  transaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    return inTransaction(this.#pool, async (client) => {
      await client.query(setTenant.text, [this.tenantId]);
      return work(client);
    });
  }
}

/** The parts of pg's connection and query that its types leave out. */
interface Connection {
  bind(config: { readonly statement: string; readonly values: readonly string[] }): void;
  execute(config: object): void;
}
interface Submitted {
  prepare(connection: Connection): void;
  handleDataRow(message: unknown): void;
  handleCommandComplete(message: unknown, connection: Connection): void;
}
const Query = pg.Query as unknown as new (
  statement: string | QueryConfig | QueryArrayConfig,
  values?: unknown[],
) => Submitted;

/**
 * Sets the tenant and runs a statement before one Sync. PostgreSQL ends the transaction at the Sync, and with it the
 * setting, so that the next user of the connection does not inherit it. A transaction with `begin` and `commit` would take
 * two more round trips.
 */
class TenantQuery extends Query {
  readonly #tenantId: string;
  /** Whether the answers of the server are still those of the setting. */
  #isSetting = true;

  constructor(tenantId: string, statement: string | QueryConfig | QueryArrayConfig, values?: unknown[]) {
    super(statement, values);
    this.#tenantId = tenantId;
  }

  /** The simple protocol, which pg uses for statements without parameters, could not set the tenant. */
  requiresPreparation(): boolean {
    return true;
  }

  override prepare(connection: Connection): void {
    // Each new session has prepared this statement.
    connection.bind({ statement: setTenant.name, values: [this.#tenantId] });
    connection.execute({});
    super.prepare(connection);
  }

  override handleDataRow(message: unknown): void {
    if (!this.#isSetting) super.handleDataRow(message);
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    if (this.#isSetting) this.#isSetting = false;
    else super.handleCommandComplete(message, connection);
  }
}
