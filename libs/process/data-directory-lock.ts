import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code.ts';
import { isRunning, startOf } from './process-life.ts';

/** Another Assent uses this data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name = 'DataDirectoryInUse';
  readonly code = 'DATA_DIRECTORY_IN_USE';
  readonly pid: number;

  constructor(directory: string, pid: number) {
    super(
      `Assent is already running on ${directory} (process ${pid}). ` +
        `Stop it first, or set ASSENT_DATA and PORT to another folder and port.`,
    );
    this.pid = pid;
  }
}

/** The folder cannot be created or is not writable. */
export class DataDirectoryUnusable extends Error {
  override readonly name = 'DataDirectoryUnusable';
  readonly code = 'DATA_DIRECTORY_UNUSABLE';

  constructor(directory: string, cause: unknown) {
    const code = errorCode(cause) ?? '';
    super(
      `${directory} cannot hold the data of Assent: ${reasons[code] ?? String(cause)}. ` +
        `Set ASSENT_DATA to a folder that this user can write to.`,
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
  ENOENT: 'the system allows no folder there',
};

/**
 * Locks a data directory for this process, so that two processes never run one database. The lock of a dead process has
 * no effect.
 *
 * The lock is a folder with one file, which is named after its holder. It is created elsewhere and moved into place. The
 * system removes and replaces only empty folders, so removing a dead holder's file never removes its successor's lock.
 * @returns releases the lock
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
  // Also releases the lock when a second Ctrl-C ends the process at once.
  process.on('exit', release);
  return release;
}

/** @throws DataDirectoryInUse */
function takeFromTheDead(directory: string, lock: string, self: string): void {
  while (!take(lock, self)) {
    const holder = holderOf(lock);
    const pid = Number.parseInt(holder ?? '');
    // Compares the start time too, because the system reuses process ids.
    if (pid > 0 && isRunning(pid) && holderName(pid) === holder) throw new DataDirectoryInUse(directory, pid);
    clear(lock, holder);
  }
}

/**
 * Creates a folder and its missing parents. Node's recursive option would never end in /proc, where the system answers
 * ENOENT to every attempt.
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
    // Windows answers EPERM if the folder exists, even if it is empty.
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
    // The folder is gone or belongs to another process already.
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error;
  }
}
