import { inspect } from 'node:util';
import { maskText } from './masking/mask-secrets.ts';

/** A running main program. */
export interface Program {
  /** The line to print when it is ready. */
  readonly ready: string;
  /** Resolves with the reason when it cannot continue. */
  readonly lost?: Promise<Error>;
  /** How long it serves on before it stops, in ms. Unset: the stop has no time limit. */
  readonly drainMs?: number;
  stop(): Promise<void>;
}

/** The time limit of a stop after the drain. A process that hangs would hold its port and its data folder. */
const stopWithinMs = 45_000;

/**
 * Runs the main program of this process, and stops it on the first signal, also during its start. A second Ctrl-C ends
 * the process at once. Prints the message of an error without its stack, because it tells the user what to do.
 */
export async function runUntilStopped(start: () => Promise<Program>): Promise<void> {
  keepSecretsOutOfCrashes();
  const starting = start();
  const stopping = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping.signal.aborted) {
      // A launcher and a terminal may both send the same signal. Only a second Ctrl-C means that a person insists.
      if (signal === 'SIGINT') process.exit(130);
      return;
    }
    stopping.abort();
    process.stdout.write('Stopping …\n');
    starting
      .then((program) => {
        if (program.drainMs !== undefined) setTimeout(() => fail(stopHangs), program.drainMs + stopWithinMs).unref();
        return program.stop();
      })
      .then(() => process.exit(0))
      .catch(fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  try {
    const { ready, lost } = await starting;
    if (!stopping.signal.aborted) process.stdout.write(`${ready}\n`);
    void lost?.then(fail);
  } catch (error) {
    fail(error);
  }
}

const stopHangs = new Error(
  `Assent did not stop within ${stopWithinMs / 1_000} seconds and was ended. Recorded events are safe: start it again.`,
);

function fail(error: unknown): never {
  process.stderr.write(`${maskText(error instanceof Error ? error.message : String(error))}\n`);
  process.exit(1);
}

/** Node itself would print an error as it is, and every variable of the environment into a report (P7-9). */
function keepSecretsOutOfCrashes(): void {
  process.report.excludeEnv = true;
  process.on('uncaughtException', (error) => {
    process.stderr.write(`${maskText(inspect(error))}\n`);
    process.exit(1);
  });
}
