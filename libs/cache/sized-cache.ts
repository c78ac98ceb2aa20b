import { LRUCache } from 'lru-cache';

/** A cache by key that is bounded by the total size of its values, and evicts the least recently used first. */
export class SizedCache<Value extends object> {
  readonly #values: LRUCache<string, Value>;
  readonly #maxSize: number;

  /** @param maxSize in the unit of the sizes */
  constructor(maxSize: number) {
    this.#maxSize = maxSize;
    this.#values = new LRUCache({ maxSize });
  }

  get(key: string): Value | undefined {
    return this.#values.get(key);
  }

  /** Replaces the value of a key. A value larger than the cache evicts all others and stays, because it is about to be used. */
  keep(key: string, value: Value, size: number): void {
    this.#values.set(key, value, { size: Math.min(this.#maxSize, Math.max(1, size)) });
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  clear(): void {
    this.#values.clear();
  }
}
