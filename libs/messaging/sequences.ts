import { forEachInKeyOrder } from '#libs/concurrency';

/**
 * Processes items in order of arrival within a sequence, and different sequences concurrently. An item without a
 * sequence waits for all before it and holds back all behind it.
 * @throws the first fault, once all started work has ended. Items behind it in its sequence, or behind an item without
 *   a sequence, have not been started
 */
export async function forEachInSequence<T>(
  items: readonly T[],
  sequenceOf: (item: T) => string | undefined,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let together: T[] = [];
  const workOnThem = (): Promise<void> => forEachInKeyOrder(together, (item) => sequenceOf(item) ?? '', work);
  for (const item of items) {
    if (sequenceOf(item) !== undefined) {
      together.push(item);
      continue;
    }
    await workOnThem();
    together = [];
    await work(item);
  }
  await workOnThem();
}
