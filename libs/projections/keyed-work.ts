const keysAtOnce = 32;

/**
 * Works on items of different keys side by side and on those of one key in order.
 * @throws the first fault, when all work has come to an end: a retry must not run beside what it retries.
 */
export async function forEachInKeyOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const lines = Map.groupBy(items, keyOf).values();
  const worker = async (): Promise<void> => {
    // The iterator is shared: each worker takes the next line that nobody has taken.
    for (const line of lines) for (const item of line) await work(item);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(keysAtOnce, items.length) }, worker));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}
