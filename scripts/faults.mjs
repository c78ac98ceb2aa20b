import { constants } from 'node:os';

/** A step that failed; the message says why and what to do next. */
export class StepFailed extends Error {
  /** @override */
  name = 'StepFailed';
}

/** A signal asked this process to stop while a step ran. */
export class Stopped extends Error {
  /** @override */
  name = 'Stopped';

  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`Stopped by ${signal}.`);
    this.exitCode = exitCodeOf(signal);
  }
}

/**
 * The exit code of a process that a signal ended, as a shell reports it.
 * @param {NodeJS.Signals | null} signal null only for a process that ended by itself and has its own code
 */
export function exitCodeOf(signal) {
  return signal === null ? 1 : 128 + constants.signals[signal];
}

/**
 * Puts an error of the system into words, with the next step. Any other error keeps its stack.
 * @param {unknown} thrown
 */
export function explain(thrown) {
  const error = asSystemError(thrown);
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Not allowed to write ${error.path}. Give this user the right to write there, or run from a copy of the project that it owns.`;
    case 'ENOSPC':
      return `The disk is full${error.path === undefined ? '' : ` (${error.path})`}. Make room and run this again.`;
    default:
      return error.stack ?? error.message;
  }
}

/**
 * Gives a thrown value the type of an error that may have the code of a system call.
 * @param {unknown} thrown
 * @returns {NodeJS.ErrnoException}
 */
export function asSystemError(thrown) {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
