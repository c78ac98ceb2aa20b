import { PostgreSqlConnection, PostgreSqlDriver, type Configuration } from '@mikro-orm/postgresql';
import { TenantDatabase } from '#libs/postgres';

/** The variable of the session context in which the tenant of a unit of work stands. */
export const tenantVariable = 'assent.tenant';

type Transactional = PostgreSqlConnection['transactional'];
type Transaction = Parameters<Parameters<Transactional>[0]>[0];
type Execute = Transaction['executeQuery'];

/**
 * Sends a search and its tenant in one round trip. MikroORM would open a transaction for each search, set the tenant in it and
 * commit it, which takes three more.
 */
class SearchConnection extends PostgreSqlConnection {
  override async transactional<T>(
    work: (transaction: Transaction) => Promise<T>,
    options: Parameters<Transactional>[1] = {},
  ): Promise<T> {
    const tenantId = options.sessionContext?.variables?.[tenantVariable];
    // Units of work with several statements, which belong together, have a broadcaster of their events.
    const isSearch = options.eventBroadcaster === undefined && options.ctx === undefined;
    if (typeof tenantId !== 'string' || !isSearch) return super.transactional(work, options);
    const session = new TenantDatabase(await this.getNativeClient()).of(tenantId);
    const executeQuery = (async ({ sql }: { readonly sql: string }) => {
      const { rows, rowCount } = await session.query(sql);
      return { rows, numAffectedRows: BigInt(rowCount ?? 0) };
    }) as Execute;
    // The only member that a search uses.
    return work({ executeQuery } as Transaction);
  }
}

class SearchDriver extends PostgreSqlDriver {
  protected override readonly connection: SearchConnection;

  constructor(configuration: Configuration) {
    super(configuration);
    this.connection = new SearchConnection(configuration);
  }
}

/** The driver of the ORM, with searches in one round trip. */
export const searchDriver: typeof PostgreSqlDriver = SearchDriver;
