import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { asSystemError } from './faults.mjs';
import { root } from './paths.mjs';

const pollMs = 100;
const patienceMs = 1000;

/**
 * Runs work on this copy of the project while no other process runs the same: of two that start together, the second waits.
 * A dead process holds no lock.
 *
 * The lock is a folder with one file, whose name is the process id of the holder. The folder is made elsewhere and moved into
 * place complete, and only an empty folder can be removed or replaced. So a process that clears away a dead holder's file
 * can never remove the file of the next holder. libs/process has the same lock for a data directory; this one runs before
 * anything is compiled.
 * @param {string} task
 * @param {() => Promise<void>} work
 */
export async function alone(task, work) {
  const lock = join(tmpdir(), `assent-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.${task}`);
  const started = Date.now();
  let told = false;
  while (!take(lock)) {
    const holder = holderOf(lock);
    if (holder !== undefined && !isAlive(holder)) {
      release(lock, holder);
    } else {
      if (!told && Date.now() - started > patienceMs) {
        process.stderr.write(
          `Waiting for process ${holder}, which runs the same ${task} (if it does not, delete ${lock}) …\n`,
        );
        told = true;
      }
      await delay(pollMs);
    }
  }
  try {
    await work();
  } finally {
    release(lock, process.pid);
  }
}

/** @param {string} lock */
function take(lock) {
  const making = `${lock}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  writeFileSync(join(making, String(process.pid)), '');
  try {
    renameSync(making, lock);
    return true;
  } catch (error) {
    rmSync(making, { recursive: true, force: true });
    if (['EEXIST', 'ENOTEMPTY', 'EPERM'].includes(asSystemError(error).code ?? '')) return false;
    throw error;
  }
}

/** @param {string} lock */
function holderOf(lock) {
  try {
    return readdirSync(lock).map(Number)[0];
  } catch (error) {
    if (asSystemError(error).code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Whether a process exists, of this user or of another.
 * @param {number} pid
 */
function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return asSystemError(error).code === 'EPERM';
  }
}

/**
 * @param {string} lock
 * @param {number} holder
 */
function release(lock, holder) {
  rmSync(join(lock, String(holder)), { force: true });
  try {
    rmdirSync(lock);
  } catch (error) {
    // The lock is already gone, or another process has it.
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(asSystemError(error).code ?? '')) throw error;
  }
}
