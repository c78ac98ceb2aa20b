import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Deletes the data of `npm start`, unless an Assent runs on it. */
export function reset() {
  const data = join(root, process.env.ASSENT_DATA ?? '.assent');
  const lock = join(data, 'assent.lock');
  if (existsSync(lock) && lives(JSON.parse(readFileSync(lock, 'utf8')).pid)) {
    throw new Error(`Assent is running on ${data}: stop it first.`);
  }
  rmSync(data, { recursive: true, force: true });
  process.stdout.write(`Deleted ${data}.\n`);
  return 0;
}

function lives(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
