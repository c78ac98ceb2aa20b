import { prepareTokens, prepareVersions, storeOn } from '../actors/prepare.mjs';
import { settledWithin, startAssentOn } from '../runner/assent.mjs';
import { itemsFor } from '../runner/load.mjs';
import { median, percentile } from '../runner/statistics.mjs';

const atOnce = 64;
const askedPerSecond = 500;
/** Of the rate at which everybody waits for answers, what is kept up when they arrive at gaps: smaller batches cost more for each. */
const sustainable = 0.65;
const waitForEach = 10;
const allApps = ['command', 'query', 'projector', 'worker', 'settlement', 'monitoring'];

export const lives = {
  name: 'lives',
  title: 'Whole lives: submitted, three votes, executed automatically, projected, settled',
  async run(bench) {
    await measure(bench, 'one process', undefined);
    if (!bench.quick) await measure(bench, 'a process for each app', allApps);
  },
};

async function measure(bench, shape, apart) {
  const assent = await startAssentOn(bench, { apart });
  const store = storeOn(assent.pool);
  const tokenIds = await prepareTokens(store);
  const versions = async (count) => {
    const versionIds = await prepareVersions(store, tokenIds, count);
    await assent.quiet();
    return versionIds;
  };
  await settledWithin(assent, await versions(100));
  const warmUp = { count: 200, ms: await settledWithin(assent, await versions(200)) };
  const size = itemsFor(bench.quick ? 1_500 : 5_000, warmUp, atOnce);

  const { closed } = await bench.takeTurns(`${shape}, closed loop`, {
    closed: async () => (size / (await settledWithin(assent, await versions(size)))) * 1_000,
  });
  bench.figure({
    what: `${shape}, ${atOnce} at once`,
    unit: 'lives/s',
    values: closed,
    limit: { atLeast: 1_000 },
  });

  const rate = Math.min(askedPerSecond, Math.floor(median(closed) * sustainable));
  const { arriving } = await bench.takeTurns(`${shape}, ${rate} lives/s`, {
    arriving: async () => {
      const items = await versions(Math.ceil(rate * (bench.quick ? 1.5 : 8)));
      const result = await assent.http.call('livesAtRate', { items, perSecond: rate, waitForEach });
      return { ...result, carriedOut: (items.length / result.ms) * 1_000 };
    },
  });
  bench.figure({
    what: `${shape}, ${rate}/s arriving: carried out`,
    unit: 'lives/s',
    values: arriving.map(({ carriedOut }) => carriedOut),
    limit: { atLeast: askedPerSecond },
  });
  for (const [what, of, limits] of [
    ['deciding vote → ACTIVE seen in the query API', 'toActive', { 50: 15, 99: 50 }],
    ['deciding vote → SETTLED seen in the query API', 'toSettled', {}],
  ]) {
    for (const percent of [50, 99]) {
      bench.figure({
        what: `${shape}, ${rate}/s, ${what}, p${percent}`,
        unit: 'ms',
        values: arriving.map((result) => percentile(result[of], percent)),
        limit: limits[percent] && { atMost: limits[percent] },
      });
    }
  }
  await assent.quiet();
  await store.close();
  for (const actor of [assent.http, ...Object.values(assent.servers)]) await actor.stop();
}
