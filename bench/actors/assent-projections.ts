import type { Pool } from 'pg';
import { projections } from '#apps/projector/projector.module';
import type { EventStore, Position } from '#libs/event-store';
import { createPool, systemRole } from '#libs/postgres';
import { projectionProcessor, readCheckpoint, resetCheckpoint, runProcessor, type Projection } from '#libs/projections';
import type { OnDatabase } from '../runner/peer.ts';
import { closeAtEnd } from './opened.ts';
import { storeOn } from './prepare.ts';

export { stop } from './opened.ts';

let pool: Pool;
let store: EventStore;

export function start({ url, poolSize }: OnDatabase): void {
  pool = createPool(url, { max: poolSize, applicationName: 'assent-projector', role: systemRole });
  closeAtEnd(() => pool.end());
  store = storeOn(pool);
  closeAtEnd(() => store.close());
}

export function names(): readonly string[] {
  return projections.map(({ name }) => name);
}

/** Empties read models and fills them from the log. @returns milliseconds until they reach its end */
export async function rebuildAll(wanted: readonly string[]): Promise<number> {
  for (const name of wanted) {
    await resetCheckpoint(pool, name);
    const tables = named(name).tables.map((table) => table.name);
    await pool.query(`truncate ${tables.join(', ')}`);
  }
  return catchUp(wanted);
}

/** Runs the processors of read models until they reach the end of the log. @returns milliseconds */
export async function catchUp(wanted: readonly string[]): Promise<number> {
  const head = await store.head();
  const startedAt = performance.now();
  await Promise.all(wanted.map((name) => untilAt(head, named(name))));
  return performance.now() - startedAt;
}

async function untilAt(head: Position, projection: Projection): Promise<void> {
  // A subscription at the end of the log delivers no page.
  if ((await readCheckpoint(pool, projection.name)) >= head) return;
  const stopping = new AbortController();
  const faults: unknown[] = [];
  const fail = (fault: unknown): void => {
    faults.push(fault);
    stopping.abort();
  };
  const processor = projectionProcessor(projection, pool, (_, fault) => fail(fault));
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
  if (faults.length > 0) throw faults[0];
}

function named(name: string): Projection {
  const projection = projections.find((candidate) => candidate.name === name);
  if (projection === undefined) throw new Error(`There is no projection ${name}.`);
  return projection;
}
