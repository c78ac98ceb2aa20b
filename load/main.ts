import { openSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { WrongUsage } from '../cli/cli-command.ts';
import { Progress } from './progress.ts';
import { describe } from './report.ts';
import { runLoad } from './run-load.ts';
import { readSettings, usage, type Settings } from './settings.ts';
import { NotReady } from './world.ts';

/** Documented in the usage, for scripts. */
const exitCodes = { done: 0, faults: 1, usage: 2, unavailable: 3, interrupted: 130 } as const;

/** @returns the exit code. */
async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(usage);
    return exitCodes.done;
  }
  const settings = readSettings(args, process.env);
  // Opened before the load, so that a mistyped name does not lose the result.
  const file = settings.json.to === 'file' ? openResult(settings.json.file) : undefined;
  const say = (text: string): void => {
    (settings.json.to === 'stdout' ? process.stderr : process.stdout).write(`${text}\n`);
  };
  say(headline(settings));
  const result = await runLoad(settings, stopSignal(), new Progress(process.stderr));
  if (result === undefined) {
    say('Stopped before the load began.');
    return exitCodes.interrupted;
  }
  say(`\n${describe(result).trimEnd()}`);
  const json = `${JSON.stringify(result, null, 2)}\n`;
  if (settings.json.to === 'stdout') process.stdout.write(json);
  if (file !== undefined) writeFileSync(file, json);
  return result.faults === 0 ? exitCodes.done : exitCodes.faults;
}

/** npm runs this in the project's folder, but paths are relative to the caller's folder. @throws WrongUsage */
function openResult(name: string): number {
  const file = resolve(process.env['INIT_CWD'] ?? '', name);
  try {
    return openSync(file, 'w');
  } catch (error) {
    throw new WrongUsage(
      `--json ${file} cannot be written: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

function headline({ url, shape, of, rate, seconds, gaps, seed }: Settings): string {
  const what = shape === 'sustained' || shape === 'spike' ? `${shape} load of ${of}` : `${shape} load`;
  return `${what} on ${url}: ${rate} a second for ${Math.round(seconds * 10) / 10} s, ${gaps === 'fixed' ? 'at fixed gaps' : 'at random gaps'}, --seed ${seed}`;
}

/** The first Ctrl-C ends the load. The second one ends this process. */
function stopSignal(): AbortSignal {
  const stopped = new AbortController();
  let toldAt = -Infinity;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // The terminal and npm both send the signal: two within a moment are one Ctrl-C.
      if (stopped.signal.aborted && performance.now() - toldAt > 300) process.exit(exitCodes.interrupted);
      if (!stopped.signal.aborted) toldAt = performance.now();
      stopped.abort();
    });
  }
  return stopped.signal;
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    if (error instanceof WrongUsage) {
      process.stderr.write(`${error.message}\n→ npm run load -- --help shows the usage.\n`);
      process.exit(exitCodes.usage);
    }
    const text = error instanceof NotReady ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text ?? ''}\n`);
    process.exit(error instanceof NotReady ? exitCodes.unavailable : exitCodes.faults);
  },
);
