import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { errorCode } from './error-code.ts';
import { takeFolderLock } from './folder-lock.mjs';

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
 * @returns releases the lock
 * @throws DataDirectoryInUse, DataDirectoryUnusable
 */
export function lockDataDirectory(directory: string): () => void {
  const lock = join(directory, 'assent.holder');
  const taken = take(directory, lock);
  if ('holder' in taken) throw new DataDirectoryInUse(directory, taken.holder);
  const release = (): void => {
    process.off('exit', release);
    taken.release();
  };
  // Also releases the lock when a second Ctrl-C ends the process at once.
  process.on('exit', release);
  return release;
}

/** @throws DataDirectoryUnusable */
function take(directory: string, lock: string): ReturnType<typeof takeFolderLock> {
  try {
    makeFolder(resolve(directory));
    return takeFolderLock(lock);
  } catch (error) {
    throw new DataDirectoryUnusable(directory, error);
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
