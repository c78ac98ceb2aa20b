/**
 * Works on the items of a key in the order they came. What comes while others of its key are worked on is gathered and
 * worked on together; items of different keys are worked on side by side.
 */
export class GatheringQueue<T> {
  readonly #waiting = new Map<string, T[]>();
  readonly #mostAtOnce: number;
  readonly #work: (key: string, items: readonly [T, ...T[]]) => Promise<void>;

  /** @param work never rejects: whoever added an item is told by the item itself */
  constructor(mostAtOnce: number, work: (key: string, items: readonly [T, ...T[]]) => Promise<void>) {
    this.#mostAtOnce = mostAtOnce;
    this.#work = work;
  }

  add(key: string, item: T): void {
    const waiting = this.#waiting.get(key);
    if (waiting !== undefined) {
      waiting.push(item);
      return;
    }
    const line = [item];
    this.#waiting.set(key, line);
    void this.#workOff(key, line);
  }

  async #workOff(key: string, line: T[]): Promise<void> {
    for (;;) {
      const [first, ...others] = line.splice(0, this.#mostAtOnce);
      if (first === undefined) break;
      await this.#work(key, [first, ...others]);
    }
    this.#waiting.delete(key);
  }
}
