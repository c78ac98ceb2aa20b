import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { nodeFlags } from '#libs/process';

export interface AssentProcess {
  readonly url: string;
  /** Sends a signal that ends the process, and waits for its end. */
  end(signal: NodeJS.Signals): Promise<Ended>;
  /** Sends a signal that does not end the process. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void;
  /** Waits until the process ends by itself. */
  ended(): Promise<Ended>;
}

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

const main = 'dist/apps/standalone/main.js';

/** Starts the built Assent as `npm start` does, with the given data folder, and waits for its ready line. */
export async function startProcess(
  dataDirectory: string,
  env: Readonly<Record<string, string>> = {},
): Promise<AssentProcess> {
  const child = spawn(process.execPath, [...nodeFlags, main], {
    env: { ...process.env, NODE_OPTIONS: '', ASSENT_DATA: dataDirectory, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const onData = (chunk: Buffer): void => {
      output += chunk.toString();
      const ready =
        /Assent is ready at (\S+)\n(?:Nobody signs in: every caller is an administrator|People sign in at )/.exec(
          output,
        );
      if (ready?.[1] !== undefined) resolve(ready[1]);
    };
    child.stdout.on('data', onData);
    child.stderr.on('data', onData);
    child.on('exit', () => {
      reject(new Error(`Assent ended before it was ready:\n${output}`));
    });
  });
  const ended = async (): Promise<Ended> => {
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, output };
  };
  return {
    url,
    ended,
    signal: (signal) => {
      child.kill(signal);
    },
    end: (signal) => {
      const end = ended();
      child.kill(signal);
      return end;
    },
  };
}
