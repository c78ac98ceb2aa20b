import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from './error-code.ts';

const holderSchema = z.object({ pid: z.int().positive(), startedAt: z.string() });

/** Another Assent works on this data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  readonly code = 'DATA_DIRECTORY_IN_USE';

  constructor(directory: string, pid: number) {
    super(
      `Assent is already running on ${directory} (process ${pid}). ` +
        `Stop it first, or give this one a folder of its own with ASSENT_DATA and a PORT of its own.`,
    );
  }
}

/**
 * Takes a data directory for this process, so that two of them never run one database. A process
 * that died without letting go holds nothing.
 * @returns lets the directory go.
 * @throws DataDirectoryInUse
 */
export function lockDataDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'assent.lock');
  const self = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid) });
  for (;;) {
    try {
      writeFileSync(file, self, { flag: 'wx' });
      return () => {
        rmSync(file, { force: true });
      };
    } catch (error) {
      if (errorCode(error) !== 'EEXIST') throw error;
    }
    const pid = livingHolder(file);
    if (pid !== undefined) throw new DataDirectoryInUse(directory, pid);
    rmSync(file, { force: true });
  }
}

function livingHolder(file: string): number | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    // The start as well, because the system gives a dead process's number to another one day.
    return startOf(holder.pid) === holder.startedAt ? holder.pid : undefined;
  } catch {
    // Unreadable or gone meanwhile: whoever wrote it is not there to hold it.
    return undefined;
  }
}

/** When a process started, in the system's own words; throws when there is no such process. */
function startOf(pid: number): string {
  switch (process.platform) {
    case 'linux': {
      // The 22nd field; the second may hold anything, in parentheses.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
    }
    case 'win32':
      process.kill(pid, 0);
      return 'running';
    default:
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      }).trim();
  }
}
