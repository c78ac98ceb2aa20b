import { constants } from 'node:os';

/** A step that failed; the message says why and what to do next. */
export class StepFailed extends Error {
  name = 'StepFailed';
}

/** Someone asked us to stop while a step ran. */
export class Stopped extends Error {
  name = 'Stopped';

  constructor(signal) {
    super(`Stopped by ${signal}.`);
    this.exitCode = exitCodeOf(signal);
  }
}

/** The exit code of a process that a signal ended, as a shell reports it. */
export function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

/** An error of the system in words, with the next step; anything else as it is. */
export function explain(error) {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `Not allowed to write ${error.path}. Give this user the right to write there, or run from a copy of the project that it owns.`;
    case 'ENOSPC':
      return `The disk is full${error.path === undefined ? '' : ` (${error.path})`}. Make room and run this again.`;
    default:
      return error.stack ?? String(error);
  }
}
