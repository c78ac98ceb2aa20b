import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appendsPerStream, sampleData, sampleMetadata, sampleType, type AppendLoad } from '../actors/sample-events.ts';
import type { LoadResult } from '../runner/load.ts';
import { runProgram } from './run-program.ts';

/** What to do when the machine has no pgbench. */
export const pgbenchMissing =
  'pgbench is not on the PATH: install it (Debian: apt-get install postgresql-contrib) and run this again.';

/** Whether the machine has PostgreSQL's own client for benchmarks. */
export async function hasPgbench(): Promise<boolean> {
  const end = await runProgram('pgbench', ['--version']).catch(() => undefined);
  return end?.code === 0;
}

/** A table with the columns and indexes of Assent's, and a sequence for its positions. */
export const pgbenchSchema = `
  create schema pgbench;
  create table pgbench.events (like event_store.events including all);
  create sequence pgbench.positions cache 1;
`;

/**
 * Inserts the rows of appends; each append is one statement in one transaction. The load is a number of appends and not a
 * time, because pgbench counts the time that its clients take to connect.
 */
export async function pgbenchAppends({
  url,
  folder,
  writers,
  events,
  appends,
}: Pick<AppendLoad, 'writers' | 'events'> & {
  readonly url: string;
  readonly folder: string;
  readonly appends: number;
}): Promise<LoadResult> {
  const script = join(folder, 'append.sql');
  await writeFile(script, scriptOf(events));
  const { port, password, hostname, username, pathname } = new URL(url);
  const log = join(folder, 'pgbench_log');
  const each = Math.ceil(appends / writers);
  const { code, output } = await runProgram(
    'pgbench',
    [
      ...['-h', hostname, '-p', port, '-U', username, '-n', '-M', 'prepared', '-c', String(writers)],
      ...['-j', String(Math.min(2, writers)), '-t', String(each), '-f', script, '-D', 'n=0'],
      ...['-D', `run=${Date.now()}`, '--log', `--log-prefix=${log}`, pathname.slice(1)],
    ],
    { env: { PGPASSWORD: decodeURIComponent(password) }, cwd: folder },
  );
  const perSecond = Number(/tps = ([\d.]+)/.exec(output)?.[1]);
  if (code !== 0 || !(perSecond > 0)) throw new Error(`pgbench failed: ${output}`);
  const latencies = await latenciesIn(folder);
  return { count: latencies.length, ms: (latencies.length / perSecond) * 1_000, latencies };
}

function scriptOf(events: number): string {
  const rows = Array.from({ length: events }, (_, index) => {
    const stream = `'version-' || :run || '-' || :client_id || '-' || :n / ${appendsPerStream}`;
    const revision = `(:n % ${appendsPerStream}) * ${events} + ${index}`;
    const id = '0198c5a2-0000-7000-8000-000000000002';
    // pgbench takes a colon before a word for a variable.
    const json = (value: object): string => JSON.stringify(value).replaceAll(':', ': ');
    return `(nextval('pgbench.positions'), ${stream}, ${revision}, uuidv7(), '${sampleType(index)}', 1, '${json(sampleData(id))}', '${json(sampleMetadata(id))}')`;
  });
  return `insert into pgbench.events (position, stream, revision, id, type, schema_version, data, metadata) values\n${rows.join(',\n')};\n\\set n :n + 1\n`;
}

/** Reads pgbench's logs. A line stands for a transaction: client, number, microseconds, … */
async function latenciesIn(folder: string): Promise<Float64Array> {
  const latencies: number[] = [];
  for (const name of await readdir(folder)) {
    if (!name.startsWith('pgbench_log')) continue;
    for (const line of (await readFile(join(folder, name), 'utf8')).split('\n')) {
      if (line !== '') latencies.push(Number(line.split(' ')[2]) / 1_000);
    }
    await rm(join(folder, name));
  }
  return Float64Array.from(latencies);
}
