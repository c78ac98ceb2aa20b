import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Interrupts a program that we started when we end, however that is: killed, we have no moment left to do
 * it ourselves. A shell waits for the end of a pipe that only we hold open, in a group of its own,
 * because Ctrl-C would otherwise end it too. Windows has no such shell; the next start stops there
 * what was left.
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
 * Whether a new program never began: a Ctrl-C reaches it when it is pressed in the moment before the
 * program has a group of its own. Nobody interrupts who watches, and PostgreSQL's programs handle that signal and
 * never end by it.
 */
export function neverBegan(program: ChildProcess): boolean {
  return program.signalCode === 'SIGINT';
}
