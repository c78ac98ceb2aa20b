import { PostgreSqlConnection, PostgreSqlDriver, type Configuration } from '@mikro-orm/postgresql';

type Dialect = ReturnType<PostgreSqlConnection['createKyselyDialect']>;
type Driver = ReturnType<Dialect['createDriver']>;
type Session = Parameters<Driver['releaseConnection']>[0];

/**
 * Gives the session of a transaction back to the pool when its `begin` or `rollback` fails, which Kysely (0.29) does not. Each
 * lost connection would otherwise take one from the pool for good, until every search waits and the process cannot stop.
 */
class ReleasingConnection extends PostgreSqlConnection {
  override createKyselyDialect(overrides: Parameters<PostgreSqlConnection['createKyselyDialect']>[0]): Dialect {
    const dialect = super.createKyselyDialect(overrides);
    const createDriver = dialect.createDriver.bind(dialect);
    dialect.createDriver = () => releasing(createDriver());
    return dialect;
  }
}

function releasing(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollBack = driver.rollbackTransaction.bind(driver);
  const orRelease = async (session: Session, statement: Promise<void>): Promise<void> => {
    try {
      await statement;
    } catch (fault) {
      await driver.releaseConnection(session);
      throw fault;
    }
  };
  driver.beginTransaction = (session, settings) => orRelease(session, begin(session, settings));
  driver.rollbackTransaction = (session) => orRelease(session, rollBack(session));
  return driver;
}

class ReleasingDriver extends PostgreSqlDriver {
  protected override readonly connection: ReleasingConnection;

  constructor(configuration: Configuration) {
    super(configuration);
    this.connection = new ReleasingConnection(configuration);
  }
}

/** The driver of the ORM, whose pool keeps its size when connections are lost. */
export const releasingDriver: typeof PostgreSqlDriver = ReleasingDriver;
