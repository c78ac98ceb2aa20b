import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { DataDirectoryInUse, DataDirectoryUnusable, isRunning, lockDataDirectory } from '#libs/process';

/** Nothing was deleted. The message says why and what to do. */
export class ResetRefused extends Error {
  override readonly name = 'ResetRefused';
}

// Nothing else is deleted, because ASSENT_DATA may name a folder that holds other things too. The lock of this process goes
// last, when it is released.
const ours = /^(assent\.(holder\..+|lock(\..+)?)|postgres(\..+)?)$/;

const help = `npm run reset -- [--yes]

Deletes the data of npm start in ASSENT_DATA (.assent), after asking. A database that DATABASE_URL names is left alone, and so are
topics in Kafka: delete them with Kafka's own tools, or start with another KAFKA_PREFIX.

  --yes   delete without asking
  --help  show this and delete nothing
`;

/**
 * Deletes the data of `npm start`. It holds the data folder meanwhile, so that no Assent starts on it.
 * @returns the exit code
 * @throws ResetRefused
 */
export async function reset(args: readonly string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--yes');
  if (unknown !== undefined) throw new ResetRefused(`reset has no option ${unknown}.\n\n${help}`);
  const folder = resolve(setting('ASSENT_DATA') ?? '.assent');
  if (setting('DATABASE_URL') !== undefined || setting('DATABASE_URL_FILE') !== undefined)
    process.stdout.write('DATABASE_URL names a database of your own. It is left alone.\n');
  if (!existsSync(folder)) {
    process.stdout.write(`There is no data in ${folder}.\n`);
    return 0;
  }
  const unlock = hold(folder);
  try {
    // npm takes --yes for itself when there is no -- before it.
    const isSure = args.includes('--yes') || process.env['npm_config_yes'] === 'true' || (await confirms(folder));
    if (!isSure) {
      process.stdout.write('Nothing was deleted.\n');
      return 1;
    }
    for (const name of readdirSync(folder).filter((entry) => ours.test(entry))) {
      rmSync(join(folder, name), { recursive: true, force: true });
    }
  } finally {
    unlock();
  }
  const others = readdirSync(folder);
  if (others.length === 0) rmdirSync(folder);
  if (setting('KAFKA_BROKERS') !== undefined) {
    process.stdout.write('The topics in Kafka are left alone: see npm run reset -- --help.\n');
  }
  process.stdout.write(
    `Deleted Assent's data in ${folder}${others.length === 0 ? '' : `, and left ${others.join(', ')}`}.\n`,
  );
  return 0;
}

/** An empty variable is not set. */
function setting(name: string): string | undefined {
  const value = process.env[name];
  return value === '' ? undefined : value;
}

/** @throws ResetRefused when an Assent or its PostgreSQL runs on the folder */
function hold(folder: string): () => void {
  let unlock: () => void;
  try {
    unlock = lockDataDirectory(folder);
  } catch (error) {
    if (error instanceof DataDirectoryInUse) throw running(folder, error.pid);
    if (error instanceof DataDirectoryUnusable) throw new ResetRefused(error.message, { cause: error });
    throw error;
  }
  const postgres = postgresOn(folder);
  if (postgres === undefined) return unlock;
  unlock();
  throw running(folder, postgres);
}

function running(folder: string, pid: number): ResetRefused {
  return new ResetRefused(
    `Assent is running on ${folder} (process ${pid}). Stop it (kill ${pid}, or Ctrl-C where it runs) and run this again.`,
  );
}

/** PostgreSQL may outlive an Assent that was killed. */
function postgresOn(folder: string): number | undefined {
  const note = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(note)) return undefined;
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  return pid > 0 && isRunning(pid) && isPostgres(pid) ? pid : undefined;
}

function isPostgres(pid: number): boolean {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}

async function confirms(folder: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new ResetRefused(
      `This would delete Assent's data in ${folder}. To do so without being asked: npm run reset -- --yes`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const closed = new Promise<string>((done) => {
      terminal.once('close', () => done(''));
    });
    const answer = terminal.question(`Delete Assent's data in ${folder}? [y/N] `);
    return /^y(es)?$/i.test((await Promise.race([answer, closed])).trim());
  } finally {
    terminal.close();
  }
}
