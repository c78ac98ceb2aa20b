import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { errorCode } from './error-code.ts';

/** Whether a process has this number, be it ours or another user's, and be it one that has ended. */
export function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** A process that has ended keeps its number until its parent asks after it, which may be never: it does not run. */
export function isRunning(pid: number): boolean {
  return exists(pid) && !looksOf(pid).state.startsWith('Z');
}

/** When a process started, in the system's own words; empty where the system does not say. */
export function startOf(pid: number): string {
  return looksOf(pid).start;
}

function looksOf(pid: number): { readonly state: string; readonly start: string } {
  try {
    switch (process.platform) {
      case 'linux': {
        // The 3rd and the 22nd field; the 2nd may hold anything, in parentheses.
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
    // It ended between two looks.
  }
  return { state: '', start: '' };
}
