import { forEachInKeyOrder } from '#libs/concurrency';

/**
 * Works on items that came in order: on those of one sequence in this order, and on different sequences side by side.
 * An item without a sequence comes after everything before it and before everything behind it.
 * @throws the first fault, when what has begun has come to an end; what is behind it in its sequence, or behind an item
 * without one, has not begun
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
