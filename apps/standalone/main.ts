import { MovableClock, readConfig } from '#libs/platform';
import { startAssent } from './start-assent.ts';

/** Starts Assent and stops it on the first signal, also while it starts. A second Ctrl-C ends the process at once. */
async function main(): Promise<void> {
  // Local mode, the only one there is without authentication: whoever reaches us may move the clock.
  const starting = startAssent(readConfig(process.env), new MovableClock());
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) {
      // Launchers and terminals may each pass on the same signal; only a person insists with Ctrl-C.
      if (signal === 'SIGINT') process.exit(130);
      return;
    }
    stopping = true;
    process.stdout.write('Stopping …\n');
    starting
      .then((assent) => assent.stop())
      .then(() => process.exit(0))
      .catch(fail);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);

  await starting.then(({ url, lost }) => {
    if (!stopping) process.stdout.write(`Assent is ready at ${url}\n`);
    void lost.then(fail);
  });
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
