interface Kept<Value> {
  readonly value: Value;
  readonly size: number;
}

/** Values by key, of which those that were kept last stay: how many there is room for goes by their size. */
export class SizedCache<Value> {
  /** In the order in which they were kept. */
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #room: number;
  #taken = 0;

  /** @param room in the unit of the sizes */
  constructor(room: number) {
    this.#room = room;
  }

  get(key: string): Value | undefined {
    return this.#kept.get(key)?.value;
  }

  /** Keeps a value in the place of the one before. What was kept last stays, however large it is. */
  keep(key: string, value: Value, size: number): void {
    this.delete(key);
    this.#kept.set(key, { value, size });
    this.#taken += size;
    for (const oldest of this.#kept.keys()) {
      if (this.#taken <= this.#room || oldest === key) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const kept = this.#kept.get(key);
    if (kept === undefined) return;
    this.#kept.delete(key);
    this.#taken -= kept.size;
  }

  clear(): void {
    this.#kept.clear();
    this.#taken = 0;
  }
}
