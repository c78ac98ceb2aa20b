/** What a main program runs: until it is stopped, or cannot go on. */
export interface Program {
  /** Said when it is ready. */
  readonly ready: string;
  /** Resolves with the reason when it cannot go on. */
  readonly lost?: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Runs a program as the main one of this process, and stops it on the first signal, also while it starts. A second
 * Ctrl-C ends the process at once. An error that it throws is for whoever started it, and says what to do.
 */
export async function runUntilStopped(start: () => Promise<Program>): Promise<void> {
  const starting = start();
  const stopping = new AbortController();
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping.signal.aborted) {
      // Launchers and terminals may each pass on the same signal; only a person insists with Ctrl-C.
      if (signal === 'SIGINT') process.exit(130);
      return;
    }
    stopping.abort();
    process.stdout.write('Stopping …\n');
    starting
      .then((program) => program.stop())
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

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
