import type { Pool } from 'pg';
import { prepareApproved, prepareTokens, storeOn } from '../actors/prepare.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor, type LoadResult } from '../runner/load.ts';
import { percentile, ratesOf } from '../runner/statistics.ts';
import { WholeLives } from '../runner/whole-lives.ts';

const poolSize = 20;
const wantedPerSecond = 1_000;
/** The part of the wanted rate that must be carried out. The time runs until the last execution has its answer. */
const keptUp = 0.95;
/** The part of its best rate that it can sustain. */
const sustainable = 0.8;

export const projections: Group = {
  name: 'projections',
  title: 'Read models',
  async run(bench) {
    await rebuilding(bench, await WholeLives.lived(bench));
    await lagging(bench);
  },
};

async function rebuilding(bench: Bench, lives: WholeLives): Promise<void> {
  const url = await bench.database();
  const pool = bench.pool(url);
  const store = storeOn(pool);
  const tokenIds = await prepareTokens(store);
  await store.close();
  bench.progress('writing the log');
  const lifeCount = Math.ceil((bench.quick ? 20_000 : 100_000) / lives.length);
  await lives.write(pool, tokenIds, 0, lifeCount);
  await pool.query('analyze event_store.events');
  const { rows } = await pool.query<{ events: number }>('select max(position)::int as events from event_store.events');
  const events = rows[0]?.events ?? 0;

  const projector = bench.actor('assent-projections');
  await projector.call('start', { url, poolSize });
  const names = await projector.call('names');
  const rebuilt = (wanted: readonly string[]) => async (): Promise<number> =>
    (events / (await projector.call('rebuildAll', wanted))) * 1_000;
  await bench.checkpoint();
  if (!bench.quick) await rebuilt(names)();
  const turns = await bench.takeTurns(`rebuilding on ${events} events`, {
    'all of them': rebuilt(names),
    ...Object.fromEntries(names.map((name) => [name, rebuilt([name])])),
  });
  await proveWhole(pool, lifeCount);
  for (const [who, values] of Object.entries(turns)) {
    bench.figure({
      what: `rebuilding ${who}, from a log of ${events.toLocaleString('en-US')}`,
      unit: 'events/s',
      values,
      limit: who === 'all of them' ? { atLeast: 50_000 } : undefined,
    });
  }
  await projector.stop();
}

interface Contents {
  readonly active: number;
  readonly settled: number;
  readonly parked: number;
}

/** The figures count only if the read models are complete. */
async function proveWhole(pool: Pool, lifeCount: number): Promise<void> {
  const { rows } = await pool.query<Contents>(`
    select (select count(*) from secondary_token_versions where status = 'ACTIVE')::int as active,
      (select count(*) from revenue_streams where status = 'SETTLED')::int as settled,
      (select count(*) from processing.parked_events)::int as parked`);
  const { active, settled, parked } = rows[0] ?? { active: 0, settled: 0, parked: 0 };
  if (active === lifeCount && settled === lifeCount && parked === 0) return;
  throw new Error(
    `The read models are incomplete: of ${lifeCount} lives, ${active} are ACTIVE and ${settled} are SETTLED, and ${parked} events are parked.`,
  );
}

async function lagging(bench: Bench): Promise<void> {
  const url = await bench.database();
  const store = storeOn(bench.pool(url, poolSize));
  const server = bench.actor('assent-server');
  await server.call('start', { url, apps: ['projector'] });
  const executor = bench.actor('assent-executions');
  await executor.call('start', { url, poolSize });
  const names = await bench.actor('assent-projections').call('names');

  const watched: Readonly<Record<string, readonly string[]>> = {
    'the version’s read model': ['token-versions'],
    'all read models': names,
  };
  const closed = async (count: number): Promise<LoadResult> =>
    executor.call('executions', { items: await prepareApproved(store, count), atOnce: 64 });
  await closed(200);
  const best = await closed(400);
  const rate = Math.min(wantedPerSecond, itemsFor(1_000 * sustainable, best));
  const { arriving } = await bench.takeTurns(`lag at ${rate} executions/s`, {
    arriving: async () => {
      const items = await prepareApproved(store, rate * (bench.quick ? 1 : 5));
      return executor.call('lagsBehind', { items, perSecond: rate, watched });
    },
  });
  const least = rate < wantedPerSecond ? ', the most that is sustained' : '';
  bench.figure({
    what: `arriving${least}`,
    unit: 'executions/s',
    values: ratesOf(arriving),
    limit: { atLeast: wantedPerSecond * keptUp },
  });
  for (const who of Object.keys(watched)) {
    for (const percent of [50, 99]) {
      bench.figure({
        what: `lag of ${who} at ${rate} executions/s, p${percent}`,
        unit: 'ms',
        values: arriving.map(({ lags }) => percentile(lags[who] ?? [], percent)),
      });
    }
  }
  await store.close();
}
