import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import type { PostgresBinaries } from './binaries.ts';
import { endWithUs, neverBegan } from './end-with-us.ts';
import type { Launcher } from './system-user.ts';

export const superuser = 'postgres';

/** Beside the data directory, for its owner alone. */
export function passwordFile(dataDirectory: string): string {
  return `${dataDirectory}.password`;
}

export function readPassword(dataDirectory: string): string {
  const file = passwordFile(dataDirectory);
  const password = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
  if (password !== '') return password;
  throw new Error(
    `The password of the database in ${dataDirectory} is missing (${file}). Put the file back, or delete both to start anew.`,
  );
}

/** Makes the cluster beside its place and moves it there when it is whole, so that a start that was cut off leaves nothing half made. */
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
      `PostgreSQL could not make its data folder ${dataDirectory}. ${adviceOn(output.text)}\n${output.text}`,
    );
  }
  writeFileSync(passwordFile(dataDirectory), `${password}\n`, { mode: 0o600 });
  chmodSync(passwordFile(dataDirectory), 0o600);
  renameSync(making, dataDirectory);
  return password;
}

/** What to do about what initdb wrote. */
function adviceOn(text: string): string {
  const nameless = /could not look up effective user ID (\d+)/.exec(text)?.[1];
  if (nameless !== undefined) {
    return (
      `The user id ${nameless} has no name on this system, and PostgreSQL wants one. ` +
      `Give it one in /etc/passwd, start Assent as another user, or name a database of yours in DATABASE_URL.`
    );
  }
  if (/No space left on device|Disk quota exceeded/.test(text))
    return 'The disk is full. Free some space and start again.';
  if (/Permission denied|Read-only file system/.test(text)) {
    return 'The folder cannot be written to. Give its owner the right to, or name another in ASSENT_DATA.';
  }
  return 'It says:';
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
