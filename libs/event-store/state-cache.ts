import type { Loaded } from './event-sourced.ts';

/**
 * The folded states of the streams that were used last. How many there is room for goes by their size, because one
 * request may have three validators and another five hundred.
 */
export class StateCache {
  /** In the order of their last use. */
  readonly #states = new Map<string, { readonly loaded: Loaded<unknown>; readonly bytes: number }>();
  readonly #room: number;
  #taken = 0;

  /** @param room in bytes, about */
  constructor(room: number) {
    this.#room = room;
  }

  get(stream: string): Loaded<unknown> | undefined {
    return this.#states.get(stream)?.loaded;
  }

  /** Keeps a state unless a later one is kept. What was kept last stays, however large it is. */
  keep(stream: string, loaded: Loaded<unknown>): void {
    const kept = this.#states.get(stream)?.loaded;
    if (kept !== undefined && kept.revision > loaded.revision) return;
    this.delete(stream);
    const bytes = sizeOf(stream) + sizeOf(loaded);
    this.#states.set(stream, { loaded, bytes });
    this.#taken += bytes;
    for (const leastRecentlyUsed of this.#states.keys()) {
      if (this.#taken <= this.#room || leastRecentlyUsed === stream) return;
      this.delete(leastRecentlyUsed);
    }
  }

  delete(stream: string): void {
    const kept = this.#states.get(stream);
    if (kept === undefined) return;
    this.#states.delete(stream);
    this.#taken -= kept.bytes;
  }
}

const slot = 8;
const header = 24;
/** Of a Map or a Set, for each of its entries: what finds it, and room to grow. */
const place = 40;

/**
 * About how many bytes plain data takes. Of a collection the first entry is taken for all of them: what is kept after
 * each command must not cost more the larger it is.
 */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return header + value.length;
  if (typeof value !== 'object' || value === null) return slot;
  if (Array.isArray(value)) return header + value.length * (slot + sizeOf(value[0]));
  if (value instanceof Set) return header + value.size * (place + sizeOf(value.values().next().value));
  if (value instanceof Map) {
    const [key, first] = (value.entries().next().value as readonly [unknown, unknown] | undefined) ?? [];
    return header + value.size * (place + sizeOf(key) + sizeOf(first));
  }
  return Object.values(value).reduce((sum: number, each) => sum + slot + sizeOf(each), header);
}
