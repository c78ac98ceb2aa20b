import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { errorCode } from '#libs/process';
import type { PostgresBinaries } from './binaries.ts';
import { passwordFile, superuser } from './cluster.ts';
import { endWithUs, neverBegan } from './end-with-us.ts';
import type { Launcher } from './system-user.ts';

export const host = '127.0.0.1';

/** SQLSTATE invalid_password. */
const wrongPassword = '28P01';
const readyWithinMs = 60_000;
const stopWithinMs = 10_000;
const pollMs = 15;

export interface ServerOptions {
  readonly dataDirectory: string;
  readonly port: number;
  readonly password: string;
  readonly durable: boolean;
  readonly binaries: PostgresBinaries;
  readonly launcher: Launcher;
}

export interface ServerProcess {
  /** Resolves at its end with the signal or the exit code. */
  readonly ended: Promise<string>;
  /** Fast shutdown: ends all sessions and keeps the data. */
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL on a data directory that no other server uses, and waits until it accepts connections.
 * @param stopping ends the wait
 * @throws errors that name the log and the next step, after stopping the server
 */
export async function startServer(options: ServerOptions, stopping?: AbortSignal): Promise<ServerProcess> {
  const server = launch(options);
  const ended = new Promise<string>((resolveEnd) => {
    server.once('exit', (code, signal) => {
      resolveEnd(signal ?? `exit code ${code}`);
    });
  });
  try {
    await ready(server, options, stopping);
  } catch (error) {
    if (neverBegan(server)) return startServer(options, stopping);
    await stop(server);
    throw error;
  }
  return { ended, stop: () => stop(server) };
}

const explicit = new URLSearchParams({ sslmode: 'disable', options: '-c DateStyle=ISO' })
  .toString()
  .replaceAll('+', '%20');

interface Login {
  readonly name: string;
  readonly password: string;
}

/**
 * Sets options explicitly, so that `PGSSLMODE` and `PGOPTIONS`, which are meant for other servers, have no effect.
 * @param login default: the superuser
 */
export function connectionStringOf(
  { port, password }: Pick<ServerOptions, 'port' | 'password'>,
  database = 'postgres',
  login: Login = { name: superuser, password },
): string {
  return `postgres://${login.name}:${encodeURIComponent(login.password)}@${host}:${port}/${database}?${explicit}`;
}

export function logFile(dataDirectory: string): string {
  return `${dataDirectory}.log`;
}

function launch({ dataDirectory, port, durable, binaries, launcher }: ServerOptions): ChildProcess {
  const settings: Record<string, string | number> = {
    listen_addresses: host,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '128MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const args = [
    '-D',
    dataDirectory,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const [command, commandArgs] = launcher.command(binaries.postgres, args);
  const log = openSync(logFile(dataDirectory), 'a', 0o600);
  const server = spawn(command, commandArgs, { ...launcher.ids, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  server.on('error', () => undefined);
  endWithUs(server);
  return server;
}

async function ready(server: ChildProcess, options: ServerOptions, stopping?: AbortSignal): Promise<void> {
  const { dataDirectory } = options;
  const deadline = performance.now() + readyWithinMs;
  while (!hasExited(server) && server.pid !== undefined && performance.now() < deadline) {
    stopping?.throwIfAborted();
    const connectionString = connectionStringOf(options);
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch (error) {
      if (errorCode(error) === wrongPassword) {
        throw new Error(
          `The database in ${dataDirectory} refuses the password in ${passwordFile(dataDirectory)}. ` +
            `Correct the file, or delete both to start with an empty database.`,
          { cause: error },
        );
      }
      // The server is not up yet. If it never will be, the end of its process ends this loop.
      await delay(pollMs);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new Error(
    `PostgreSQL did not start on ${dataDirectory}.${advice(dataDirectory)}\nThe end of ${logFile(dataDirectory)}:\n${logTail(dataDirectory)}`,
  );
}

function advice(dataDirectory: string): string {
  const log = logTail(dataDirectory);
  if (log.includes('No space left on device')) return ' The disk is full. Free some space and start again.';
  if (log.includes('Address already in use')) return ' Another program took its port at the same time. Start again.';
  if (log.includes('database files are incompatible with server')) {
    return ' Another major version of PostgreSQL wrote the data. Use that version, or delete the data with npm run reset.';
  }
  return '';
}

function logTail(dataDirectory: string): string {
  const file = logFile(dataDirectory);
  return existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').slice(-8).join('\n') : '(no log)';
}

function hasExited(server: ChildProcess): boolean {
  return server.exitCode !== null || server.signalCode !== null;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || hasExited(server)) return;
  const exited = new Promise<void>((resolveExit) => server.once('exit', () => resolveExit()));
  server.kill('SIGINT');
  // Cuts off a fast shutdown that takes too long. PostgreSQL recovers from its log at the next start.
  const impatience = setTimeout(() => server.kill('SIGQUIT'), stopWithinMs);
  await exited;
  clearTimeout(impatience);
}
