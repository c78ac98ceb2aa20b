/**
 * A queue per key. Items that arrive while earlier items of their key are processed are gathered and processed together,
 * in order. Different keys are processed concurrently.
 */
export class GatheringQueue<T> {
  readonly #waiting = new Map<string, T[]>();
  readonly #maxBatch: number;
  readonly #work: (key: string, items: readonly [T, ...T[]]) => Promise<void>;

  /** @param work must not reject: the outcome of an item is reported through the item itself */
  constructor(maxBatch: number, work: (key: string, items: readonly [T, ...T[]]) => Promise<void>) {
    this.#maxBatch = maxBatch;
    this.#work = work;
  }

  add(key: string, item: T): void {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) {
      waiting.push(item);
      return;
    }
    const items = [item];
    this.#waiting.set(key, items);
    void this.#drain(key, items);
  }

  async #drain(key: string, waiting: T[]): Promise<void> {
    for (;;) {
      const [first, ...others] = waiting.splice(0, this.#maxBatch);
      if (first === undefined) break;
      await this.#work(key, [first, ...others]);
    }
    this.#waiting.delete(key);
  }
}
