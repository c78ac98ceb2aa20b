import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode, exists } from '#libs/process';

const fastWithinMs = 5_000;
const pollMs = 20;

/**
 * Stops a PostgreSQL that still runs on a data directory after its application was killed, because only one server may
 * use the directory. Never signals another process, although the system may have reused the id in postmaster.pid.
 * @throws when the server runs as another user, or when postmaster.pid names a PostgreSQL whose data directory is hidden
 */
export async function stopOrphan(dataDirectory: string): Promise<void> {
  const note = join(dataDirectory, 'postmaster.pid');
  if (!existsSync(note)) return;
  const pid = notedNumber(note);
  // A full disk leaves an empty postmaster.pid, with which PostgreSQL does not start.
  if (pid === undefined) rmSync(note, { force: true });
  // PostgreSQL itself detects child processes of a dead server.
  if (pid === undefined || pid < 2 || !exists(pid)) return;
  if (!isServerOf(pid, dataDirectory)) {
    // PostgreSQL would mistake the process with this id for its own server, and would not start.
    if (!isSurelyForeign(pid, dataDirectory)) throw new DoubtfulNote(note, pid);
    rmSync(note, { force: true });
    return;
  }
  stop(pid, 'SIGINT', dataDirectory);
  const impatient = performance.now() + fastWithinMs;
  // Checks more than the id, because an ended process keeps its id until its parent waits for it.
  while (isServerOf(pid, dataDirectory)) {
    if (performance.now() > impatient) stop(pid, 'SIGQUIT', dataDirectory);
    await delay(pollMs);
  }
}

class DoubtfulNote extends Error {
  constructor(note: string, pid: number) {
    super(
      `${note} names process ${pid}, a PostgreSQL whose data folder this user cannot see. ` +
        `If it serves this folder, stop it; otherwise delete the file. Then start again.`,
    );
  }
}

/** The process id in postmaster.pid. */
function notedNumber(note: string): number | undefined {
  const [line = ''] = readFileSync(note, 'utf8').split('\n');
  return /^-?[1-9]\d*$/.test(line.trim()) ? Number(line) : undefined;
}

/** Compares the folder in its arguments or its working directory, which stays right if the data directory moves. */
function isServerOf(pid: number, dataDirectory: string): boolean {
  if (!exists(pid)) return false;
  const command = commandOf(pid);
  // If the system hides the command, trusts postmaster.pid.
  if (command === undefined) return true;
  const [program = '', ...args] = command;
  if (` ${args.join(' ')} `.includes(` -D ${dataDirectory} `)) return true;
  return isPostgres(program) && workingDirectoryOf(pid) === realpathSync(dataDirectory);
}

function isSurelyForeign(pid: number, dataDirectory: string): boolean {
  const command = commandOf(pid);
  if (command?.some(isPostgres) === false) return true;
  const served = servedFolder(command ?? []) ?? workingDirectoryOf(pid);
  return served !== undefined && resolve(served) !== realpathSync(dataDirectory);
}

/** The folder after `-D`. Undefined for a relative path, because its base is unknown. */
function servedFolder(command: readonly string[]): string | undefined {
  const named = command[command.indexOf('-D') + 1];
  return command.includes('-D') && named !== undefined && isAbsolute(named) ? named : undefined;
}

function isPostgres(program: string): boolean {
  return basename(program).startsWith('postgres');
}

/** Program and arguments of a process. Empty if it has ended, undefined if the system does not show them. */
function commandOf(pid: number): readonly string[] | undefined {
  try {
    if (process.platform === 'win32') return undefined;
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    // The process may have ended meanwhile.
    return exists(pid) ? undefined : [];
  }
}

function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // The system has no such information, or this user may not see it.
    return undefined;
  }
}

function stop(pid: number, name: NodeJS.Signals, dataDirectory: string): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return;
    throw new Error(
      `The PostgreSQL of ${dataDirectory} still runs (process ${pid}), and this user may not stop it. ` +
        `Stop it as its own user, and start again.`,
      { cause: error },
    );
  }
}
