import { parseArgs } from 'node:util';
import { clockOf, readConfig, runUntilStopped } from '#libs/process';

const usage = `Usage: npm start

Starts all apps of Assent, and an embedded PostgreSQL unless DATABASE_URL is set. It has no options.
Settings are environment variables, listed in .env.example. Stop it with Ctrl-C.
`;

/** @throws Error for an unknown option */
function asksForHelp(): boolean {
  return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help ?? false;
}

await runUntilStopped(async () => {
  if (asksForHelp()) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const config = readConfig(process.env);
  // Loads all apps, which takes a second or more: a wrong setting is named before.
  const { startAssent } = await import('./start-assent.ts');
  const assent = await startAssent(config, clockOf(config));
  const ready = `Assent is ready at ${assent.url}`;
  return { ready, lost: assent.lost, drainMs: config.drainMs, stop: () => assent.stop() };
});
