import { randomUUID } from 'node:crypto';
import { prepareApproved, storeOn } from '../actors/prepare.mjs';
import { startAssentOn } from '../runner/assent.mjs';
import { itemsFor } from '../runner/load.mjs';
import { percentile, ratios } from '../runner/statistics.mjs';

const poolSize = 20;
const clients = 64;
/** Arrivals of the test with a fixed rate. */
const perSecond = 1_000;

export const executions = {
  name: 'executions',
  title: 'Executing approvals: four phases, durable',
  async run(bench) {
    await inProcess(bench);
    await throughHttp(bench, 'one process with all apps', undefined);
    await throughHttp(bench, 'the command app alone', ['command']);
  },
};

async function inProcess(bench) {
  const url = await bench.database();
  const store = storeOn(bench.pool(url, poolSize));
  const assent = bench.actor('assent-executions');
  await assent.call('start', { url, poolSize });
  const dbos = bench.actor('dbos-workflows');
  await dbos.call('start', { url: await bench.database({ empty: true }), poolSize });

  const turnMs = bench.quick ? 500 : 3_000;
  const kinds = bench.quick ? ['bare'] : ['bare', 'writing'];
  for (const atOnce of [1, 64]) {
    const ours = async (count) => assent.call('executions', { items: await prepareApproved(store, count), atOnce });
    const theirs = (kind, count) => dbos.call('executions', { kind, items: ids(count), atOnce });
    const contestants = { Assent: await timed(ours, turnMs, atOnce) };
    for (const kind of kinds) {
      contestants[`DBOS, ${kind} steps`] = await timed((count) => theirs(kind, count), turnMs, atOnce);
    }
    const what = `in process, ${atOnce} at once`;
    const turns = await bench.takeTurns(what, contestants);
    const rates = reportRates(bench, what, turns, 'executions/s');
    bench.figure({
      what: `${what}: Assent / DBOS, bare steps`,
      unit: '×',
      values: ratios(rates.Assent, rates['DBOS, bare steps']),
      limit: atOnce === 64 ? { atLeast: 20 } : undefined,
    });
  }
  await store.close();
}

async function throughHttp(bench, shape, apart) {
  const assent = await startAssentOn(bench, {
    apart,
    environment: { AUTOMATIC_EXECUTION: 'off' },
    connections: clients,
  });
  const store = storeOn(assent.pool);
  const turnMs = bench.quick ? 700 : 4_000;
  const approved = async (count) => {
    const items = await prepareApproved(store, count);
    await assent.quiet();
    return items;
  };
  const carryOut = async (count, how) => assent.http.call('executions', { items: await approved(count), ...how });
  const closed = await timed((count) => carryOut(count, { atOnce: clients }), turnMs, clients);
  const open = () => carryOut((perSecond * turnMs) / 1_000, { perSecond });
  const turns = await bench.takeTurns(`HTTP, ${shape}`, { closed, open });

  const what = `HTTP, ${shape}`;
  bench.figure({
    what: `${what}, ${clients} clients`,
    unit: 'executions/s',
    values: turns.closed.map(({ count, ms }) => (count / ms) * 1_000),
    limit: { atLeast: 5_000 },
  });
  for (const percent of [50, 99]) {
    bench.figure({
      what: `${what}, ${clients} clients, p${percent}`,
      unit: 'ms',
      values: turns.closed.map(({ latencies }) => percentile(latencies, percent)),
    });
  }
  bench.figure({
    what: `${what}, ${perSecond}/s arriving: carried out`,
    unit: 'executions/s',
    values: turns.open.map(({ count, ms }) => (count / ms) * 1_000),
  });
  for (const percent of [50, 99]) {
    bench.figure({
      what: `${what}, ${perSecond}/s arriving, p${percent}`,
      unit: 'ms',
      values: turns.open.map(({ latencies }) => percentile(latencies, percent)),
      limit: percent === 99 ? { atMost: 50 } : undefined,
    });
  }
  await store.close();
  for (const actor of [assent.http, ...Object.values(assent.servers)]) await actor.stop();
}

/** The work, on as many items as it takes about so long for. */
async function timed(work, turnMs, atOnce) {
  await work(atOnce * 3);
  const count = itemsFor(turnMs, await work(atOnce * 5), atOnce);
  return () => work(count);
}

function reportRates(bench, what, turns, unit) {
  const rates = {};
  for (const [who, results] of Object.entries(turns)) {
    rates[who] = results.map(({ count, ms }) => (count / ms) * 1_000);
    bench.figure({ what: `${what}: ${who}`, unit, values: rates[who] });
    for (const percent of [50, 99]) {
      const values = results.map(({ latencies }) => percentile(latencies, percent));
      bench.figure({ what: `${what}: ${who}, p${percent}`, unit: 'ms', values });
    }
  }
  return rates;
}

function ids(count) {
  return Array.from({ length: count }, () => randomUUID());
}
