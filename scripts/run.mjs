import { spawn } from 'node:child_process';
import { exitCodeOf, Stopped } from './faults.mjs';
import { root } from './paths.mjs';

const parentPollMs = 100;

/**
 * Runs a program on our terminal until it ends, and hands it the signals that we get.
 * @returns its exit code, as a shell would report it
 */
export function run(program, args, env = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    const signals = passSignalsTo(child);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      signals.release();
      resolve(code ?? exitCodeOf(signal));
    });
  });
}

/**
 * Runs a step and keeps what it prints. In a terminal the label counts the seconds meanwhile.
 * @returns { code, output }
 * @throws Stopped when we were asked to stop meanwhile
 */
export function runStep(label, program, args, env = process.env) {
  const progress = showProgress(label);
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env });
    const signals = passSignalsTo(child);
    const output = [];
    child.stdout.on('data', (chunk) => output.push(chunk));
    child.stderr.on('data', (chunk) => output.push(chunk));
    child.on('error', reject);
    child.on('close', (code, signal) => {
      signals.release();
      if (signals.first() === undefined)
        resolve({ code: code ?? exitCodeOf(signal), output: Buffer.concat(output).toString() });
      else reject(new Stopped(signals.first()));
    });
  }).finally(progress.end);
}

/**
 * A terminal sends Ctrl-C (and its own end, SIGHUP) to every process of the group: the child has had
 * it and gets none from us, because a second signal would make it quit at once. npm passes on what
 * it gets, so we may even see it twice. Without a terminal, whoever signals us means the child, and
 * is always passed on as SIGTERM.
 */
function passSignalsTo(child) {
  const fromTerminal = process.stdin.isTTY ? ['SIGINT', 'SIGHUP'] : [];
  let first;
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const handler = () => {
      first ??= signal;
      if (!fromTerminal.includes(signal)) child.kill('SIGTERM');
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  const stopWatching = whenAbandoned(() => {
    first ??= 'SIGTERM';
    child.kill('SIGTERM');
  });
  const release = () => {
    for (const off of [...handlers, stopWatching]) off();
  };
  return { first: () => first, release };
}

/**
 * npm runs us in a shell, and a SIGTERM to npm ends that shell but does not reach us, unless the
 * shell is one that makes way for its only command. We then stop as if we had had the signal,
 * because otherwise the app would run on with nobody knowing. Started by hand (nohup), we run on.
 */
function whenAbandoned(stop) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, parentPollMs);
  return () => clearInterval(timer);
}

// On stderr, because stdout belongs to the program that is run (`npm run demo -- --json`).
function showProgress(label) {
  const started = Date.now();
  process.stderr.write(label);
  if (!process.stderr.isTTY) {
    process.stderr.write('\n');
    return { end: () => undefined };
  }
  const timer = setInterval(() => {
    process.stderr.write(`\r${label} ${Math.round((Date.now() - started) / 1000)} s`);
  }, 1000);
  return {
    end: () => {
      clearInterval(timer);
      process.stderr.write('\n');
    },
  };
}
