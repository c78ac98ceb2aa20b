import { parseArgs } from 'node:util';
import { clockOf, readConfig, runUntilStopped, type Config } from '#libs/process';

const usage = `Usage: npm start

Starts all apps of Assent, and an embedded PostgreSQL unless DATABASE_URL is set. It has no options.
Settings are environment variables, listed in .env.example. Stop it with Ctrl-C.
`;

/** @throws Error for an unknown option */
function asksForHelp(): boolean {
  return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help ?? false;
}

/** Said at each start, because a misspelt AUTH_ISSUER means local mode. */
function whoMayCall({ identity }: Config): string {
  return identity === undefined
    ? 'Nobody signs in: every caller is an administrator. Set AUTH_ISSUER to change that.'
    : `People sign in at ${identity.issuer}.`;
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
  const ready = `Assent is ready at ${assent.url}\n${whoMayCall(config)}`;
  return { ready, lost: assent.lost, drainMs: config.drainMs, stop: () => assent.stop() };
});
