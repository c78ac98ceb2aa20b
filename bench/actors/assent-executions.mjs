import { setTimeout as delay } from 'node:timers/promises';
import { ApprovalExecution } from '../../dist/libs/approval-execution/index.js';
import { Aggregates } from '../../dist/libs/event-store/index.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { eachOf, openLoop } from '../runner/load.mjs';
import { asBench, storeOn } from './prepare.mjs';

/** How often the checkpoints are looked at; a lag is seen so much later at most. */
const watchEveryMs = 2;

let pool;
let store;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent' });
  store = storeOn(pool);
}

/**
 * Executes approvals as they arrive, and watches how far the read models are.
 * @param watched by name, read models
 * @returns by those names, of each execution the milliseconds from its answer until all of the read models have it
 */
export async function lagsBehind({ items, perSecond, watched }) {
  const execution = new ApprovalExecution(new Aggregates(store), silent);
  const watches = Object.entries(watched).map(([name, readModels]) => ({ name, readModels, waiting: [], lags: [] }));
  let arriving = true;
  const watching = (async () => {
    while (arriving || watches.some(({ waiting }) => waiting.length > 0)) {
      const reached = await checkpoints();
      const now = performance.now();
      for (const { readModels, waiting, lags } of watches) {
        const least = readModels.map((name) => reached.get(name) ?? '').reduce((a, b) => (a < b ? a : b));
        waiting.sort((one, other) => (one.position < other.position ? -1 : 1));
        while (waiting.length > 0 && waiting[0].position <= least) lags.push(now - waiting.shift().at);
      }
      await delay(watchEveryMs);
    }
  })();
  const { count, ms } = await openLoop({
    items,
    perSecond,
    work: async (ids) => {
      const { position } = await execute(execution, ids);
      for (const { waiting } of watches) waiting.push({ position, at: performance.now() });
    },
  });
  arriving = false;
  await watching;
  return { count, ms, lags: Object.fromEntries(watches.map(({ name, lags }) => [name, Float64Array.from(lags)])) };
}

async function checkpoints() {
  const { rows } = await pool.query({
    name: 'bench-checkpoints',
    text: 'select processor, position from processing.checkpoints',
  });
  return new Map(rows.map(({ processor, position }) => [processor, position]));
}

/** On an Assent that has seen none of them: what it executes it has to load first. */
export function executions({ items, atOnce }) {
  const execution = new ApprovalExecution(new Aggregates(store), silent);
  return eachOf({
    items,
    atOnce,
    work: (ids) => execute(execution, ids),
  });
}

async function execute(execution, ids) {
  const { context } = asBench();
  const result = await execution.execute(
    { ...ids, mode: 'automatic', executedBy: 'SYSTEM', onBehalfOf: null, reason: null },
    context,
  );
  if (result.kind !== 'executed') throw new Error(`An execution was refused: ${result.refusal.message}`);
  return result;
}

export async function stop() {
  await store?.close();
  await pool?.end();
}
