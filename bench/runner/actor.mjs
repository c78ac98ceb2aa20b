import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('./actor-host.mjs', import.meta.url));
const stopWithinMs = 20_000;

/**
 * Runs a module of ours in a process of its own, so that nobody shares an event loop or a heap with whom it
 * is compared to. It ends with us, however we end.
 * @returns call(name, ...args) runs what the module exports; stop() its export `stop`, if any, and the process
 */
export function startActor(module, { execArgv = [], env = {} } = {}) {
  const child = fork(host, [fileURLToPath(module)], {
    execArgv: ['--enable-source-maps', ...execArgv],
    env: { ...process.env, ...env },
    serialization: 'advanced',
    // What it prints must not get into our table.
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const calls = new Map();
  let lastCall = 0;
  let end;
  const ended = new Promise((resolve) => {
    child.once('exit', (code, signal) => {
      end = `${fileURLToPath(module)} ended by itself (${signal ?? `exit code ${code}`}).`;
      for (const { reject } of calls.values()) reject(new Error(end));
      calls.clear();
      resolve();
    });
  });
  child.on('error', () => undefined);
  child.on('message', ({ id, result, fault }) => {
    const call = calls.get(id);
    calls.delete(id);
    if (fault === undefined) call?.resolve(result);
    else call?.reject(Object.assign(new Error(fault.message), { stack: fault.stack }));
  });
  const call = (name, ...args) =>
    new Promise((resolve, reject) => {
      if (end !== undefined) {
        reject(new Error(end));
        return;
      }
      lastCall += 1;
      calls.set(lastCall, { resolve, reject });
      child.send({ id: lastCall, name, args });
    });
  return {
    call,
    pid: child.pid,
    async stop() {
      if (end !== undefined) return;
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await call('stop').catch(() => undefined);
      if (child.connected) child.disconnect();
      await ended;
      clearTimeout(impatience);
    },
  };
}
