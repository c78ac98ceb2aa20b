import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { postgresBinaries } from './binaries.ts';
import { initialise, readPassword } from './cluster.ts';
import { freePort } from './free-port.ts';
import { keepRunning, type EmbeddedPostgresEnded, type EmbeddedPostgresLost } from './keep-running.ts';
import { stopOrphan } from './orphan.ts';
import { connectionStringOf, logFile, startServer, type ServerOptions, type ServerProcess } from './server-process.ts';
import { postgresLauncher } from './system-user.ts';

export interface EmbeddedPostgresOptions {
  /** Made on the first start. Beside it stand its password file and its log. */
  readonly dataDirectory: string;
  /** Default: any that is free. */
  readonly port?: number;
  /** False for data that a test throws away: no fsync, and a crash may lose everything. Default true. */
  readonly durable?: boolean;
  /** Told of each end that nobody asked for; it is then started again. */
  readonly onEnded?: (fault: EmbeddedPostgresEnded) => void;
}

export interface EmbeddedPostgres {
  /** The same for its whole life, also after it was started again. */
  connectionString(database?: string): string;
  /** Resolves when it ended again and again, and is given up. */
  readonly lost: Promise<EmbeddedPostgresLost>;
  /** Fast shutdown: ends the sessions and keeps the data. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL of our own on this machine, reachable from it alone (DESIGN §8). We supervise
 * the process ourselves: it runs in a group of its own, because Ctrl-C would otherwise stop it before
 * the application has drained, and one that outlived a killed application is stopped here first.
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

  const port = options.port ?? (await freePort());
  const server: ServerOptions = { dataDirectory, port, password, durable, binaries, launcher };
  const startAgain = async (stopping: AbortSignal): Promise<ServerProcess> => {
    // The note of the one that ended may by now name another program.
    await stopOrphan(dataDirectory);
    return startServer(server, stopping);
  };
  const kept = keepRunning(
    await startServer(server),
    startAgain,
    logFile(dataDirectory),
    options.onEnded ?? (() => undefined),
  );
  return { connectionString: (database) => connectionStringOf(server, database), ...kept };
}
