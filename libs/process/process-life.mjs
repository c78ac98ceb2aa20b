// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Whether a process has this id, also if it belongs to another user or is a zombie.
 * @param {number} pid
 * @returns {boolean}
 */
export function exists(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether a process runs. A zombie, which keeps its id until its parent waits for it, does not.
 * @param {number} pid
 * @returns {boolean}
 */
export function isRunning(pid) {
  return exists(pid) && !looksOf(pid).state.startsWith('Z');
}

/**
 * When a process started, in the format of the system. Empty if unknown.
 * @param {number} pid
 * @returns {string}
 */
export function startOf(pid) {
  return looksOf(pid).start;
}

/**
 * @param {number} pid
 * @returns {{ readonly state: string, readonly start: string }}
 */
function looksOf(pid) {
  try {
    switch (process.platform) {
      case 'linux': {
        // Reads fields 3 and 22. Field 2, in parentheses, may contain any character.
        const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')')).split(' ');
        return { state: fields[1] ?? '', start: fields[20] ?? '' };
      }
      case 'win32':
        break;
      default: {
        const [state = '', ...start] = execFileSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], {
          encoding: 'utf8',
          env: { ...process.env, LC_ALL: 'C' },
        })
          .trim()
          .split(/\s+/);
        return { state, start: start.join(' ') };
      }
    }
  } catch {
    // The process may have ended meanwhile.
  }
  return { state: '', start: '' };
}
