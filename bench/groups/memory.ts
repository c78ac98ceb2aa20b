import { setTimeout as delay } from 'node:timers/promises';
import { appNames, type AppName } from '#libs/runtime';
import { prepareTokens, prepareVersions, storeOn } from '../actors/prepare.ts';
import { settledWithin, startAssentOn } from '../runner/assent.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor } from '../runner/load.ts';
import { median } from '../runner/statistics.ts';

const mostPerSecond = 500;
/** The part of the best rate that is a steady load, which does not pile up. */
const share = 0.5;
const sampleEveryMs = 2_000;
const mebibyte = 2 ** 20;
/** The limit of the last third over the third before. It allows for the timing of the garbage collector. */
const flat = 1.1;

export const memory: Group = {
  name: 'memory',
  title: 'Resident memory under a load of whole lives',
  async run(bench) {
    await watch(bench, undefined);
    await watch(bench, appNames);
  },
};

async function watch(bench: Bench, apart: readonly AppName[] | undefined): Promise<void> {
  const { minutes } = bench.options;
  const assent = await startAssentOn(bench, { apart });
  const store = storeOn(assent.pool);
  const tokenIds = await prepareTokens(store);
  const versions = (count: number): Promise<readonly string[]> => prepareVersions(store, tokenIds, count);
  await settledWithin(assent, await versions(100));
  const best = { count: 300, ms: await settledWithin(assent, await versions(300)) };
  const perSecond = Math.min(mostPerSecond, itemsFor(1_000 * share, best, 1));

  const watched = Object.entries(assent.servers).map(([app, server]) => ({ app, server, sizes: [] as number[] }));
  const until = performance.now() + minutes * 60_000;
  const sampling = (async () => {
    while (performance.now() < until) {
      for (const { server, sizes } of watched) sizes.push((await server.memory()) / mebibyte);
      const left = Math.ceil((until - performance.now()) / 60_000);
      const shape = apart === undefined ? 'one process' : 'a process for each app';
      bench.progress(`${shape}, ${perSecond} lives/s, ${left} min left`);
      await delay(sampleEveryMs);
    }
  })();
  while (performance.now() < until) {
    const items = await versions(perSecond * 10);
    await assent.http.call('livesAtRate', { items, perSecond, waitForEach: perSecond });
  }
  await sampling;

  for (const { app, sizes } of watched) {
    const who = apart === undefined ? 'one process with all apps' : `the ${app} app alone`;
    const third = Math.floor(sizes.length / 3);
    const before = median(sizes.slice(-2 * third, -third));
    const last = median(sizes.slice(-third));
    bench.figure({
      what: `${who}, ${minutes} min of ${perSecond} lives/s, largest`,
      unit: 'MiB',
      values: [Math.max(...sizes)],
      limit: { atMost: 300 },
    });
    bench.figure({
      what: `${who}, last third / the third before`,
      unit: '×',
      values: [last / before],
      limit: { atMost: flat },
    });
    bench.series({ what: who, unit: 'MiB', everyMs: sampleEveryMs, values: sizes });
  }
  await store.close();
  await assent.stop();
}
