import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StepFailed } from './faults.mjs';
import { root } from './paths.mjs';
import { isAlive } from './process-alive.mjs';

// Nothing else is deleted, because ASSENT_DATA may name a folder that holds other things as well.
const ours = /^(assent\.(holder|lock)(\..+)?|postgres(\..+)?)$/;

/** Deletes the data of `npm start`, unless an Assent or its PostgreSQL runs on it. @returns the exit code. */
export function reset() {
  const folder = resolve(root, process.env.ASSENT_DATA || '.assent');
  if (process.env.DATABASE_URL) process.stdout.write('DATABASE_URL names a database of your own. It is left alone.\n');
  if (!existsSync(folder)) {
    process.stdout.write(`There is no data in ${folder}.\n`);
    return 0;
  }
  const holder = assentOn(folder) ?? postgresOn(folder);
  if (holder !== undefined) {
    throw new StepFailed(
      `Assent is running on ${folder} (process ${holder}). Stop it (kill ${holder}, or Ctrl-C where it runs) and run this again.`,
    );
  }
  const entries = readdirSync(folder);
  for (const name of entries.filter((entry) => ours.test(entry)))
    rmSync(join(folder, name), { recursive: true, force: true });
  const others = entries.filter((entry) => !ours.test(entry));
  if (others.length === 0) rmdirSync(folder);
  process.stdout.write(
    `Deleted Assent's data in ${folder}${others.length === 0 ? '' : `, and left ${others.join(', ')}`}.\n`,
  );
  return 0;
}

/** The Assent that holds the folder, as libs/platform/data-directory-lock.ts notes it there. */
function assentOn(folder) {
  const note = join(folder, 'assent.holder');
  if (!existsSync(note)) return undefined;
  const holder = readdirSync(note)[0] ?? '';
  const pid = Number.parseInt(holder);
  return isAlive(pid) && holder === `${pid}.${startOf(pid).replaceAll(/\W/g, '-')}` ? pid : undefined;
}

/** PostgreSQL may outlive an Assent that was killed. */
function postgresOn(folder) {
  const note = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(note)) return undefined;
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  return isAlive(pid) && isPostgres(pid) ? pid : undefined;
}

// The same words as in libs/platform/process-life.ts: systems give the number of a dead process out again.
function startOf(pid) {
  switch (process.platform) {
    case 'linux': {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.slice(stat.lastIndexOf(')')).split(' ')[20];
    }
    case 'win32':
      return '';
    default:
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
        encoding: 'utf8',
        env: { ...process.env, LC_ALL: 'C' },
      })
        .trim()
        .replaceAll(/\s+/g, ' ');
  }
}

function isPostgres(pid) {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}
