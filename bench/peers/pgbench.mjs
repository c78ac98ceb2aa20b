import { spawn } from 'node:child_process';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendsPerStream, sampleData, sampleMetadata, sampleTypes } from '../actors/sample-events.mjs';

/** PostgreSQL's own client, or why there is none. */
export async function findPgbench() {
  const { code, output } = await run('pgbench', ['--version']).catch(() => ({ code: null, output: '' }));
  if (code === 0) return { version: output.trim() };
  return {
    missing: 'pgbench is not on the PATH: install it (Debian: apt-get install postgresql-contrib) and run this again.',
  };
}

/** The same table as Assent's, with the same indices, and a sequence for its positions. */
export const pgbenchSchema = `
  create schema pgbench;
  create table pgbench.events (like event_store.events including all);
  create sequence pgbench.positions cache 1;
`;

/**
 * Inserts the rows of appends, each append in one statement and one transaction. A number of them and not for a time,
 * because pgbench counts the time that its clients take to connect.
 * @returns what `closedLoop` does
 */
export async function pgbenchAppends({ url, folder, writers, events, appends }) {
  const script = join(folder, 'append.sql');
  await writeFile(script, scriptOf(events));
  const { port, password, hostname, username, pathname } = new URL(url);
  const log = join(folder, 'pgbench_log');
  const each = Math.ceil(appends / writers);
  const { code, output } = await run(
    'pgbench',
    [
      ...['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-c', String(writers)],
      ...['-j', String(Math.min(2, writers)), '-t', String(each), '-f', script, '-D', 'n=0'],
      ...['-D', `run=${Date.now()}`, '--log', `--log-prefix=${log}`, pathname.slice(1)],
    ],
    { PGPASSWORD: decodeURIComponent(password) },
    folder,
  );
  const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  if (code !== 0 || !(perSecond > 0)) throw new Error(`pgbench failed: ${output}`);
  const latencies = await latenciesIn(folder);
  return { count: latencies.length, ms: (latencies.length / perSecond) * 1_000, latencies };
}

function scriptOf(events) {
  const rows = Array.from({ length: events }, (_, index) => {
    const stream = `'version-' || :run || '-' || :client_id || '-' || :n / ${appendsPerStream}`;
    const revision = `(:n % ${appendsPerStream}) * ${events} + ${index}`;
    const id = '0198c5a2-0000-7000-8000-000000000002';
    const [data, metadata] = [sampleData(id), sampleMetadata(id)].map((value) =>
      JSON.stringify(value).replaceAll(':', ': '),
    );
    return `(nextval('pgbench.positions'), ${stream}, ${revision}, uuidv7(), '${sampleTypes[index]}', 1, '${data}', '${metadata}')`;
  });
  return `insert into pgbench.events (position, stream, revision, id, type, schema_version, data, metadata) values\n${rows.join(',\n')};\n\\set n :n + 1\n`;
}

/** One line for each transaction: client, number, microseconds, … */
async function latenciesIn(folder) {
  const latencies = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith('pgbench_log')) continue;
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      if (line !== '') latencies.push(Number(line.split(' ')[2]) / 1_000);
    }
    await rm(join(folder, name));
  }
  return Float64Array.from(latencies);
}

function run(program, args, env = {}, cwd = undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
