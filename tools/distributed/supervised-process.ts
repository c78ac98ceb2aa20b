import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { Backoff } from '#libs/concurrency';
import { endWithUs } from '#libs/embedded-postgres';
import { nodeFlags } from '#libs/process';

export interface SupervisedProcessOptions {
  readonly name: string;
  /** The program, relative to the project's folder. */
  readonly program: string;
  readonly env: Readonly<Record<string, string>>;
  /** Receives each line of the process, and a line when it ends. */
  readonly onLine: (name: string, line: string) => void;
}

/** A program that is restarted whenever it ends before `stop`. */
export interface SupervisedProcess {
  readonly name: string;
  /** The number of restarts. */
  readonly restarts: number;
  /** Resolves when the process reports that it is ready; after an end, when the next one does. */
  ready(): Promise<void>;
  /** Sends a signal, as the system or an operator would. The process is restarted after its end. */
  kill(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const backoffLimits = { firstMs: 250, longestMs: 4_000 };
const stopWithinMs = 20_000;

/** @throws from `ready()` when the process ends before it was ever ready. Its output has the reason */
export function supervise({ name, program, env, onLine }: SupervisedProcessOptions): SupervisedProcess {
  const stopping = new AbortController();
  let child: ChildProcess | undefined;
  let restarts = -1;
  let readyOnce = false;
  const wasReady = (): boolean => readyOnce;
  let nextReady = Promise.withResolvers<undefined>();

  const runOnce = async (): Promise<string> => {
    restarts += 1;
    const running = (child = spawn(process.execPath, [...nodeFlags, program], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // In a group of its own, because on Ctrl-C this process stops all of them in order.
      detached: true,
    }));
    endWithUs(running);
    for (const stream of [running.stdout, running.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        if (line.includes(' is ready at ')) {
          readyOnce = true;
          nextReady.resolve(undefined);
        }
        onLine(name, line);
      });
    }
    return new Promise<string>((end) => {
      running.once('error', (error) => end(error.message));
      running.once('close', (code, signal) => end(signal ?? `exit code ${code}`));
    });
  };
  const supervising = (async () => {
    const backoff = new Backoff(backoffLimits);
    for (;;) {
      const started = performance.now();
      const end = await runOnce();
      if (stopping.signal.aborted) return;
      if (!wasReady()) {
        nextReady.reject(new Error(`${name} ended before it was ready (${end}). Its output above has the reason.`));
        return;
      }
      nextReady = Promise.withResolvers();
      nextReady.promise.catch(() => undefined);
      onLine(name, `ended (${end}) and restarts`);
      if (performance.now() - started > backoffLimits.longestMs) backoff.reset();
      await backoff.pause(stopping.signal);
    }
  })();

  return {
    name,
    get restarts() {
      return restarts;
    },
    ready: () => nextReady.promise.then(() => undefined),
    kill: (signal) => void child?.kill(signal),
    stop: async () => {
      stopping.abort();
      nextReady.promise.catch(() => undefined);
      nextReady.reject(new Error(`${name} was stopped.`));
      // A paused process gets SIGTERM only after it continues.
      child?.kill('SIGCONT');
      child?.kill('SIGTERM');
      const impatience = setTimeout(() => child?.kill('SIGKILL'), stopWithinMs);
      await supervising;
      clearTimeout(impatience);
    },
  };
}
