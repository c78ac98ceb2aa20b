import { randomUUID } from 'node:crypto';
import type { Pace } from '../actors/http-clients.ts';
import { prepareApproved, storeOn } from '../actors/prepare.ts';
import type { AppName } from '#libs/runtime';
import { startAssentOn } from '../runner/assent.ts';
import type { Bench, Group } from '../runner/bench.ts';
import { itemsFor, type LoadResult } from '../runner/load.ts';
import type { StepKind } from '../runner/peer.ts';
import { latencies, ratesOf, ratios } from '../runner/statistics.ts';

const poolSize = 20;
const clients = 64;
/** Arrivals in the test at a fixed rate. */
const perSecond = 1_000;

export const executions: Group = {
  name: 'executions',
  title: 'Executing approvals: four phases, durable',
  async run(bench) {
    await inProcess(bench);
    await throughHttp(bench, 'one process with all apps', undefined);
    await throughHttp(bench, 'the command app alone', ['command']);
  },
};

async function inProcess(bench: Bench): Promise<void> {
  const url = await bench.database();
  const store = storeOn(bench.pool(url, poolSize));
  const assent = bench.actor('assent-executions');
  await assent.call('start', { url, poolSize });
  const dbos = bench.actor('dbos-workflows');
  await dbos.call('start', { url: await bench.database({ empty: true }), poolSize });

  const turnMs = bench.quick ? 500 : 3_000;
  for (const atOnce of [1, 64]) {
    const ours = async (count: number): Promise<LoadResult> =>
      assent.call('executions', { items: await prepareApproved(store, count), atOnce });
    const theirs =
      (kind: StepKind) =>
      (count: number): Promise<LoadResult> =>
        dbos.call('executions', { kind, items: workflowIds(count), atOnce });
    const what = `in process, ${atOnce} at once`;
    const turns = await bench.takeTurns(what, {
      Assent: await timed(ours, turnMs, atOnce),
      'DBOS, bare steps': await timed(theirs('bare'), turnMs, atOnce),
      ...(!bench.quick && { 'DBOS, writing steps': await timed(theirs('writing'), turnMs, atOnce) }),
    });
    for (const [who, results] of Object.entries(turns)) {
      bench.figure({ what: `${what}: ${who}`, unit: 'executions/s', values: ratesOf(results) });
      for (const percent of [50, 99]) {
        bench.figure({ what: `${what}: ${who}, p${percent}`, unit: 'ms', values: latencies(results, percent) });
      }
    }
    bench.figure({
      what: `${what}: Assent / DBOS, bare steps`,
      unit: '×',
      values: ratios(ratesOf(turns.Assent), ratesOf(turns['DBOS, bare steps'])),
      limit: atOnce === 64 ? { atLeast: 20 } : undefined,
    });
  }
  await store.close();
}

async function throughHttp(bench: Bench, shape: string, apart: readonly AppName[] | undefined): Promise<void> {
  const assent = await startAssentOn(bench, {
    apart,
    environment: { AUTOMATIC_EXECUTION: 'off' },
    connections: clients,
  });
  const store = storeOn(assent.pool);
  const turnMs = bench.quick ? 700 : 4_000;
  const carryOut = async (count: number, pace: Pace): Promise<LoadResult> => {
    const items = await prepareApproved(store, count);
    await assent.quiet();
    return assent.http.call('executions', { items, ...pace });
  };
  const what = `HTTP, ${shape}`;
  const { closed, open } = await bench.takeTurns(what, {
    closed: await timed((count) => carryOut(count, { atOnce: clients }), turnMs, clients),
    open: () => carryOut((perSecond * turnMs) / 1_000, { perSecond }),
  });

  bench.figure({
    what: `${what}, ${clients} clients`,
    unit: 'executions/s',
    values: ratesOf(closed),
    limit: { atLeast: 5_000 },
  });
  for (const percent of [50, 99]) {
    bench.figure({ what: `${what}, ${clients} clients, p${percent}`, unit: 'ms', values: latencies(closed, percent) });
  }
  bench.figure({
    what: `${what}, ${perSecond}/s arriving: carried out`,
    unit: 'executions/s',
    values: ratesOf(open),
  });
  for (const percent of [50, 99]) {
    bench.figure({
      what: `${what}, ${perSecond}/s arriving, p${percent}`,
      unit: 'ms',
      values: latencies(open, percent),
      limit: percent === 99 ? { atMost: 50 } : undefined,
    });
  }
  await store.close();
  await assent.stop();
}

/** Sizes a turn. @returns the work on as many items as take about `turnMs` */
async function timed(
  work: (count: number) => Promise<LoadResult>,
  turnMs: number,
  atOnce: number,
): Promise<() => Promise<LoadResult>> {
  await work(atOnce * 3);
  const count = itemsFor(turnMs, await work(atOnce * 5), atOnce);
  return () => work(count);
}

function workflowIds(count: number): readonly string[] {
  return Array.from({ length: count }, () => randomUUID());
}
