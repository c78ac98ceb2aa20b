import { spawn } from 'node:child_process';
import { exitCodeOf, Stopped } from './faults.mjs';
import { root } from './paths.mjs';

const parentPollMs = 100;

/**
 * Runs a program on this terminal until it ends, and passes on signals.
 *
 * A terminal sends Ctrl-C, and SIGHUP when it closes, to every process of the group. The program already has these signals,
 * and a second one would make it quit at once, so they are not passed on. npm passes on what it gets, so a signal may even
 * arrive here twice. Without a terminal every signal is meant for the program, which always gets SIGTERM.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code, as a shell reports it
 */
export function run(program, args, env = {}) {
  const fromTerminal = process.stdin.isTTY ? ['SIGINT', 'SIGHUP'] : [];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    const stopListening = onSignal((signal) => {
      if (!fromTerminal.includes(signal)) child.kill('SIGTERM');
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      stopListening();
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/**
 * Runs a step that can be repeated from the start, and collects its output. In a terminal the label counts the seconds.
 * @param {string} label
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 * @throws Stopped when a signal arrives meanwhile
 */
export function runStep(label, program, args, env = process.env) {
  const endProgress = showProgress(label);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    /** @type {NodeJS.Signals | undefined} */
    let stoppedBy;
    const stopListening = onSignal((signal) => {
      stoppedBy ??= signal;
      // The step leaves nothing to tidy up, and npm would continue for half a minute.
      child.kill('SIGKILL');
    });
    /** @type {Buffer[]} */
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      stopListening();
      if (stoppedBy !== undefined) reject(new Stopped(stoppedBy));
      else resolve({ code: code ?? exitCodeOf(signal), output: Buffer.concat(output).toString() });
    });
  }).finally(endProgress);
}

/**
 * Calls back for every signal that asks this process to stop.
 * @param {(signal: NodeJS.Signals) => void} stop
 * @returns a function that ends this: a signal then kills the process again
 */
function onSignal(stop) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, stop);
  const stopWatching = whenAbandoned(() => stop('SIGTERM'));
  return () => {
    for (const signal of signals) process.off(signal, stop);
    stopWatching();
  };
}

/**
 * Calls back when the parent process has gone. npm runs this process in a shell. A SIGTERM to npm ends that shell and does
 * not arrive here, and the app would run on without anyone's knowledge. A process that was started by hand (nohup) runs on.
 * @param {() => void} stop
 */
function whenAbandoned(stop) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, parentPollMs);
  return () => clearInterval(timer);
}

/**
 * Writes to stderr, because stdout belongs to the program (`npm run demo -- --json`).
 * @param {string} label
 */
function showProgress(label) {
  const started = Date.now();
  process.stderr.write(label);
  if (!process.stderr.isTTY) {
    process.stderr.write('\n');
    return () => undefined;
  }
  const timer = setInterval(() => {
    process.stderr.write(`\r${label} ${Math.round((Date.now() - started) / 1000)} s`);
  }, 1000);
  return () => {
    clearInterval(timer);
    process.stderr.write('\n');
  };
}
