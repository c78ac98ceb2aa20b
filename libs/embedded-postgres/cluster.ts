import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { PostgresBinaries } from './binaries.ts';
import { endWithUs, neverBegan } from './end-with-us.ts';
import type { Launcher } from './system-user.ts';

export const superuser = 'postgres';

/** Next to the data directory, readable by its owner only. */
export function passwordFile(dataDirectory: string): string {
  return `${dataDirectory}.password`;
}

export function readPassword(dataDirectory: string): string {
  const file = passwordFile(dataDirectory);
  const password = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (password !== '') return password;
  throw new Error(
    `The password file ${file} of the database in ${dataDirectory} is missing or empty. Restore it, or delete both to start with an empty database.`,
  );
}

/** Creates the cluster in a temporary folder and then moves it, so that an interrupted start leaves no partial cluster. */
export async function initialise(
  dataDirectory: string,
  durable: boolean,
  { initdb }: PostgresBinaries,
  launcher: Launcher,
): Promise<string> {
  const making = `${dataDirectory}.making`;
  const passwordInput = `${making}.password`;
  const password = randomBytes(24).toString('base64url');
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { mode: 0o700 });
  writeFileSync(passwordInput, password, { mode: 0o600 });
  if (launcher.owner !== undefined) {
    chownSync(making, launcher.owner.uid, launcher.owner.gid);
    chownSync(passwordInput, launcher.owner.uid, launcher.owner.gid);
  }
  const locale = process.platform === 'linux' ? 'C.UTF-8' : 'C';
  const output = await run(launcher, initdb, [
    `--pgdata=${making}`,
    `--username=${superuser}`,
    `--pwfile=${passwordInput}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    `--locale=${locale}`,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
  rmSync(passwordInput, { force: true });
  if (output.code !== 0) {
    rmSync(making, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not create its data folder ${dataDirectory}. ${adviceOn(output.text)}\n${output.text}`,
    );
  }
  writeFileSync(passwordFile(dataDirectory), `${password}\n`, { mode: 0o600 });
  chmodSync(passwordFile(dataDirectory), 0o600);
  renameSync(making, dataDirectory);
  return password;
}

/** Advice on the output of initdb. */
function adviceOn(text: string): string {
  const nameless = /could not look up effective user ID (\d+)/.exec(text)?.[1];
  if (nameless !== undefined) {
    return (
      `The user id ${nameless} has no name on this system, but PostgreSQL needs one. ` +
      `Add it to /etc/passwd, start Assent as another user, or set DATABASE_URL to your own PostgreSQL.`
    );
  }
  if (/No space left on device|Disk quota exceeded/.test(text))
    return 'The disk is full. Free some space and start again.';
  if (/Permission denied|Read-only file system/.test(text)) {
    return 'The folder is not writable. Grant its owner write access, or set ASSENT_DATA to another folder.';
  }
  return 'Its output:';
}

async function run(
  launcher: Launcher,
  program: string,
  args: readonly string[],
): Promise<{ code: number | null; text: string }> {
  const [command, commandArgs] = launcher.command(program, args);
  const child = spawn(command, commandArgs, { ...launcher.ids, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  endWithUs(child);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const code = await new Promise<number | null>((resolveExit, reject) => {
    child.on('error', reject).on('close', resolveExit);
  });
  return neverBegan(child) ? run(launcher, program, args) : { code, text };
}
