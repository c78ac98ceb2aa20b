import { asSystemError } from './faults.mjs';

/**
 * Whether a process exists, be it ours or not.
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return asSystemError(error).code === 'EPERM';
  }
}
