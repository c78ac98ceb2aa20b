import { projections } from '../../dist/apps/projector/projector.module.js';
import {
  projectionProcessor,
  readCheckpoint,
  resetCheckpoint,
  runProcessor,
} from '../../dist/libs/projections/index.js';
import { createPool } from '../../dist/libs/postgres/index.js';
import { storeOn } from './prepare.mjs';

let pool;
let store;

export function start({ url, poolSize }) {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-projector' });
  store = storeOn(pool);
}

export function names() {
  return projections.map(({ name }) => name);
}

/** Empties read models and fills them from the log. @returns the milliseconds until they are at its end */
export async function rebuildAll(wanted) {
  for (const name of wanted) {
    await resetCheckpoint(pool, name);
    await pool.query(
      `truncate ${named(name)
        .tables.map((table) => table.name)
        .join(', ')}`,
    );
  }
  return catchUp(wanted);
}

/** Runs the processors of read models until they are at the end of the log. @returns milliseconds */
export async function catchUp(wanted) {
  const head = await store.head();
  const startedAt = performance.now();
  await Promise.all(wanted.map((name) => untilAt(head, named(name))));
  return performance.now() - startedAt;
}

async function untilAt(head, projection) {
  // A subscription at the end of the log says nothing.
  if ((await readCheckpoint(pool, projection.name)) >= head) return;
  const stopping = new AbortController();
  let fault;
  const fail = (error) => {
    fault = error;
    stopping.abort();
  };
  const processor = projectionProcessor(projection, pool, (_, error) => fail(error));
  await runProcessor(
    {
      ...processor,
      process: async (page, checkpoint) => {
        await processor.process(page, checkpoint);
        if (page.position >= head) stopping.abort();
      },
    },
    { eventStore: store, database: pool, signal: stopping.signal, onFault: fail },
  );
  if (fault !== undefined) throw fault;
}

function named(name) {
  return projections.find((projection) => projection.name === name);
}

export async function stop() {
  await store?.close();
  await pool?.end();
}
