import type { Loaded } from './event-sourced.ts';
import { SizedCache } from './sized-cache.ts';

/**
 * The folded states of the streams that were used last. How many there is room for goes by their size, because one
 * request may have three validators and another five hundred.
 */
export class StateCache {
  readonly #states: SizedCache<Loaded<unknown>>;

  /** @param room in bytes, about */
  constructor(room: number) {
    this.#states = new SizedCache(room);
  }

  get(stream: string): Loaded<unknown> | undefined {
    return this.#states.get(stream);
  }

  /** Keeps a state unless a later one is kept. What was kept last stays, however large it is. */
  keep(stream: string, loaded: Loaded<unknown>): void {
    const kept = this.#states.get(stream);
    if (kept !== undefined && kept.revision > loaded.revision) return;
    this.#states.keep(stream, loaded, sizeOf(stream) + sizeOf(loaded));
  }

  delete(stream: string): void {
    this.#states.delete(stream);
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
