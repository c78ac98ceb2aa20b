import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Interrupts a child program when this process ends, even if it is killed. A watchdog shell waits for the end of a pipe
 * that only this process holds open. It runs in its own process group, so that Ctrl-C does not end it. Windows has no
 * such shell; there the next start stops the program.
 */
export function endWithUs(program: ChildProcess): void {
  if (program.pid === undefined || process.platform === 'win32') return;
  const watch = spawn('sh', ['-c', `read line; kill -INT ${program.pid}`], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watch.on('error', () => undefined);
  watch.unref();
  watch.once('exit', () => {
    if (neverBegan(watch) && program.exitCode === null && program.signalCode === null) endWithUs(program);
  });
  program.once('exit', () => watch.kill('SIGKILL'));
}

/**
 * Whether Ctrl-C ended a new program before it got its own process group. Later SIGINT cannot end it: nothing interrupts
 * the watchdog, and PostgreSQL's programs handle the signal.
 */
export function neverBegan(program: ChildProcess): boolean {
  return program.signalCode === 'SIGINT';
}
