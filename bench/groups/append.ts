import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { AppendLoad } from '../actors/sample-events.ts';
import { hasPgbench, pgbenchAppends, pgbenchMissing, pgbenchSchema } from '../programs/pgbench.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor, type LoadResult } from '../runner/load.ts';
import { latencies, ratesOf, ratios } from '../runner/statistics.ts';
import type { Turns } from '../runner/turns.ts';

/** Connections of an Assent; Emmett gets the same number. */
const poolSize = 20;
/** The embedded PostgreSQL allows 200 connections, and others need some of them. */
const mostConnections = 150;
const warmUpMs = 1_500;

type Turn = () => Promise<LoadResult>;
type AppendTurns = Turns<{ readonly Assent: Turn; readonly Emmett: Turn; readonly pgbench?: Turn }>;

export const append: Group = {
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
          ...(pgbench !== undefined && { pgbench: await pgbench(load) }),
        };
        const what = `${writers} ${writers === 1 ? 'writer' : 'writers'}, ${events} ${events === 1 ? 'event' : 'events'}`;
        await assent.call('appends', { ...load, ms: warmUpMs });
        await emmett.call('appends', { ...load, ms: warmUpMs });
        await bench.checkpoint();
        report(bench, what, load, await bench.takeTurns(what, contestants));
      }
    }
  },
};

/** @returns the turn of pgbench for a load, which a first run has sized; undefined without pgbench */
async function pgbenchContestant(bench: Bench): Promise<((load: AppendLoad) => Promise<Turn>) | undefined> {
  if (!(await hasPgbench())) {
    bench.note(pgbenchMissing);
    return undefined;
  }
  // The role of the apps may create no table.
  const url = bench.adminUrlOf(await bench.database());
  await bench.pool(url).query(pgbenchSchema);
  const folder = await mkdtemp(join(bench.folder, 'pgbench-'));
  return async ({ events, ms, ...load }) => {
    const writers = Math.min(load.writers, mostConnections);
    const run = (appends: number): Promise<LoadResult> => pgbenchAppends({ url, folder, writers, events, appends });
    const appends = itemsFor(ms, await run(writers * 20));
    return () => run(appends);
  };
}

function report(bench: Bench, what: string, { writers, events }: AppendLoad, turns: AppendTurns): void {
  for (const [who, results] of Object.entries(turns)) {
    const rates = ratesOf(results);
    bench.figure({ what: `${what}: ${who}`, unit: 'appends/s', values: rates });
    if (events > 1) {
      bench.figure({ what: `${what}: ${who}`, unit: 'events/s', values: rates.map((rate) => rate * events) });
    }
    bench.figure({ what: `${what}: ${who}, p50`, unit: 'ms', values: latencies(results, 50) });
    bench.figure({ what: `${what}: ${who}, p99`, unit: 'ms', values: latencies(results, 99) });
  }
  const isLimited = writers === 64;
  const { Assent, Emmett, pgbench } = turns;
  bench.figure({
    what: `${what}: Assent / Emmett`,
    unit: '×',
    values: ratios(ratesOf(Assent), ratesOf(Emmett)),
    limit: isLimited ? { atLeast: 10 } : writers === 1 ? { atLeast: 1 } : undefined,
  });
  bench.figure({
    what: `${what}: Assent’s p99 / Emmett’s p50`,
    unit: '×',
    values: ratios(latencies(Assent, 99), latencies(Emmett, 50)),
    limit: isLimited ? { atMost: 1 } : undefined,
  });
  if (pgbench !== undefined) {
    const connections = writers > mostConnections ? ` (of ${mostConnections} connections)` : '';
    bench.figure({
      what: `${what}: Assent / pgbench${connections}`,
      unit: '×',
      values: ratios(ratesOf(Assent), ratesOf(pgbench)),
      limit: isLimited ? { atLeast: 1 } : undefined,
    });
  }
}
