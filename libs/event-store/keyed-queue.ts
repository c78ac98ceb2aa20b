/**
 * Runs tasks of the same key one after the other, in the order they came; tasks of different keys
 * run side by side. Saves the retries that writers of one stream would otherwise cost each other;
 * the store's revision check stays the only guard.
 */
export class KeyedQueue {
  readonly #tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const previous = this.#tails.get(key) ?? Promise.resolve();
    const result = previous.then(task);
    // A failed task is its caller's concern; the next one starts all the same.
    const release = (): void => {
      this.#release(key, tail);
    };
    const tail: Promise<void> = result.then(release, release);
    this.#tails.set(key, tail);
    return result;
  }

  #release(key: string, tail: Promise<unknown>): void {
    // Only the last of the line may close it, because otherwise a later task would start beside an earlier one.
    if (this.#tails.get(key) === tail) this.#tails.delete(key);
  }
}
