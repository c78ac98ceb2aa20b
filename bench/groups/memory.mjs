import { setTimeout as delay } from 'node:timers/promises';
import { prepareTokens, prepareVersions, storeOn } from '../actors/prepare.mjs';
import { settledWithin, startAssentOn } from '../runner/assent.mjs';
import { itemsFor } from '../runner/load.mjs';
import { median } from '../runner/statistics.mjs';

const allApps = ['command', 'query', 'projector', 'worker', 'settlement', 'monitoring'];
const mostPerSecond = 500;
/** Of what is carried out at its best: a load that does not pile up. */
const share = 0.5;
const lookEveryMs = 2_000;
const mebibyte = 2 ** 20;
/** Of the last third over the one before, which allows for the collector's moods. */
const flat = 1.1;

export const memory = {
  name: 'memory',
  title: 'Resident memory under a load of whole lives',
  async run(bench) {
    for (const apart of [undefined, allApps]) await watch(bench, apart);
  },
};

async function watch(bench, apart) {
  const { minutes } = bench.options;
  const assent = await startAssentOn(bench, { apart });
  const store = storeOn(assent.pool);
  const tokenIds = await prepareTokens(store);
  const versions = async (count) => prepareVersions(store, tokenIds, count);
  await settledWithin(assent, await versions(100));
  const best = { count: 300, ms: await settledWithin(assent, await versions(300)) };
  const perSecond = Math.min(mostPerSecond, itemsFor(1_000 * share, best, 1));

  const sizes = Object.fromEntries(Object.keys(assent.servers).map((app) => [app, []]));
  const until = performance.now() + minutes * 60_000;
  const looking = (async () => {
    while (performance.now() < until) {
      for (const [app, server] of Object.entries(assent.servers)) {
        sizes[app].push((await server.call('memory')) / mebibyte);
      }
      const left = Math.ceil((until - performance.now()) / 60_000);
      bench.progress(
        `${apart === undefined ? 'one process' : 'a process for each app'}, ${perSecond} lives/s, ${left} min left`,
      );
      await delay(lookEveryMs);
    }
  })();
  while (performance.now() < until) {
    const items = await versions(perSecond * 10);
    await assent.http.call('livesAtRate', { items, perSecond, waitForEach: perSecond });
  }
  await looking;

  for (const [app, values] of Object.entries(sizes)) {
    const who = apart === undefined ? 'one process with all apps' : `the ${app} app alone`;
    const third = Math.floor(values.length / 3);
    const [before, last] = [values.slice(-2 * third, -third), values.slice(-third)].map(median);
    bench.figure({
      what: `${who}, ${minutes} min of ${perSecond} lives/s, largest`,
      unit: 'MiB',
      values: [Math.max(...values)],
      limit: { atMost: 300 },
    });
    bench.figure({
      what: `${who}, last third / the third before`,
      unit: '×',
      values: [last / before],
      limit: { atMost: flat },
    });
    bench.series({ what: who, unit: 'MiB', everyMs: lookEveryMs, values });
  }
  await store.close();
  for (const actor of [assent.http, ...Object.values(assent.servers)]) await actor.stop();
}
