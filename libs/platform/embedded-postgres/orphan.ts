import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { errorCode } from '../error-code.ts';

const fastWithinMs = 5_000;
const pollMs = 20;

/**
 * Stops a PostgreSQL that still runs on a data directory although the application that started it
 * was killed. Only one of them may write there.
 */
export async function stopOrphan(dataDirectory: string): Promise<void> {
  const pid = runningServer(dataDirectory);
  if (pid === undefined) return;
  signal(pid, 'SIGINT');
  const impatient = performance.now() + fastWithinMs;
  while (isAlive(pid)) {
    if (performance.now() > impatient) signal(pid, 'SIGQUIT');
    await delay(pollMs);
  }
}

/** The postmaster of the data directory, by its own note, if it lives. */
export function runningServer(dataDirectory: string): number | undefined {
  const note = join(dataDirectory, 'postmaster.pid');
  if (!existsSync(note)) return undefined;
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 1 && isAlive(pid) && isPostgres(pid) ? pid : undefined;
}

/** Whether the number still names a PostgreSQL: the system gives numbers out again. Where it cannot be seen, the note is believed. */
function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}

function isAlive(pid: number): boolean {
  return signal(pid, 0);
}

function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return false;
    throw error;
  }
}
