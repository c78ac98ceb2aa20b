import { readConfig } from '#libs/platform';
import { startAssent } from './start-assent.ts';

/** Starts Assent and stops it on the first signal, also while it starts; a second one ends the process at once. */
async function main(): Promise<void> {
  const starting = startAssent(readConfig(process.env));
  let stopping = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(signal === 'SIGINT' ? 130 : 143);
    stopping = true;
    process.stdout.write('Stopping …\n');
    starting
      .then((assent) => assent.stop())
      .then(() => process.exit(0))
      .catch(fail);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);

  const { url } = await starting;
  process.stdout.write(`Assent is ready at ${url}\n`);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

main().catch(fail);
