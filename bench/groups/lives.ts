import { appNames, type AppName } from '#libs/runtime';
import type { LivesAtRate } from '../actors/http-clients.ts';
import { prepareTokens, prepareVersions, storeOn } from '../actors/prepare.ts';
import { settledWithin, startAssentOn } from '../runner/assent.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor } from '../runner/load.ts';
import { median, percentile } from '../runner/statistics.ts';

const atOnce = 64;
const wantedPerSecond = 500;
/** The part of the closed loop's rate that arrivals at gaps can have: their batches are smaller and cost more. */
const sustainable = 0.65;
const waitForEach = 10;

interface Moment {
  readonly what: string;
  readonly times: 'toActive' | 'toSettled';
  /** Milliseconds by percentile. */
  readonly limits: Readonly<Record<number, number>>;
}

const moments: readonly Moment[] = [
  { what: 'deciding vote → ACTIVE seen in the query API', times: 'toActive', limits: { 50: 15, 99: 50 } },
  { what: 'deciding vote → SETTLED seen in the query API', times: 'toSettled', limits: {} },
];

export const lives: Group = {
  name: 'lives',
  title: 'Whole lives: submitted, three votes, executed automatically, projected, settled',
  async run(bench) {
    await measure(bench, 'one process', undefined);
    if (!bench.quick) await measure(bench, 'a process for each app', appNames);
  },
};

async function measure(bench: Bench, shape: string, apart: readonly AppName[] | undefined): Promise<void> {
  const assent = await startAssentOn(bench, { apart });
  const store = storeOn(assent.pool);
  const tokenIds = await prepareTokens(store);
  const versions = async (count: number): Promise<readonly string[]> => {
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

  const rate = Math.min(wantedPerSecond, Math.floor(median(closed) * sustainable));
  const { arriving } = await bench.takeTurns(`${shape}, ${rate} lives/s`, {
    arriving: async (): Promise<LivesAtRate & { readonly carriedOut: number }> => {
      const items = await versions(Math.ceil(rate * (bench.quick ? 1.5 : 8)));
      const result = await assent.http.call('livesAtRate', { items, perSecond: rate, waitForEach });
      return { ...result, carriedOut: (items.length / result.ms) * 1_000 };
    },
  });
  bench.figure({
    what: `${shape}, ${rate}/s arriving: carried out`,
    unit: 'lives/s',
    values: arriving.map(({ carriedOut }) => carriedOut),
    limit: { atLeast: wantedPerSecond },
  });
  for (const { what, times, limits } of moments) {
    for (const percent of [50, 99]) {
      const atMost = limits[percent];
      bench.figure({
        what: `${shape}, ${rate}/s, ${what}, p${percent}`,
        unit: 'ms',
        values: arriving.map((result) => percentile(result[times], percent)),
        limit: atMost === undefined ? undefined : { atMost },
      });
    }
  }
  await assent.quiet();
  await store.close();
  await assent.stop();
}
