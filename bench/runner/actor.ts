import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const host = fileURLToPath(new URL('./actor-host.ts', import.meta.url));
const stopWithinMs = 20_000;

export interface ActorCall {
  readonly id: number;
  readonly name: string;
  readonly args: readonly unknown[];
}

export type ActorAnswer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly fault: { readonly message: string; readonly stack: string | undefined } };

type ArgumentsOf<F> = F extends (...args: infer Arguments) => unknown ? Arguments : never;
type AnswerOf<F> = F extends (...args: never[]) => infer Answer ? Awaited<Answer> : never;

/** A module in a process of its own. */
export interface Actor<Module> {
  /** Runs a function that the module exports. */
  call<Name extends keyof Module & string>(
    name: Name,
    ...args: ArgumentsOf<Module[Name]>
  ): Promise<AnswerOf<Module[Name]>>;
  /** Resident memory of the process, in bytes. */
  memory(): Promise<number>;
  /** Runs `stop` of the module, if there is one, and ends the process. */
  stop(): Promise<void>;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs a module in a process of its own, so that it shares no event loop and no heap with its contestants. The process
 * ends with this one, however this one ends.
 */
export function startActor<Module>(module: URL, execArgv: readonly string[]): Actor<Module> {
  const file = fileURLToPath(module);
  const child = fork(host, [file], {
    execArgv: ['--enable-source-maps', '--disable-warning=ExperimentalWarning', ...execArgv],
    serialization: 'advanced',
    // stdout belongs to the table.
    stdio: ['ignore', process.stderr, process.stderr, 'ipc'],
  });
  const calls = new Map<number, Pending>();
  let lastCall = 0;
  let end: Error | undefined;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      end = new Error(`${file} ended by itself (${signal ?? `exit code ${code}`}).`);
      for (const { reject } of calls.values()) reject(end);
      calls.clear();
      resolve();
    });
  });
  child.on('error', () => undefined);
  child.on('message', (message) => {
    const answer = message as ActorAnswer;
    const call = calls.get(answer.id);
    calls.delete(answer.id);
    if ('result' in answer) call?.resolve(answer.result);
    else call?.reject(Object.assign(new Error(answer.fault.message), { stack: answer.fault.stack }));
  });
  const call = (name: string, args: readonly unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (end !== undefined) {
        reject(end);
        return;
      }
      lastCall += 1;
      calls.set(lastCall, { resolve, reject });
      child.send({ id: lastCall, name, args } satisfies ActorCall);
    });
  return {
    call: (name, ...args) => call(name, args) as Promise<AnswerOf<Module[typeof name]>>,
    memory: () => call('memory', []) as Promise<number>,
    async stop() {
      if (end !== undefined) return;
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await call('stop', []).catch(() => undefined);
      if (child.connected) child.disconnect();
      await ended;
      clearTimeout(impatience);
    },
  };
}
