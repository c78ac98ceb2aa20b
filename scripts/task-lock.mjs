import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from './paths.mjs';

const pollMs = 100;
const patienceMs = 1000;

/**
 * Runs a task on this copy of the project while no other process runs the same: of two that start
 * together the second waits. A process that died holds nothing.
 */
export async function alone(task, work) {
  const lock = join(tmpdir(), `assent-${createHash('sha256').update(root).digest('hex').slice(0, 16)}.${task}`);
  const started = Date.now();
  let told = false;
  while (!taken(lock)) {
    if (!told && Date.now() - started > patienceMs) {
      process.stderr.write(`Waiting for another process that runs the same ${task} (it holds ${lock}) …\n`);
      told = true;
    }
    await delay(pollMs);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock) {
  try {
    mkdirSync(lock);
    writeFileSync(join(lock, String(process.pid)), '');
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  return false;
}
