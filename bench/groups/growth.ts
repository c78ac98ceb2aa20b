import { statfs } from 'node:fs/promises';
import { prepareApproved, prepareTokens, storeOn } from '../actors/prepare.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor, type LoadResult } from '../runner/load.ts';
import { ratios } from '../runner/statistics.ts';
import { WholeLives } from '../runner/whole-lives.ts';

const poolSize = 20;
const atOnce = 64;
/** Disk space of an event with its indexes, its write-ahead log and its read models. */
const bytesPerEvent = 3_000;
const livesAtOnce = 20_000;
/** Added to read models that are already full. */
const newEvents = 20_000;
const readable = 5_000;
/** No figure may fall by more than a fifth. */
const worst = 0.8;

/** A filled database, and what can be measured on it. Each function takes a turn and answers with a rate a second. */
interface GrownLog {
  readonly name: string;
  readonly appends: () => Promise<number>;
  readonly execute: () => Promise<number>;
  readonly read: () => Promise<number>;
  readonly project: () => Promise<number>;
}

const measures = [
  { what: 'appends of 1 event, 64 writers', unit: 'appends/s', of: ({ appends }: GrownLog) => appends },
  { what: 'executions in process, 64 at once', unit: 'executions/s', of: ({ execute }: GrownLog) => execute },
  { what: 'reading a version through HTTP, 64 clients', unit: 'reads/s', of: ({ read }: GrownLog) => read },
  { what: 'projecting new events into all read models', unit: 'events/s', of: ({ project }: GrownLog) => project },
] as const;

export const growth: Group = {
  name: 'growth',
  title: 'The same on a log that has grown',
  async run(bench) {
    await refuseFullDisk(bench);
    const lives = await WholeLives.lived(bench);
    const logs: GrownLog[] = [];
    for (const size of bench.options.growth) logs.push(await fill(bench, lives, size));
    for (const { what, unit, of } of measures) {
      const turns = await bench.takeTurns(what, Object.fromEntries(logs.map((log) => [log.name, of(log)])));
      report(bench, what, unit, turns);
    }
  },
};

function report(bench: Bench, what: string, unit: string, turns: Readonly<Record<string, readonly number[]>>): void {
  const [smallest, ...larger] = Object.entries(turns);
  if (smallest === undefined) return;
  const [smallestName, smallestValues] = smallest;
  bench.figure({ what: `${what}: ${smallestName} events`, unit, values: smallestValues });
  for (const [name, values] of larger) {
    bench.figure({ what: `${what}: ${name} events`, unit, values });
    bench.figure({
      what: `${what}: ${name} / ${smallestName} events`,
      unit: '×',
      values: ratios(values, smallestValues),
      limit: { atLeast: worst },
    });
  }
}

/** Fills a log with so many events, and the read models from it. */
async function fill(bench: Bench, lives: WholeLives, size: number): Promise<GrownLog> {
  const name = size.toLocaleString('en-US');
  const url = await bench.database();
  const pool = bench.pool(url, poolSize);
  const store = storeOn(pool);
  const tokenIds = await prepareTokens(store);
  let next = 0;
  for (const count = Math.ceil(size / lives.length); next < count;) {
    bench.progress(`writing a log of ${name} events, ${Math.round((next / count) * 100)} %`);
    next = await lives.write(pool, tokenIds, next, Math.min(livesAtOnce, count - next));
  }
  const versionIds = lives.versionIds(Math.min(next, readable));
  const projector = bench.actor('assent-projections');
  await projector.call('start', { url, poolSize });
  const names = await projector.call('names');
  const reporting = setInterval(() => bench.progress(`filling the read models of ${name} events`), 1_500);
  await projector.call('catchUp', names).finally(() => clearInterval(reporting));
  bench.progress(`analysing ${name} events`);
  // Autovacuum does this at a time of its own.
  await pool.query('vacuum analyze');
  await bench.checkpoint();

  const appender = bench.actor('assent-appends');
  await appender.call('start', { url, poolSize });
  const executor = bench.actor('assent-executions');
  await executor.call('start', { url, poolSize });
  const server = bench.actor('assent-server');
  const address = await server.call('start', { url, apps: ['query'] });
  const http = bench.actor('http-clients');
  await http.call('start', { command: address, query: address, connections: atOnce });

  const turnMs = bench.quick ? 500 : 2_000;
  const execute = async (count: number): Promise<LoadResult> =>
    executor.call('executions', { items: await prepareApproved(store, count), atOnce });
  const load = { writers: atOnce, events: 1, ms: turnMs };
  const reading = { versionIds, atOnce, ms: turnMs };
  bench.progress(`warming up on ${name} events`);
  await appender.call('appends', load);
  await http.call('reads', reading);
  await execute(atOnce * 3);
  const executions = itemsFor(turnMs, await execute(atOnce * 5), atOnce);
  return {
    name,
    appends: async () => rate(await appender.call('appends', load)),
    execute: async () => rate(await execute(executions)),
    read: async () => rate(await http.call('reads', reading)),
    project: async () => {
      await projector.call('catchUp', names);
      const count = Math.ceil(newEvents / lives.length);
      next = await lives.write(pool, tokenIds, next, count);
      return rate({ count: count * lives.length, ms: await projector.call('catchUp', names) });
    },
  };
}

function rate({ count, ms }: Pick<LoadResult, 'count' | 'ms'>): number {
  return (count / ms) * 1_000;
}

async function refuseFullDisk(bench: Bench): Promise<void> {
  const { bavail, bsize } = await statfs(bench.folder);
  const needed = bench.options.growth.reduce((sum, size) => sum + size, 0) * bytesPerEvent;
  if (bavail * bsize >= needed) return;
  const inGiB = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);
  throw new Error(
    `Logs of ${bench.options.growth.join(', ')} events need about ${inGiB(needed)} GiB in ${bench.folder}, where ${inGiB(bavail * bsize)} GiB are free. ` +
      `Make room, set TMPDIR to a larger disk, or ask for less with --growth.`,
  );
}
