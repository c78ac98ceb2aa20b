import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import getPort from 'get-port';
import { createAppLogin } from './app-login.ts';
import { postgresBinaries } from './binaries.ts';
import { initialise, readPassword } from './cluster.ts';
import { keepRunning, type EmbeddedPostgresEnded, type EmbeddedPostgresLost } from './keep-running.ts';
import { stopOrphan } from './orphan.ts';
import {
  connectionStringOf,
  host,
  logFile,
  startServer,
  type ServerOptions,
  type ServerProcess,
} from './server-process.ts';
import { postgresLauncher } from './system-user.ts';

export interface EmbeddedPostgresOptions {
  /** Created on the first start. Its password file and its log are next to it. */
  readonly dataDirectory: string;
  /** Default: any free port. */
  readonly port?: number;
  /** False turns fsync off, for test data that a crash may destroy. Default: true. */
  readonly durable?: boolean;
  /** Called when PostgreSQL ends by itself, before it is restarted. */
  readonly onEnded?: (fault: EmbeddedPostgresEnded) => void;
}

export interface EmbeddedPostgres {
  /** As the superuser, who migrates. The same until `stop`, also after restarts. */
  connectionString(database?: string): string;
  /** As the role of the apps, to which row-level security applies. */
  appConnectionString(database?: string): string;
  /** Resolves when PostgreSQL keeps ending and is not restarted any more. */
  readonly lost: Promise<EmbeddedPostgresLost>;
  /** Fast shutdown: ends all sessions and keeps the data. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL that only this machine can reach (DESIGN §8), and supervises it. It runs in its own process group,
 * because otherwise Ctrl-C stops it before the application has drained. First stops a server that a killed application
 * left running.
 * @throws errors that name the log and the next step
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDirectory = resolve(options.dataDirectory);
  const binaries = await postgresBinaries();
  mkdirSync(dirname(dataDirectory), { recursive: true });
  const launcher = postgresLauncher([dataDirectory, binaries.postgres]);
  const durable = options.durable ?? true;
  const password = existsSync(dataDirectory)
    ? readPassword(dataDirectory)
    : await initialise(dataDirectory, durable, binaries, launcher);
  await stopOrphan(dataDirectory);

  const port = options.port ?? (await getPort({ host }));
  const server: ServerOptions = { dataDirectory, port, password, durable, binaries, launcher };
  const startAgain = async (stopping: AbortSignal): Promise<ServerProcess> => {
    // The pid in postmaster.pid of the ended server may now belong to another program.
    await stopOrphan(dataDirectory);
    return startServer(server, stopping);
  };
  const kept = keepRunning(
    await startServer(server),
    startAgain,
    logFile(dataDirectory),
    options.onEnded ?? (() => undefined),
  );
  try {
    const login = await createAppLogin(connectionStringOf(server));
    return {
      connectionString: (database) => connectionStringOf(server, database),
      appConnectionString: (database) => connectionStringOf(server, database, login),
      ...kept,
    };
  } catch (error) {
    await kept.stop();
    throw error;
  }
}
