import { setTimeout as delay } from 'node:timers/promises';

/**
 * As many workers, each of which begins again as soon as it has an answer.
 * @param work called with the worker's number; a rejection ends the load
 * @returns how many answers came in how many milliseconds, and the milliseconds that each took
 */
export async function closedLoop({ workers, ms, work }) {
  const latencies = [];
  const startedAt = performance.now();
  const deadline = startedAt + ms;
  const worker = async (number) => {
    for (let from = performance.now(); from < deadline;) {
      await work(number);
      const now = performance.now();
      latencies.push(now - from);
      from = now;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, number) => worker(number)));
  return { count: latencies.length, ms: performance.now() - startedAt, latencies: Float64Array.from(latencies) };
}

/** Each of the items once, so many at a time; otherwise as {@link closedLoop}. */
export async function eachOf({ items, atOnce, work }) {
  const latencies = [];
  const waiting = items.values();
  const startedAt = performance.now();
  const worker = async () => {
    for (const item of waiting) {
      const from = performance.now();
      await work(item);
      latencies.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
  return { count: latencies.length, ms: performance.now() - startedAt, latencies: Float64Array.from(latencies) };
}

/**
 * Arrivals at a fixed rate, which do not wait for answers. A latency counts from the moment at which the
 * item was due, so that time spent waiting for us is not forgotten.
 */
export async function openLoop({ items, perSecond, work }) {
  const latencies = [];
  const underWay = [];
  const startedAt = performance.now();
  for (let next = 0; next < items.length;) {
    const dueNow = Math.min(items.length, Math.floor(((performance.now() - startedAt) / 1_000) * perSecond) + 1);
    for (; next < dueNow; next += 1) {
      const dueAt = startedAt + (next / perSecond) * 1_000;
      underWay.push(
        work(items[next], dueAt).then(() => {
          latencies.push(performance.now() - dueAt);
        }),
      );
    }
    // Up to a millisecond late, which counts: whoever looks at the clock all the time takes a processor from who is measured.
    await delay(Math.max(1, startedAt + (next / perSecond) * 1_000 - performance.now()));
  }
  await Promise.all(underWay);
  return { count: latencies.length, ms: performance.now() - startedAt, latencies: Float64Array.from(latencies) };
}

/** How many items take about so long, by what a load before came to. */
export function itemsFor(wantedMs, { count, ms }, least = 20) {
  return Math.max(least, Math.round((count / ms) * wantedMs));
}
