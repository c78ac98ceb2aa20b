import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import { type Clock, type Config, createLogger, lockDataDirectory, type Logger, systemClock } from '#libs/process';
import { runApps, type RunningApps } from '#libs/runtime';
import { allApps } from './all-apps.ts';
import { migrateDatabase } from './migrate-database.ts';

/** Its `lost` also tells that its PostgreSQL does not stay up. */
export type RunningAssent = RunningApps;

/**
 * Starts all apps in this process, on the configured database or on an embedded PostgreSQL.
 * Whatever was started before a failure is stopped again.
 * @throws errors that say what to do: a taken port, a data directory in use, a database that is not there.
 */
export async function startAssent(config: Config, clock: Clock = systemClock): Promise<RunningAssent> {
  const logger = createLogger(config.logLevel);
  const { databaseUrl, lost, release } = await findDatabase(config, logger);
  try {
    const apps = await runApps(allApps, config, {
      databaseUrl,
      clock,
      logger,
      migrate: (database) => migrateDatabase(database, databaseUrl),
    });
    const stop = async (): Promise<void> => {
      await apps.stop();
      await release();
    };
    return { url: apps.url, lost: Promise.race([lost, apps.lost]), stop };
  } catch (error) {
    await release();
    throw error;
  }
}

interface FoundDatabase {
  readonly databaseUrl: string;
  readonly lost: Promise<Error>;
  readonly release: () => Promise<void>;
}

/** The configured database, whose operator looks after it, or one that we start. */
async function findDatabase(config: Config, logger: Logger): Promise<FoundDatabase> {
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) {
    return { databaseUrl, lost: new Promise(() => undefined), release: () => Promise.resolve() };
  }
  const directory = resolve(config.dataDirectory);
  const unlock = lockDataDirectory(directory);
  try {
    const postgres = await startEmbeddedPostgres({
      dataDirectory: join(directory, 'postgres'),
      onEnded: ({ code, message }) => {
        logger.error({ code }, message);
      },
    });
    const release = async (): Promise<void> => {
      await postgres.stop();
      unlock();
    };
    return { databaseUrl: postgres.connectionString(), lost: postgres.lost, release };
  } catch (error) {
    unlock();
    throw error;
  }
}
