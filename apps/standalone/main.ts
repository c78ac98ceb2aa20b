import { parseArgs } from 'node:util';
import { clockOf, readConfig, runUntilStopped } from '#libs/process';
import { startAssent } from './start-assent.ts';

const usage = `Usage: npm start

Starts Assent with all its apps, and PostgreSQL beside it unless DATABASE_URL names a database. It takes no options: settings are
environment variables, which .env.example lists. Ctrl-C stops it.
`;

/** @throws Error for an option that there is not */
function asksForHelp(): boolean {
  return parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help ?? false;
}

await runUntilStopped(async () => {
  if (asksForHelp()) {
    process.stdout.write(usage);
    process.exit(0);
  }
  const config = readConfig(process.env);
  const assent = await startAssent(config, clockOf(config));
  return { ready: `Assent is ready at ${assent.url}`, lost: assent.lost, stop: () => assent.stop() };
});
