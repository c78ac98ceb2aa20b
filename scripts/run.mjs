import { spawn } from 'node:child_process';
import { exitCodeOf, Stopped } from './faults.mjs';
import { root } from './paths.mjs';

const parentPollMs = 100;

/**
 * Runs a program on our terminal until it ends, and hands it the signals that we get.
 *
 * A terminal sends Ctrl-C (and its own end, SIGHUP) to every process of the group: the program has had
 * it and gets none from us, because a second signal would make it quit at once. npm passes on what
 * it gets, so we may even see it twice. Without a terminal, whoever signals us means the program, and
 * it is always told SIGTERM.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code, as a shell would report it
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
 * Runs a step that can be done again from the start, and keeps what it prints. In a terminal the
 * label counts the seconds meanwhile.
 * @param {string} label
 * @param {string} program
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, output: string }>}
 * @throws Stopped when we were asked to stop meanwhile
 */
export function runStep(label, program, args, env = process.env) {
  const endProgress = showProgress(label);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    /** @type {NodeJS.Signals | undefined} */
    let stoppedBy;
    const stopListening = onSignal((signal) => {
      stoppedBy ??= signal;
      // There is nothing to tidy up, and npm would go on for half a minute.
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
 * Calls back for every signal that asks us to stop.
 * @param {(signal: NodeJS.Signals) => void} stop
 * @returns ends that, and we can be killed again
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
 * npm runs us in a shell, and a SIGTERM to npm ends that shell but does not reach us, unless the
 * shell is one that makes way for its only command. We then stop as if we had had the signal,
 * because otherwise the app would run on with nobody knowing. Started by hand (nohup), we run on.
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
 * On stderr, because stdout belongs to the program that is run (`npm run demo -- --json`).
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
