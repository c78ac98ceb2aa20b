import { randomUUID } from 'node:crypto';
import { prepareTokens, prepareVersions, storeAt } from '../actors/prepare.mjs';
import { startAssentOn } from '../runner/assent.mjs';
import { percentile, ratios } from '../runner/statistics.mjs';

const warmUpMs = 500;
const rates = [30, 60, 100];
/** What is asked of the decision to ACTIVE at the highest of these rates. */
const toActiveMs = 250;
/** Who waits asks every 3 ms: more of them would take the processors from who is measured. */
const waitForEach = 10;

export const eventStoreDb = {
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
 * The server that EVENTSTOREDB_URL names, or the double of the tests. A server keeps what is written; it is in streams with
 * a prefix of their own.
 */
async function serverOf(bench) {
  const named = process.env.EVENTSTOREDB_URL ?? 'double';
  const client = bench.actor('event-store-db-client');
  const prefix = () => `bench-${randomUUID()}-`;
  if (named !== 'double') {
    await client.call('start', { url: named, isBatching: true, prefix: prefix() });
    return { url: named, client, prefix, writeOfOthers: (count) => client.call('writeOfOthers', count) };
  }
  bench.note(
    'EVENTSTOREDB_URL names no server, so this was measured on the double of the tests: one process of Node that keeps its log in memory. It tells what Assent does with answers, and nothing of how fast EventStoreDB is. The bare client appends by single calls, because the double takes no batched ones.',
  );
  const double = bench.actor('event-store-db-double');
  const url = await double.call('start');
  await client.call('start', { url, isBatching: false, prefix: prefix() });
  return { url, client, prefix, isDouble: true, writeOfOthers: (count) => double.call('writeOfOthers', count) };
}

async function appends(bench, { url, client, prefix, isDouble }) {
  const assent = bench.actor('event-store-db-appends');
  await assent.call('start', { url, prefix: prefix() });
  const ms = bench.quick ? 500 : 3_000;
  for (const at of ['revision', 'any']) {
    for (const writers of [1, 64]) {
      const load = { writers, at, events: 1, ms };
      const contestants = {
        Assent: () => assent.call('appends', load),
        // The double takes no append whose revision is not named.
        ...(!(isDouble && at === 'any') && { 'the bare client': () => client.call('appends', load) }),
      };
      const what = `${writers} ${writers === 1 ? 'writer' : 'writers'} at ${at === 'any' ? 'any revision' : 'a revision'}`;
      await assent.call('appends', { ...load, ms: warmUpMs });
      report(bench, what, 1, await bench.takeTurns(what, contestants));
    }
  }
  const load = { writers: 64, at: 'revision', events: 4, ms };
  const what = '64 writers at a revision, 4 events';
  report(
    bench,
    what,
    4,
    await bench.takeTurns(what, {
      Assent: () => assent.call('appends', load),
      'the bare client': () => client.call('appends', load),
    }),
  );
  await assent.stop();
}

function report(bench, what, events, turns) {
  const perSecond = Object.fromEntries(
    Object.entries(turns).map(([who, results]) => [
      who,
      results.map(({ count, ms }) => ((count * events) / ms) * 1_000),
    ]),
  );
  for (const [who, results] of Object.entries(turns)) {
    const latency = (percent) => results.map(({ latencies }) => percentile(latencies, percent));
    bench.figure({ what: `${what}: ${who}`, unit: events === 1 ? 'appends/s' : 'events/s', values: perSecond[who] });
    bench.figure({ what: `${what}: ${who}, p99`, unit: 'ms', values: latency(99) });
  }
  const bare = perSecond['the bare client'];
  if (bare === undefined) return;
  bench.figure({ what: `${what}: Assent / the bare client`, unit: '×', values: ratios(perSecond.Assent, bare) });
}

async function catchUp(bench, { url, client, prefix }) {
  const count = bench.quick ? 5_000 : 50_000;
  const of = prefix();
  bench.progress(`writing ${count} events to catch up with`);
  const writer = bench.actor('event-store-db-appends');
  await writer.call('start', { url, prefix: of });
  await writer.call('write', count);
  await writer.stop();
  const { Assent, bare } = await bench.takeTurns(`catching up with ${count} events`, {
    // Anew in each round: what a process has read once, it need not read again.
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

async function lives(bench, server) {
  const prefix = server.prefix();
  const environment = { EVENT_STORE_URL: server.url, EVENT_STORE_PREFIX: prefix };
  const store = await storeAt(server.url, prefix);
  bench.onCleanUp(() => store.close());
  const assent = await startAssentOn(bench, { environment, head: () => store.head() });
  bench.progress('preparing tokens and versions');
  const tokenIds = await prepareTokens(store);
  const livesAt = async (perSecond, count, each) => {
    const items = await prepareVersions(store, tokenIds, count);
    await assent.quiet();
    const result = await assent.http.call('livesAtRate', { items, perSecond, waitForEach: each });
    await assent.quiet();
    return { ...result, carriedOut: (count / result.ms) * 1_000 };
  };
  await livesAt(rates[0], 60, waitForEach);
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
        limit: rate === rates.at(-1) && percent === 50 ? { atMost: toActiveMs } : undefined,
      });
    }
  }
  await behindOthers(bench, server, async () => (await livesAt(1, 1, 1)).toActive[0]);
}

/** What other programs write to the server is none of ours to read. */
async function behindOthers(bench, server, oneLife) {
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
