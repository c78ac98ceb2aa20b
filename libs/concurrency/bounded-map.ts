const defaultLimit = 32;

/**
 * Maps items concurrently, at most `limit` at a time.
 *
 * A failure ends one of the `limit` workers. The others go on, so one bad item does not hold back the rest, but when the
 * system is away no more than `limit` items fail.
 * @returns the results in the order of the items
 * @throws the first failure once all started work has ended, so that a retry never runs beside the try before it
 */
export async function mapBounded<T, R>(
  items: Iterable<T>,
  work: (item: T, index: number) => Promise<R>,
  limit = defaultLimit,
): Promise<R[]> {
  const all = [...items];
  const results = new Array<R>(all.length);
  const failures: unknown[] = [];
  const queue = all.entries();
  const worker = async (): Promise<void> => {
    try {
      // The workers share the iterator: each takes the next item that no other has taken.
      for (const [index, item] of queue) results[index] = await work(item, index);
    } catch (failure) {
      failures.push(failure);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, all.length) }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}

/**
 * Works on items of different keys concurrently, and on the items of one key in order.
 * @throws as {@link mapBounded}; items behind a failed one of their key have not been started
 */
export async function forEachInKeyOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<void> {
  await mapBounded(Map.groupBy(items, keyOf).values(), async (ofOneKey) => {
    for (const item of ofOneKey) await work(item);
  });
}
