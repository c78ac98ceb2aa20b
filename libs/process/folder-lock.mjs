// @ts-check
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startOf } from './process-life.mjs';

/**
 * Takes a lock for this process, unless a running process holds it. The lock of a dead process has no effect.
 *
 * The lock is a folder with one file, which is named after its holder. It is created elsewhere and moved into place. The
 * system removes and replaces only empty folders, so removing a dead holder's file never removes its successor's lock.
 *
 * Plain JavaScript, like what it imports, because scripts/ locks the installation and the build before anything is compiled.
 * @param {string} lock path of the folder, whose parent exists
 * @returns {{ readonly release: () => void } | { readonly holder: number }} the holder is a process id
 */
export function takeFolderLock(lock) {
  const self = holderName(process.pid);
  while (!take(lock, self)) {
    const holder = holderOf(lock);
    const pid = Number.parseInt(holder ?? '');
    // Compares the start time too, because the system reuses process ids.
    if (pid > 0 && isRunning(pid) && holderName(pid) === holder) return { holder: pid };
    clear(lock, holder);
  }
  return { release: () => clear(lock, self) };
}

/** @param {number} pid */
function holderName(pid) {
  return `${pid}.${startOf(pid).replaceAll(/\W/g, '-')}`;
}

/**
 * @param {string} lock
 * @param {string} self
 */
function take(lock, self) {
  const making = `${lock}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, self), '');
  try {
    renameSync(making, lock);
    return true;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    // Windows answers EPERM if the folder exists, even if it is empty.
    if (hasCode(error, 'EEXIST', 'ENOTEMPTY', 'EPERM')) return false;
    throw error;
  }
}

/** @param {string} lock */
function holderOf(lock) {
  try {
    return readdirSync(lock)[0];
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/**
 * @param {string} lock
 * @param {string | undefined} holder
 */
function clear(lock, holder) {
  if (holder !== undefined) rmSync(join(lock, holder), { force: true });
  try {
    rmdirSync(lock);
  } catch (error) {
    // The folder is gone or belongs to another process already.
    if (!hasCode(error, 'ENOENT', 'ENOTEMPTY', 'EEXIST')) throw error;
  }
}

/**
 * @param {unknown} error
 * @param {readonly string[]} codes
 */
function hasCode(error, ...codes) {
  return typeof error === 'object' && error !== null && 'code' in error && codes.includes(String(error.code));
}
