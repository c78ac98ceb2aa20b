import { randomUUID } from 'node:crypto';
import type { EventStoreDbLoad } from '../actors/event-store-db-appends.ts';
import type { LivesAtRate } from '../actors/http-clients.ts';
import { prepareTokens, prepareVersions, storeAt } from '../actors/prepare.ts';
import type { Actor } from '../runner/actor.ts';
import type { Actors } from '../runner/actors.ts';
import { startAssentOn } from '../runner/assent.ts';
import type { Bench, Group } from '../runner/bench.ts';
import type { LoadResult } from '../runner/load.ts';
import { latencies, percentile, ratesOf, ratios } from '../runner/statistics.ts';
import type { Turns } from '../runner/turns.ts';

const warmUpMs = 500;
const rates = [30, 60, 100];
const highestRate = Math.max(...rates);
/** The limit from the decision to ACTIVE at the highest rate. */
const toActiveMs = 250;
/** One life of so many is followed, because each follower polls every 3 ms and takes processor time from Assent. */
const waitForEach = 10;

interface Server {
  readonly url: string;
  readonly client: Actor<Actors['event-store-db-client']>;
  /** The double refuses appends that name no revision. */
  readonly isDouble: boolean;
  /** A new prefix for streams. */
  readonly prefix: () => string;
  readonly writeOfOthers: (count: number) => Promise<void>;
}

export const eventStoreDb: Group = {
  name: 'eventstoredb',
  title: 'The log in EventStoreDB',
  async run(bench) {
    const server = await serverOf(bench);
    await appends(bench, server);
    await catchUp(bench, server);
    await lives(bench, server);
  },
};

/**
 * The server that EVENTSTOREDB_URL names, or the double of the tests. A server keeps the streams of the benchmarks, whose
 * names have prefixes of their own.
 */
async function serverOf(bench: Bench): Promise<Server> {
  const named = process.env['EVENTSTOREDB_URL'] ?? 'double';
  const client = bench.actor('event-store-db-client');
  const prefix = (): string => `bench-${randomUUID()}-`;
  if (named !== 'double') {
    await client.call('start', { url: named, isBatching: true, prefix: prefix() });
    const writeOfOthers = (count: number): Promise<void> => client.call('writeOfOthers', count);
    return { url: named, client, isDouble: false, prefix, writeOfOthers };
  }
  bench.note(
    'EVENTSTOREDB_URL names no server, so these figures were measured on the double of the tests: one Node process that keeps its log in memory. They show what Assent adds, and not how fast EventStoreDB is. The bare client appends by single calls, because the double supports no batched appends.',
  );
  const double = bench.actor('event-store-db-double');
  const url = await double.call('start');
  await client.call('start', { url, isBatching: false, prefix: prefix() });
  return { url, client, isDouble: true, prefix, writeOfOthers: (count) => double.call('writeOfOthers', count) };
}

async function appends(bench: Bench, { url, client, prefix, isDouble }: Server): Promise<void> {
  const assent = bench.actor('event-store-db-appends');
  await assent.call('start', { url, prefix: prefix() });
  const ms = bench.quick ? 500 : 3_000;
  const take = async (what: string, load: EventStoreDbLoad): Promise<void> => {
    const turns = await bench.takeTurns(what, {
      Assent: () => assent.call('appends', load),
      ...(!(isDouble && load.at === 'any') && { 'the bare client': () => client.call('appends', load) }),
    });
    report(bench, what, load.events, turns);
  };
  for (const at of ['revision', 'any'] as const) {
    for (const writers of [1, 64]) {
      const load = { writers, at, events: 1, ms };
      const revision = at === 'any' ? 'any revision' : 'a revision';
      await assent.call('appends', { ...load, ms: warmUpMs });
      await take(`${writers} ${writers === 1 ? 'writer' : 'writers'} at ${revision}`, load);
    }
  }
  await take('64 writers at a revision, 4 events', { writers: 64, at: 'revision', events: 4, ms });
  await assent.stop();
}

type Turn = () => Promise<LoadResult>;

function report(
  bench: Bench,
  what: string,
  events: number,
  turns: Turns<{ readonly Assent: Turn; readonly 'the bare client'?: Turn }>,
): void {
  const perSecond = (results: readonly LoadResult[]): readonly number[] =>
    ratesOf(results).map((rate) => rate * events);
  for (const [who, results] of Object.entries(turns)) {
    const unit = events === 1 ? 'appends/s' : 'events/s';
    bench.figure({ what: `${what}: ${who}`, unit, values: perSecond(results) });
    bench.figure({ what: `${what}: ${who}, p99`, unit: 'ms', values: latencies(results, 99) });
  }
  const { Assent, 'the bare client': bare } = turns;
  if (bare === undefined) return;
  bench.figure({
    what: `${what}: Assent / the bare client`,
    unit: '×',
    values: ratios(perSecond(Assent), perSecond(bare)),
  });
}

async function catchUp(bench: Bench, { url, client, prefix }: Server): Promise<void> {
  const count = bench.quick ? 5_000 : 50_000;
  const of = prefix();
  bench.progress(`writing ${count} events to catch up with`);
  const writer = bench.actor('event-store-db-appends');
  await writer.call('start', { url, prefix: of });
  await writer.call('write', count);
  await writer.stop();
  const { Assent, bare } = await bench.takeTurns(`catching up with ${count} events`, {
    // A new process in each round, because a process does not read twice what it has read once.
    Assent: async () => {
      const reader = bench.actor('event-store-db-appends');
      await reader.call('start', { url, prefix: of });
      const ms = await reader.call('catchUp', count);
      await reader.stop();
      return (count / ms) * 1_000;
    },
    bare: async () => (count / (await client.call('catchUp', { of, count }))) * 1_000,
  });
  bench.figure({ what: 'catching up: Assent', unit: 'events/s', values: Assent });
  bench.figure({ what: 'catching up: the bare client', unit: 'events/s', values: bare });
  bench.figure({ what: 'catching up: Assent / the bare client', unit: '×', values: ratios(Assent, bare) });
}

async function lives(bench: Bench, server: Server): Promise<void> {
  const prefix = server.prefix();
  const environment = { EVENT_STORE_URL: server.url, EVENT_STORE_PREFIX: prefix };
  const store = await storeAt(server.url, prefix);
  bench.onCleanUp(() => store.close());
  const assent = await startAssentOn(bench, { environment, head: () => store.head() });
  bench.progress('preparing tokens and versions');
  const tokenIds = await prepareTokens(store);
  const livesAt = async (
    perSecond: number,
    count: number,
    each: number,
  ): Promise<LivesAtRate & { readonly carriedOut: number }> => {
    const items = await prepareVersions(store, tokenIds, count);
    await assent.quiet();
    const result = await assent.http.call('livesAtRate', { items, perSecond, waitForEach: each });
    await assent.quiet();
    return { ...result, carriedOut: (count / result.ms) * 1_000 };
  };
  await livesAt(Math.min(...rates), 60, waitForEach);
  for (const rate of rates) {
    const { arriving } = await bench.takeTurns(`${rate} lives/s`, {
      arriving: () => livesAt(rate, rate * (bench.quick ? 2 : 10), waitForEach),
    });
    bench.figure({
      what: `${rate} lives/s arriving: carried out`,
      unit: 'lives/s',
      values: arriving.map(({ carriedOut }) => carriedOut),
    });
    for (const percent of [50, 99]) {
      bench.figure({
        what: `${rate} lives/s, deciding vote → ACTIVE seen in the query API, p${percent}`,
        unit: 'ms',
        values: arriving.map(({ toActive }) => percentile(toActive, percent)),
        limit: rate === highestRate && percent === 50 ? { atMost: toActiveMs } : undefined,
      });
    }
  }
  await behindOthers(bench, server, async () => {
    const { toActive } = await livesAt(1, 1, 1);
    return toActive[0] ?? NaN;
  });
}

/** Assent must not slow down because of events that other programs write to the server. */
async function behindOthers(bench: Bench, server: Server, oneLife: () => Promise<number>): Promise<void> {
  const count = bench.quick ? 20_000 : 200_000;
  const { without, behind } = await bench.takeTurns(`one approval behind ${count} events of others`, {
    without: oneLife,
    behind: async () => {
      await server.writeOfOthers(count);
      return oneLife();
    },
  });
  const what = 'one approval, deciding vote → ACTIVE';
  bench.figure({ what, unit: 'ms', values: without });
  bench.figure({ what: `${what}, behind ${count} events of others`, unit: 'ms', values: behind });
}
