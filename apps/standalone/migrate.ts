import { parseArgs } from 'node:util';
import { InvalidConfiguration, maskText, readConfig } from '#libs/process';
import { reachDatabaseToMigrate } from '#libs/runtime';
import { databaseUrlsOf, migrateDatabase, type DatabaseUrls } from './migrate-database.ts';
import { lastMigrations, undoMigrations } from './undo-migrations.ts';

const usage = `Usage: node dist/apps/standalone/migrate.js [--list | --to <migrations> [--accept-loss]]

Migrates the database of DATABASE_URL to this version, as its owner in DATABASE_ADMIN_URL. Use it when each app is a process of
its own.

  --list              print the last migration of each schema in this version, and change nothing
  --to <migrations>   undo later migrations, so that an earlier version can start; takes what that version's --list prints
  --accept-loss       also undo migrations that lose data; without it, --to lists the losses and changes nothing

See docs/runbooks/upgrade.md for the way back to an earlier version.
`;

/** Migrates the database to this version, or back for an earlier version (CV-14). Run it before apps start. */
async function main(): Promise<string> {
  const { values } = parseArgs({
    options: {
      help: { type: 'boolean', short: 'h' },
      list: { type: 'boolean' },
      to: { type: 'string' },
      'accept-loss': { type: 'boolean', default: false },
    },
  });
  if (values.help === true) return usage;
  if (values.list === true) return `${await lastMigrations()}\n`;
  const urls = databaseUrlsOf(readConfig(process.env));
  if (urls === undefined)
    throw new InvalidConfiguration(['DATABASE_URL is missing. Set it to the database to migrate.']);
  await reachDatabaseToMigrate(urls.adminUrl);
  if (values.to !== undefined) return undo(urls, values.to, values['accept-loss']);
  await migrateDatabase(urls);
  return 'The database is up to date.\n';
}

async function undo(urls: DatabaseUrls, to: string, acceptLoss: boolean): Promise<string> {
  const undone = await undoMigrations(urls, { to, acceptLoss });
  if (undone.length === 0) return 'There is nothing to undo.\n';
  return `Undone:\n${undone.map((name) => `  ${name}\n`).join('')}Start the earlier version now. This one would run them again.\n`;
}

/** Includes the hint that a migration may attach to its error. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'hint' in error && typeof error.hint === 'string' ? `${error.message}\n${error.hint}` : error.message;
}

main().then(
  (text) => process.stdout.write(text),
  (error: unknown) => {
    process.stderr.write(`${maskText(describe(error))}\n`);
    process.exitCode = 1;
  },
);
