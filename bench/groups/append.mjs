import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { findPgbench, pgbenchAppends, pgbenchSchema } from '../peers/pgbench.mjs';
import { itemsFor } from '../runner/load.mjs';
import { percentile, ratios } from '../runner/statistics.mjs';

/** As many connections as an Assent has; Emmett gets as many. */
const poolSize = 20;
/** The embedded PostgreSQL lets 200 in, and somebody has to look after it. */
const mostConnections = 150;
const warmUpMs = 1_500;

export const append = {
  name: 'append',
  title: 'Appending events',
  async run(bench) {
    const assent = bench.actor('assent-appends');
    await assent.call('start', { url: await bench.database(), poolSize });
    const emmett = bench.actor('emmett-appends');
    await emmett.call('start', { url: await bench.database({ empty: true }), poolSize });
    const pgbench = await pgbenchContestant(bench);

    const ms = bench.quick ? 500 : 3_000;
    for (const events of [1, 4]) {
      for (const writers of bench.quick ? [1, 64] : [1, 8, 64, 512]) {
        const load = { writers, events, ms };
        const contestants = {
          Assent: () => assent.call('appends', load),
          Emmett: () => emmett.call('appends', load),
          ...(pgbench && { pgbench: await pgbench(load) }),
        };
        const what = `${writers} ${writers === 1 ? 'writer' : 'writers'}, ${events} ${events === 1 ? 'event' : 'events'}`;
        await assent.call('appends', { ...load, ms: warmUpMs });
        await emmett.call('appends', { ...load, ms: warmUpMs });
        await bench.checkpoint();
        const turns = await bench.takeTurns(what, contestants);
        report(bench, what, writers, events, turns);
      }
    }
  },
};

async function pgbenchContestant(bench) {
  const { missing } = await findPgbench();
  if (missing !== undefined) {
    bench.note(missing);
    return undefined;
  }
  const url = await bench.database();
  await bench.pool(url).query(pgbenchSchema);
  const folder = await mkdtemp(join(bench.folder, 'pgbench-'));
  return async ({ events, ms, ...load }) => {
    const writers = Math.min(load.writers, mostConnections);
    const run = (appends) => pgbenchAppends({ url, folder, writers, events, appends });
    const appends = itemsFor(ms, await run(writers * 20));
    return () => run(appends);
  };
}

function report(bench, what, writers, events, turns) {
  const rates = Object.fromEntries(
    Object.entries(turns).map(([who, results]) => [who, results.map(({ count, ms }) => (count / ms) * 1_000)]),
  );
  const latency = (who, percent) => turns[who].map(({ latencies }) => percentile(latencies, percent));
  for (const who of Object.keys(turns)) {
    bench.figure({ what: `${what}: ${who}`, unit: 'appends/s', values: rates[who] });
    if (events > 1) {
      bench.figure({ what: `${what}: ${who}`, unit: 'events/s', values: rates[who].map((rate) => rate * events) });
    }
    bench.figure({ what: `${what}: ${who}, p50`, unit: 'ms', values: latency(who, 50) });
    bench.figure({ what: `${what}: ${who}, p99`, unit: 'ms', values: latency(who, 99) });
  }
  const asked = writers === 64;
  bench.figure({
    what: `${what}: Assent / Emmett`,
    unit: '×',
    values: ratios(rates.Assent, rates.Emmett),
    limit: asked ? { atLeast: 10 } : writers === 1 ? { atLeast: 1 } : undefined,
  });
  bench.figure({
    what: `${what}: Assent’s p99 / Emmett’s p50`,
    unit: '×',
    values: ratios(latency('Assent', 99), latency('Emmett', 50)),
    limit: asked ? { atMost: 1 } : undefined,
  });
  if (rates.pgbench !== undefined) {
    const connections = writers > mostConnections ? ` (of ${mostConnections} connections)` : '';
    bench.figure({
      what: `${what}: Assent / pgbench${connections}`,
      unit: '×',
      values: ratios(rates.Assent, rates.pgbench),
      limit: asked ? { atLeast: 1 } : undefined,
    });
  }
}
