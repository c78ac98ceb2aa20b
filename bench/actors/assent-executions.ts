import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates, defaultTenant, type EventStore, type Position } from '#libs/event-store';
import { createPool, systemRole } from '#libs/postgres';
import { readCheckpoints } from '#libs/projections';
import { eachOf, openLoop, type LoadResult } from '../runner/load.ts';
import type { OnDatabase } from '../runner/peer.ts';
import { closeAtEnd } from './opened.ts';
import { asBench, storeOn, type ApprovedVersion } from './prepare.ts';

export { stop } from './opened.ts';

/** How often the checkpoints are read. A measured lag is too long by at most this time. */
const watchEveryMs = 2;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let pool: Pool;
let store: EventStore;

export function start({ url, poolSize }: OnDatabase): void {
  pool = createPool(url, { max: poolSize, applicationName: 'assent', role: systemRole });
  closeAtEnd(() => pool.end());
  store = storeOn(pool);
  closeAtEnd(() => store.close());
}

interface Watch {
  readonly name: string;
  readonly readModels: readonly string[];
  /** Executions that some of the read models have not reached. */
  readonly waiting: { readonly position: Position; readonly at: number }[];
  readonly lags: number[];
}

export interface Lags extends Omit<LoadResult, 'latencies'> {
  /** By name, for each execution the milliseconds from its answer until all watched read models have it. */
  readonly lags: Readonly<Record<string, Float64Array>>;
}

/**
 * Executes approvals at a fixed rate and watches how far the read models are.
 * @param watched by a name, some read models
 */
export async function lagsBehind({
  items,
  perSecond,
  watched,
}: {
  readonly items: readonly ApprovedVersion[];
  readonly perSecond: number;
  readonly watched: Readonly<Record<string, readonly string[]>>;
}): Promise<Lags> {
  const execution = newExecution();
  const watches = Object.entries(watched).map(([name, readModels]): Watch => ({
    name,
    readModels,
    waiting: [],
    lags: [],
  }));
  const arriving = new AbortController();
  const watching = watch(watches, arriving.signal);
  const { count, ms } = await openLoop({
    items,
    perSecond,
    work: async (item) => {
      const position = await execute(execution, item);
      for (const { waiting } of watches) waiting.push({ position, at: performance.now() });
    },
  });
  arriving.abort();
  await watching;
  return { count, ms, lags: Object.fromEntries(watches.map(({ name, lags }) => [name, Float64Array.from(lags)])) };
}

/** Reads the checkpoints until `ended` and until no execution waits. */
async function watch(watches: readonly Watch[], ended: AbortSignal): Promise<void> {
  while (!ended.aborted || watches.some(({ waiting }) => waiting.length > 0)) {
    const reached = await readCheckpoints(pool);
    const now = performance.now();
    for (const { readModels, waiting, lags } of watches) {
      const least = readModels.map((name) => reached.get(name) ?? '').reduce((a, b) => (a < b ? a : b));
      waiting.sort((one, other) => (one.position < other.position ? -1 : 1));
      for (let [first] = waiting; first !== undefined && first.position <= least; [first] = waiting) {
        lags.push(now - first.at);
        waiting.shift();
      }
    }
    await delay(watchEveryMs);
  }
}

/** Executes approvals with a new cache, so that each execution first loads its states. */
export function executions({
  items,
  atOnce,
}: {
  readonly items: readonly ApprovedVersion[];
  readonly atOnce: number;
}): Promise<LoadResult> {
  const execution = newExecution();
  return eachOf({ items, atOnce, work: (item) => execute(execution, item) });
}

function newExecution(): ApprovalExecution {
  return new ApprovalExecution(new Aggregates(store).of(defaultTenant), silent);
}

/** @returns the position that it reached */
async function execute(execution: ApprovalExecution, item: ApprovedVersion): Promise<Position> {
  const context = asBench();
  const result = await execution.executeAutomatically(item, context);
  if (result.kind !== 'executed') throw new Error(`Execution was refused: ${result.refusal.message}`);
  return result.position;
}
