// Loads the module that it is given. Each message of the parent process calls one function of the module.
import { pathToFileURL } from 'node:url';
import type { ActorAnswer, ActorCall } from './actor.ts';

type Functions = Readonly<Record<string, ((...args: readonly unknown[]) => unknown) | undefined>>;

// Ctrl-C reaches every process in the terminal; the parent process stops this one in order.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());

const [, , file = ''] = process.argv;
const loading = import(pathToFileURL(file).href) as Promise<Functions>;
// The first call reports the fault.
loading.catch(() => undefined);

process.on('message', (call: ActorCall) => {
  answer(call).then(
    (result) => send({ id: call.id, result }),
    (error: unknown) => send({ id: call.id, fault: faultOf(error) }),
  );
});

async function answer({ name, args }: ActorCall): Promise<unknown> {
  const functions = await loading;
  if (name === 'memory') return process.memoryUsage().rss;
  const called = functions[name];
  if (called !== undefined) return called(...args);
  if (name === 'stop') return undefined;
  throw new Error(`${file} exports no function ${name}.`);
}

function send(message: ActorAnswer): void {
  if (process.connected) process.send?.(message);
}

function faultOf(error: unknown): { readonly message: string; readonly stack: string | undefined } {
  return error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error), stack: undefined };
}
