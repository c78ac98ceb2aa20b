import { parseArgs } from 'node:util';
import type { Pool } from 'pg';
import { InvalidConfiguration, maskText, readConfig } from '#libs/process';
import { reachDatabase } from '#libs/runtime';
import { createPool } from '#libs/postgres';
import { migrateDatabase } from './migrate-database.ts';
import { lastMigrations, undoMigrations } from './undo-migrations.ts';

const usage = `Usage: node dist/apps/standalone/migrate.js [--list | --to <migrations> [--accept-loss]]

Migrates the database of DATABASE_URL to this version. Use it when each app is a process of its own.

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
  const { databaseUrl } = readConfig(process.env);
  if (databaseUrl === undefined)
    throw new InvalidConfiguration(['DATABASE_URL is missing. Set it to the database to migrate.']);
  const database = createPool(databaseUrl, { max: 2, applicationName: 'assent-migrate' });
  try {
    await reachDatabase(database, databaseUrl);
    return values.to === undefined
      ? await update(database, databaseUrl)
      : await undo(database, databaseUrl, values.to, values['accept-loss']);
  } finally {
    await database.end();
  }
}

async function update(database: Pool, databaseUrl: string): Promise<string> {
  await migrateDatabase(database, databaseUrl);
  return 'The database is up to date.\n';
}

async function undo(database: Pool, databaseUrl: string, to: string, acceptLoss: boolean): Promise<string> {
  const undone = await undoMigrations(database, databaseUrl, { to, acceptLoss });
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
