import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { basename, isAbsolute, join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode, exists } from '#libs/process';

const fastWithinMs = 5_000;
const pollMs = 20;

/**
 * Stops a PostgreSQL that still runs on a data directory although the application that started it
 * was killed. Only one of them may write there. Nothing else is ever signalled: the system gives the
 * number of a process that is gone to another one, above all after a restart.
 * @throws when it runs as another user, whom we cannot stop, and when the note names a PostgreSQL that hides what it serves
 */
export async function stopOrphan(dataDirectory: string): Promise<void> {
  const note = join(dataDirectory, 'postmaster.pid');
  if (!existsSync(note)) return;
  const pid = notedNumber(note);
  // A full disk leaves a note without a number, on which PostgreSQL does not start.
  if (pid === undefined) rmSync(note, { force: true });
  // PostgreSQL itself finds out whether children of one that is gone still run.
  if (pid === undefined || pid < 2 || !exists(pid)) return;
  if (!isServerOf(pid, dataDirectory)) {
    // PostgreSQL would take whoever has the number now for its own server, and not start.
    if (!isSurelyForeign(pid, dataDirectory)) throw new DoubtfulNote(note, pid);
    rmSync(note, { force: true });
    return;
  }
  stop(pid, 'SIGINT', dataDirectory);
  const impatient = performance.now() + fastWithinMs;
  // Not only whether it lives: one that has ended keeps its number until its parent looks, which may be never.
  while (isServerOf(pid, dataDirectory)) {
    if (performance.now() > impatient) stop(pid, 'SIGQUIT', dataDirectory);
    await delay(pollMs);
  }
}

class DoubtfulNote extends Error {
  constructor(note: string, pid: number) {
    super(
      `${note} names process ${pid}, a PostgreSQL of which this user cannot see what it serves. ` +
        `If it serves this folder, stop it; otherwise delete the file. Then start again.`,
    );
  }
}

/** The process that the postmaster's own note names. */
function notedNumber(note: string): number | undefined {
  const [line = ''] = readFileSync(note, 'utf8').split('\n');
  return /^-?[1-9]\d*$/.test(line.trim()) ? Number(line) : undefined;
}

/** By the folder it was started on, or the one it works in, which follows a data directory that is moved. */
function isServerOf(pid: number, dataDirectory: string): boolean {
  if (!exists(pid)) return false;
  const command = commandOf(pid);
  // Where it cannot be seen, the note is believed.
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

/** What `-D` names. A relative one would be of a folder that we do not know. */
function servedFolder(command: readonly string[]): string | undefined {
  const named = command[command.indexOf('-D') + 1];
  return command.includes('-D') && named !== undefined && isAbsolute(named) ? named : undefined;
}

function isPostgres(program: string): boolean {
  return basename(program).startsWith('postgres');
}

/** Program and arguments of a process, empty for one that has ended; undefined where the system does not show them. */
function commandOf(pid: number): readonly string[] | undefined {
  try {
    if (process.platform === 'win32') return undefined;
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
      .trim()
      .split(' ');
  } catch {
    // It ended between two looks.
    return exists(pid) ? undefined : [];
  }
}

function workingDirectoryOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Not on this system, or not for us to see.
    return undefined;
  }
}

function stop(pid: number, name: NodeJS.Signals, dataDirectory: string): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return;
    throw new Error(
      `The PostgreSQL of ${dataDirectory} still runs (process ${pid}) and cannot be stopped from here. ` +
        `Stop it as the user it belongs to, and start again.`,
      { cause: error },
    );
  }
}
