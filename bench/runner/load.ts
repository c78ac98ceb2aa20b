import { setTimeout as delay } from 'node:timers/promises';

export interface LoadResult {
  /** Answers. */
  readonly count: number;
  /** From the start to the last answer. */
  readonly ms: number;
  /** In milliseconds, one for each answer. */
  readonly latencies: Float64Array;
}

/**
 * Runs workers that each start again as soon as they have an answer.
 * @param work gets the worker's number; a rejection ends the load
 */
export async function closedLoop({
  workers,
  ms,
  work,
}: {
  readonly workers: number;
  readonly ms: number;
  readonly work: (worker: number) => Promise<void>;
}): Promise<LoadResult> {
  const latencies: number[] = [];
  const startedAt = performance.now();
  const deadline = startedAt + ms;
  const worker = async (number: number): Promise<void> => {
    for (let from = performance.now(); from < deadline;) {
      await work(number);
      const now = performance.now();
      latencies.push(now - from);
      from = now;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, number) => worker(number)));
  return resultOf(startedAt, latencies);
}

/** Runs `work` once for each item, with at most `atOnce` items under way. A rejection ends the load. */
export async function eachOf<Item>({
  items,
  atOnce,
  work,
}: {
  readonly items: readonly Item[];
  readonly atOnce: number;
  readonly work: (item: Item) => Promise<unknown>;
}): Promise<LoadResult> {
  const latencies: number[] = [];
  const waiting = items.values();
  const startedAt = performance.now();
  const worker = async (): Promise<void> => {
    for (const item of waiting) {
      const from = performance.now();
      await work(item);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return resultOf(startedAt, latencies);
}

/**
 * Starts items at a fixed rate, without waiting for answers. A latency counts from the moment at which the item was due,
 * so that it includes the time that the item waited for this process.
 * @param mostAtOnce how many late items start in one millisecond, so that the items of independent senders do not arrive together
 * because this process stood still. Default: all of them
 */
export async function openLoop<Item>({
  items,
  perSecond,
  mostAtOnce = Infinity,
  work,
}: {
  readonly items: readonly Item[];
  readonly perSecond: number;
  readonly mostAtOnce?: number | undefined;
  readonly work: (item: Item) => Promise<void>;
}): Promise<LoadResult> {
  const latencies: number[] = [];
  const underWay: Promise<void>[] = [];
  const startedAt = performance.now();
  for (let next = 0; next < items.length;) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1;
    for (const item of items.slice(next, Math.min(due, next + mostAtOnce))) {
      const dueAt = startedAt + (next / perSecond) * 1_000;
      next += 1;
      underWay.push(
        work(item).then(() => {
          latencies.push(performance.now() - dueAt);
        }),
      );
    }
    // An item may start up to a millisecond late, and that counts. Polling the clock would take a processor from Assent.
    await delay(Math.max(1, startedAt + (next / perSecond) * 1_000 - performance.now()));
  }
  await Promise.all(underWay);
  return resultOf(startedAt, latencies);
}

function resultOf(startedAt: number, latencies: readonly number[]): LoadResult {
  return { count: latencies.length, ms: performance.now() - startedAt, latencies: Float64Array.from(latencies) };
}

/** Several loads as one. */
export function joined(loads: readonly LoadResult[]): LoadResult {
  return {
    count: loads.reduce((sum, { count }) => sum + count, 0),
    ms: loads.reduce((sum, { ms }) => sum + ms, 0),
    latencies: Float64Array.from(loads.flatMap(({ latencies }) => [...latencies])),
  };
}

/** The number of items that take about `wantedMs`, estimated from an earlier load. */
export function itemsFor(wantedMs: number, { count, ms }: Pick<LoadResult, 'count' | 'ms'>, least = 20): number {
  return Math.max(least, Math.round((count / ms) * wantedMs));
}
