import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  closeSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { postgresBinaries, type PostgresBinaries } from './binaries.ts';
import { stopOrphan } from './orphan.ts';
import { postgresLauncher, type Launcher } from './system-user.ts';

export interface EmbeddedPostgresOptions {
  /** Made on the first start. Beside it stand its password file and its log. */
  readonly dataDirectory: string;
  /** Default: any that is free. */
  readonly port?: number;
  /** False for data that a test throws away: no fsync, and a crash may lose everything. Default true. */
  readonly durable?: boolean;
}

export interface EmbeddedPostgres {
  connectionString(database?: string): string;
  /** Fast shutdown: ends the sessions and keeps the data. */
  stop(): Promise<void>;
}

const host = '127.0.0.1';
const superuser = 'postgres';
const readyWithinMs = 60_000;
const stopWithinMs = 10_000;
const pollMs = 15;

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
  const server = launch(dataDirectory, port, durable, binaries, launcher);
  const connectionString = (database = 'postgres'): string =>
    `postgres://${superuser}:${password}@${host}:${port}/${database}`;
  try {
    await ready(server, connectionString(), dataDirectory);
  } catch (error) {
    await stop(server);
    throw error;
  }
  return { connectionString, stop: () => stop(server) };
}

function passwordFile(dataDirectory: string): string {
  return `${dataDirectory}.password`;
}

function logFile(dataDirectory: string): string {
  return `${dataDirectory}.log`;
}

function readPassword(dataDirectory: string): string {
  try {
    return readFileSync(passwordFile(dataDirectory), 'utf8').trim();
  } catch (error) {
    throw new Error(
      `The password of the database in ${dataDirectory} is missing (${passwordFile(dataDirectory)}). Put the file back, or delete both to start anew.`,
      { cause: error },
    );
  }
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a start that was cut off leaves nothing half made. */
async function initialise(
  dataDirectory: string,
  durable: boolean,
  { initdb }: PostgresBinaries,
  launcher: Launcher,
): Promise<string> {
  const making = `${dataDirectory}.making`;
  const passwordInput = `${making}.password`;
  const password = randomBytes(24).toString('base64url');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordInput, password, { mode: 0o600 });
  if (launcher.owner !== undefined) {
    chownSync(making, launcher.owner.uid, launcher.owner.gid);
    chownSync(passwordInput, launcher.owner.uid, launcher.owner.gid);
  }
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const output = await run(launcher, initdb, [
    `--pgdata=${making}`,
    `--username=${superuser}`,
    `--pwfile=${passwordInput}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  rmSync(passwordInput, { force: true });
  if (output.code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not make its data folder ${dataDirectory}: is the disk full, or the folder read-only?\n${output.text}`,
    );
  }
  writeFileSync(passwordFile(dataDirectory), `${password}\n`, { mode: 0o600 });
  chmodSync(passwordFile(dataDirectory), 0o600);
  renameSync(making, dataDirectory);
  return password;
}

async function run(
  launcher: Launcher,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; text: string }> {
  const [command, commandArgs] = launcher.command(program, args);
  const child = spawn(command, commandArgs, { ...launcher.ids, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolveExit, reject) => {
    child.on('error', reject).on('close', resolveExit);
  });
  return { code, text };
}

function launch(
  dataDirectory: string,
  port: number,
  durable: boolean,
  { postgres }: PostgresBinaries,
  launcher: Launcher,
): ChildProcess {
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
  const [command, commandArgs] = launcher.command(postgres, args);
  const log = openSync(logFile(dataDirectory), 'a', 0o600);
  const server = spawn(command, commandArgs, { ...launcher.ids, detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  server.on('error', () => undefined);
  return server;
}

async function ready(server: ChildProcess, connectionString: string, dataDirectory: string): Promise<void> {
  const deadline = performance.now() + readyWithinMs;
  while (!hasExited(server) && server.pid !== undefined && performance.now() < deadline) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return;
    } catch {
      // Not up yet; whether it ever will be, its process says.
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
  if (log.includes('No space left on device')) return ' The disk is full: make room and start again.';
  if (log.includes('Address already in use')) return ' Its port was taken in the same moment: start again.';
  if (log.includes('database files are incompatible with server')) {
    return ' The data was made by another major version of PostgreSQL: restore it there, or start anew with npm run reset.';
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
  // A fast shutdown that does not end is cut off: the log of PostgreSQL repairs it at the next start.
  const impatience = setTimeout(() => server.kill('SIGQUIT'), stopWithinMs);
  await exited;
  clearTimeout(impatience);
}

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, host, () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolvePort(address.port);
        else reject(new Error('The system named no free port.'));
      });
    });
  });
}
