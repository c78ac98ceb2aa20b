import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { takeFolderLock } from '../libs/process/folder-lock.mjs';
import { root } from './paths.mjs';

const pollMs = 100;
const patienceMs = 1000;

/**
 * Runs work on this copy of the project while no other process runs the same: of two that start together, the second waits.
 * @param {string} task
 * @param {() => Promise<void>} work
 */
export async function alone(task, work) {
  const lock = join(tmpdir(), `assent-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.${task}`);
  const started = Date.now();
  let isReported = false;
  let taken = takeFolderLock(lock);
  while ('holder' in taken) {
    if (!isReported && Date.now() - started > patienceMs) {
      process.stderr.write(`Waiting for process ${taken.holder}, which runs the same ${task} …\n`);
      isReported = true;
    }
    await delay(pollMs);
    taken = takeFolderLock(lock);
  }
  try {
    await work();
  } finally {
    taken.release();
  }
}
