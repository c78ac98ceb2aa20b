import { prepareApproved, prepareTokens, storeOn } from '../actors/prepare.mjs';
import { itemsFor } from '../runner/load.mjs';
import { percentile } from '../runner/statistics.mjs';
import { WholeLives } from '../runner/whole-lives.mjs';

const poolSize = 20;
const askedPerSecond = 1_000;
/** Of the arrivals, counting the time until the last one is carried out. */
const keptUp = 0.95;
/** Of the rate that it carries out at its best, what it can keep up. */
const sustainable = 0.8;

export const projections = {
  name: 'projections',
  title: 'Read models',
  async run(bench) {
    await rebuilding(bench, await WholeLives.lived(bench));
    await lagging(bench);
  },
};

async function rebuilding(bench, lives) {
  const url = await bench.database();
  const pool = bench.pool(url);
  const store = storeOn(pool);
  const tokenIds = await prepareTokens(store);
  await store.close();
  bench.progress('writing the log');
  const lifeCount = Math.ceil((bench.quick ? 20_000 : 100_000) / lives.length);
  await lives.write(pool, tokenIds, 0, lifeCount);
  await pool.query('analyze event_store.events');
  const { rows } = await pool.query('select max(position)::int as events from event_store.events');
  const { events } = rows[0];

  const projector = bench.actor('assent-projections');
  await projector.call('start', { url, poolSize });
  const names = await projector.call('names');
  const rebuilt = (wanted) => async () => (events / (await projector.call('rebuildAll', wanted))) * 1_000;
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

/** A figure counts only for read models that have everything. */
async function proveWhole(pool, lifeCount) {
  const { rows } = await pool.query(`
    select (select count(*) from secondary_token_versions where status = 'ACTIVE')::int as active,
      (select count(*) from revenue_streams where status = 'SETTLED')::int as settled,
      (select count(*) from processing.parked_events)::int as parked`);
  const { active, settled, parked } = rows[0];
  if (active === lifeCount && settled === lifeCount && parked === 0) return;
  throw new Error(`Of ${lifeCount} lives ${active} are active and ${settled} settled; ${parked} events are parked.`);
}

async function lagging(bench) {
  const url = await bench.database();
  const store = storeOn(bench.pool(url, poolSize));
  const server = bench.actor('assent-server');
  await server.call('start', { url, apps: ['projector'] });
  const executor = bench.actor('assent-executions');
  await executor.call('start', { url, poolSize });
  const names = await bench.actor('assent-projections').call('names');

  const watched = { 'the version’s read model': ['token-versions'], 'all read models': names };
  const closed = async (count) =>
    executor.call('executions', { items: await prepareApproved(store, count), atOnce: 64 });
  await closed(200);
  const best = await closed(400);
  const rate = Math.min(askedPerSecond, itemsFor(1_000 * sustainable, best));
  const { arriving } = await bench.takeTurns(`lag at ${rate} executions/s`, {
    arriving: async () => {
      const items = await prepareApproved(store, rate * (bench.quick ? 1 : 5));
      return executor.call('lagsBehind', { items, perSecond: rate, watched });
    },
  });
  const least = rate < askedPerSecond ? ', the most that is sustained' : '';
  bench.figure({
    what: `arriving${least}`,
    unit: 'executions/s',
    values: arriving.map(({ count, ms }) => (count / ms) * 1_000),
    limit: { atLeast: askedPerSecond * keptUp },
  });
  for (const who of Object.keys(watched)) {
    for (const percent of [50, 99]) {
      bench.figure({
        what: `lag of ${who} at ${rate} executions/s, p${percent}`,
        unit: 'ms',
        values: arriving.map(({ lags }) => percentile(lags[who], percent)),
      });
    }
  }
  await store.close();
}
