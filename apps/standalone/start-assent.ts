import 'reflect-metadata';
import { join, resolve } from 'node:path';
import type { Pool } from 'pg';
import { createPostgresEventStore, migrateEventStore } from '#libs/event-store';
import { createEmbeddedChannel, migrateMessaging } from '#libs/messaging';
import {
  createHttpApp,
  createLogger,
  errorCode,
  IntegrationTransport,
  lockDataDirectory,
  migrateIdempotency,
  startEmbeddedPostgres,
  systemClock,
  type Clock,
  type Config,
  type Logger,
} from '#libs/platform';
import { createPool } from '#libs/postgres';
import { migrateProcessing } from '#libs/projections';
import { connectReadModels, migrateReadModels } from '#libs/read-models';
import { monitoringGroups } from '#apps/monitoring/monitoring.module';
import { integrationEventsOf, publishedTypes } from '#apps/projector/projector.module';
import { consumerGroups, migrateBooks } from '#apps/settlement/settlement.module';
import { StandaloneModule } from './standalone.module.ts';

export interface RunningAssent {
  readonly url: string;
  /** Resolves with the reason when it cannot go on, because its PostgreSQL does not stay up. */
  readonly lost: Promise<Error>;
  /** Finishes what is under way and stops everything that was started, PostgreSQL too. */
  stop(): Promise<void>;
}

/**
 * Starts all apps in this process, on the configured database or on an embedded PostgreSQL.
 * Whatever was started before a failure is stopped again.
 * @throws errors that say what to do: a taken port, a data directory in use, a database that is not there.
 */
export async function startAssent(config: Config, clock: Clock = systemClock): Promise<RunningAssent> {
  const logger = createLogger(config.logLevel);
  const stops: (() => unknown)[] = [];
  const stop = async (): Promise<void> => {
    for (let last = stops.pop(); last !== undefined; last = stops.pop()) await last();
  };
  try {
    const { databaseUrl, lost } = await findDatabase(config, logger, stops);
    const database = createPool(databaseUrl, { max: 20, applicationName: 'assent' });
    stops.push(() => database.end());
    await reach(database, databaseUrl);
    const readModels = await connectReadModels(databaseUrl);
    stops.push(() => readModels.close());
    await migrateEventStore(database);
    await migrateProcessing(database);
    await migrateMessaging(database);
    await migrateIdempotency(database);
    await migrateBooks(database);
    await migrateReadModels(readModels);

    const onFault = (err: unknown, processor?: string): void => {
      logger.error({ err, processor }, 'background work met a fault');
    };
    const eventStore = createPostgresEventStore({ pool: database, onError: onFault });
    stops.push(() => eventStore.close());

    const app = await createHttpApp(
      StandaloneModule.of({ config, clock, logger, database, eventStore, translate: integrationEventsOf }, readModels),
      logger,
    );
    const channel = createEmbeddedChannel({
      eventStore,
      database,
      types: publishedTypes,
      translate: integrationEventsOf,
      onFault,
    });
    for (const { name, transport } of Object.values({ ...consumerGroups, ...monitoringGroups })) {
      app.connectMicroservice({ strategy: new IntegrationTransport(channel, name, transport) });
    }
    stops.push(() => app.close());
    await app.startAllMicroservices();
    await app.listen(config.port, config.host);
    return { url: await app.getUrl(), lost, stop };
  } catch (error) {
    await stop();
    throw portTaken(error, config);
  }
}

/** Fails with the address, never the password, before anything else meets the database. */
async function reach(database: Pool, databaseUrl: string): Promise<void> {
  try {
    await database.query('select 1');
  } catch (error) {
    const { hostname, port, pathname } = new URL(databaseUrl);
    const reason = error instanceof Error && error.message !== '' ? error.message : (errorCode(error) ?? String(error));
    throw new Error(
      `The database ${pathname.slice(1)} at ${hostname}:${port || '5432'} cannot be used: ${reason}. ` +
        `Check that PostgreSQL runs and that DATABASE_URL is right; without DATABASE_URL an embedded one is used.`,
      { cause: error },
    );
  }
}

/** The configured database, whose operator looks after it, or one that we start. */
async function findDatabase(
  config: Config,
  logger: Logger,
  stops: (() => unknown)[],
): Promise<{ readonly databaseUrl: string; readonly lost: Promise<Error> }> {
  const { databaseUrl } = config;
  if (databaseUrl !== undefined) return { databaseUrl, lost: new Promise(() => undefined) };
  const directory = resolve(config.dataDirectory);
  stops.push(lockDataDirectory(directory));
  const postgres = await startEmbeddedPostgres({
    dataDirectory: join(directory, 'postgres'),
    onEnded: ({ code, message }) => {
      logger.error({ code }, message);
    },
  });
  stops.push(() => postgres.stop());
  return { databaseUrl: postgres.connectionString(), lost: postgres.lost };
}

function portTaken(error: unknown, { host, port }: Config): unknown {
  if (errorCode(error) !== 'EADDRINUSE') return error;
  return new Error(
    `Port ${port} on ${host} is taken. Stop the program that uses it, or choose another with PORT=9004 npm start.`,
    {
      cause: error,
    },
  );
}
