import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code.ts';
import { isRunning, startOf } from './process-life.ts';

/** Another Assent works on this data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  readonly code = 'DATA_DIRECTORY_IN_USE';

  constructor(
    directory: string,
    readonly pid: number,
  ) {
    super(
      `Assent is already running on ${directory} (process ${pid}). ` +
        `Stop it first, or give this one a folder of its own with ASSENT_DATA and a PORT of its own.`,
    );
  }
}

/** The folder cannot be made, or not be written to. */
export class DataDirectoryUnusable extends Error {
  override readonly name = 'DataDirectoryUnusable';
  readonly code = 'DATA_DIRECTORY_UNUSABLE';

  constructor(directory: string, cause: unknown) {
    const code = errorCode(cause) ?? '';
    super(
      `${directory} cannot hold the data of Assent: ${reasons[code] ?? String(cause)}. ` +
        `Name a folder that this user may write to with ASSENT_DATA.`,
      { cause },
    );
  }
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'a file has that name',
  ENOTDIR: 'a part of the path is a file',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'no folder can be made there',
};

/**
 * Takes a data directory for this process, so that two of them never run one database. A process
 * that died without letting go holds nothing.
 *
 * The lock is a folder with one file, named by its holder. It is made elsewhere and moved into place
 * whole, and only an empty folder can be removed or replaced: so whoever clears away a dead holder's
 * file can never hit the file of the next one.
 * @returns lets the directory go.
 * @throws DataDirectoryInUse, DataDirectoryUnusable
 */
export function lockDataDirectory(directory: string): () => void {
  const lock = join(directory, 'assent.holder');
  const self = holderName(process.pid);
  try {
    makeFolder(resolve(directory));
    takeFromTheDead(directory, lock, self);
  } catch (error) {
    if (error instanceof DataDirectoryInUse) throw error;
    throw new DataDirectoryUnusable(directory, error);
  }
  const release = (): void => {
    process.off('exit', release);
    clear(lock, self);
  };
  // Whoever insists that we end at once (a second Ctrl-C) still finds the directory tidy.
  process.on('exit', release);
  return release;
}

/** @throws DataDirectoryInUse */
function takeFromTheDead(directory: string, lock: string, self: string): void {
  while (!take(lock, self)) {
    const holder = holderOf(lock);
    const pid = Number.parseInt(holder ?? '');
    // The start as well, because the system gives a dead process's number to another one day.
    if (pid > 0 && isRunning(pid) && holderName(pid) === holder) throw new DataDirectoryInUse(directory, pid);
    clear(lock, holder);
  }
}

/**
 * Makes a folder and those above it. Node's own recursion never ends where the system lets nobody make one and says that
 * there is none, as in /proc.
 */
function makeFolder(folder: string): void {
  if (!existsSync(dirname(folder))) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && statSync(folder).isDirectory()) return;
    throw error;
  }
}

function holderName(pid: number): string {
  return `${pid}.${startOf(pid).replaceAll(/\W/g, '-')}`;
}

function take(lock: string, self: string): boolean {
  const making = `${lock}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, self), '');
  try {
    renameSync(making, lock);
    return true;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Windows says EPERM of a folder that is there, be it empty.
    if (['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(errorCode(error) ?? '')) return false;
    throw error;
  }
}

function holderOf(lock: string): string | undefined {
  try {
    return readdirSync(lock)[0];
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function clear(lock: string, holder: string | undefined): void {
  if (holder !== undefined) rmSync(join(lock, holder), { force: true });
  try {
    rmdirSync(lock);
  } catch (error) {
    // Already gone, or already someone else's.
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  }
}
