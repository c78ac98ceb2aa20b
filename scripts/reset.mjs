import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { StepFailed } from './faults.mjs';
import { root } from './paths.mjs';
import { isAlive } from './process-alive.mjs';

// Nothing else is deleted, because ASSENT_DATA may name a folder that holds other things as well.
const ours = /^(assent\.(holder|lock)(\..+)?|postgres(\..+)?)$/;

const help = `npm run reset -- [--yes]

Deletes the data of npm start in ASSENT_DATA (.assent), after asking. A database that DATABASE_URL names is left alone, and so are
topics in Kafka: delete them with Kafka's own tools, or start with another KAFKA_PREFIX.

  --yes   delete without asking
  --help  show this and delete nothing
`;

/**
 * Deletes the data of `npm start`, unless an Assent or its PostgreSQL runs on it.
 * @param {readonly string[]} args
 * @returns the exit code
 */
export async function reset(args) {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(help);
    return 0;
  }
  const unknown = args.find((arg) => arg !== '--yes');
  if (unknown !== undefined) throw new StepFailed(`reset has no option ${unknown}.\n\n${help}`);
  const folder = resolve(root, process.env['ASSENT_DATA'] || '.assent');
  if (process.env['DATABASE_URL'])
    process.stdout.write('DATABASE_URL names a database of your own. It is left alone.\n');
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
  // npm takes --yes for itself when there is no -- before it.
  const isSure = args.includes('--yes') || process.env['npm_config_yes'] === 'true' || (await confirms(folder));
  if (!isSure) {
    process.stdout.write('Nothing was deleted.\n');
    return 1;
  }
  for (const name of entries.filter((entry) => ours.test(entry)))
    rmSync(join(folder, name), { recursive: true, force: true });
  const others = entries.filter((entry) => !ours.test(entry));
  if (others.length === 0) rmdirSync(folder);
  if (process.env['KAFKA_BROKERS'])
    process.stdout.write('The topics in Kafka are left alone: see npm run reset -- --help.\n');
  process.stdout.write(
    `Deleted Assent's data in ${folder}${others.length === 0 ? '' : `, and left ${others.join(', ')}`}.\n`,
  );
  return 0;
}

/** @param {string} folder */
async function confirms(folder) {
  if (!process.stdin.isTTY) {
    throw new StepFailed(
      `This would delete Assent's data in ${folder}. To do so without being asked: npm run reset -- --yes`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return /^y(es)?$/i.test((await terminal.question(`Delete Assent's data in ${folder}? [y/N] `)).trim());
  } finally {
    terminal.close();
  }
}

/**
 * The Assent that holds the folder, as libs/process/data-directory-lock.ts notes it there.
 * @param {string} folder
 */
function assentOn(folder) {
  const note = join(folder, 'assent.holder');
  if (!existsSync(note)) return undefined;
  const holder = readdirSync(note)[0] ?? '';
  const pid = Number.parseInt(holder);
  return isAlive(pid) && holder === `${pid}.${startOf(pid)?.replaceAll(/\W/g, '-')}` ? pid : undefined;
}

/**
 * PostgreSQL may outlive an Assent that was killed.
 * @param {string} folder
 */
function postgresOn(folder) {
  const note = join(folder, 'postgres', 'postmaster.pid');
  if (!existsSync(note)) return undefined;
  const pid = Number(readFileSync(note, 'utf8').split('\n')[0]);
  return isAlive(pid) && isPostgres(pid) ? pid : undefined;
}

/**
 * The same words as in libs/process/process-life.ts: systems give the number of a dead process out again.
 * @param {number} pid
 */
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

/** @param {number} pid */
function isPostgres(pid) {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}
