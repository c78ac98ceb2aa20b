import { join, resolve } from 'node:path';
import { startEmbeddedPostgres } from '#libs/embedded-postgres';
import { type Clock, type Config, createLogger, lockDataDirectory, type Logger, systemClock } from '#libs/process';
import { reachDatabaseToMigrate, runApps, type RunningApps } from '#libs/runtime';
import { allApps } from './all-apps.ts';
import { databaseUrlsOf, migrateDatabase, type DatabaseUrls } from './migrate-database.ts';

/** `lost` also resolves when the embedded PostgreSQL cannot be kept running. */
export type RunningAssent = RunningApps;

/**
 * Starts all apps in this process, on the configured database or on an embedded PostgreSQL.
 * On a failure, stops everything that has started.
 * @throws when a port is taken, the data directory is in use or the database does not answer
 */
export async function startAssent(config: Config, clock: Clock = systemClock): Promise<RunningAssent> {
  const logger = createLogger(config.logLevel);
  const { adminUrl, appUrl, lost, release } = await findDatabase(config, logger);
  try {
    const apps = await runApps(allApps, config, {
      databaseUrl: appUrl,
      clock,
      logger,
      migrate: async () => {
        await reachDatabaseToMigrate(adminUrl);
        await migrateDatabase({ adminUrl, appUrl });
      },
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

interface FoundDatabase extends DatabaseUrls {
  readonly lost: Promise<Error>;
  readonly release: () => Promise<void>;
}

/** Uses the configured database, or starts an embedded one. */
async function findDatabase(config: Config, logger: Logger): Promise<FoundDatabase> {
  const configured = databaseUrlsOf(config);
  if (configured !== undefined) {
    return { ...configured, lost: new Promise(() => undefined), release: () => Promise.resolve() };
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
    const urls = { adminUrl: postgres.connectionString(), appUrl: postgres.appConnectionString() };
    return { ...urls, lost: postgres.lost, release };
  } catch (error) {
    unlock();
    throw error;
  }
}
