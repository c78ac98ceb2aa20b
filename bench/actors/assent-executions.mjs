import { ApprovalExecution } from '../../dist/libs/approval-execution/index.js';
import { Aggregates } from '../../dist/libs/event-store/index.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { eachOf } from '../runner/load.mjs';
import { asBench, storeOn } from './prepare.mjs';

let pool;
let store;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent' });
  store = storeOn(pool);
}

/** On an Assent that has seen none of them: what it executes it has to load first. */
export function executions({ items, atOnce }) {
  const execution = new ApprovalExecution(new Aggregates(store), silent);
  return eachOf({
    items,
    atOnce,
    work: async (ids) => {
      const { context } = asBench();
      const result = await execution.execute(
        { ...ids, mode: 'automatic', executedBy: 'SYSTEM', onBehalfOf: null, reason: null },
        context,
      );
      if (result.kind !== 'executed') throw new Error(`An execution was refused: ${result.refusal.message}`);
    },
  });
}

export async function stop() {
  await store?.close();
  await pool?.end();
}
