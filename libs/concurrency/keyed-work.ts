const itemsAtOnce = 32;

/**
 * Works on items side by side, some dozens at once.
 * @param atOnce how many instead
 * @throws the first fault, when all work has come to an end: a retry must not run beside what it retries.
 */
export async function sideBySide<T>(
  items: Iterable<T>,
  work: (item: T) => Promise<void>,
  atOnce = itemsAtOnce,
): Promise<void> {
  const all = [...items];
  const waiting = all.values();
  const worker = async (): Promise<void> => {
    // The iterator is shared: each worker takes the next item that nobody has taken.
    for (const item of waiting) await work(item);
  };
  const outcomes = await Promise.allSettled(Array.from({ length: Math.min(atOnce, all.length) }, worker));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
}

/**
 * Works on items of different keys side by side and on those of one key in order.
 * @throws as {@link sideBySide}; what is behind a fault in its key has not begun
 */
export async function forEachInKeyOrder<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  work: (item: T) => Promise<void>,
): Promise<void> {
  await sideBySide(Map.groupBy(items, keyOf).values(), async (line) => {
    for (const item of line) await work(item);
  });
}
