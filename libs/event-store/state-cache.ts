import type { Loaded } from './event-sourced.ts';
import { approximateSize } from './approximate-size.ts';
import { SizedCache } from '#libs/cache';

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
    this.#states.keep(stream, loaded, approximateSize(stream) + approximateSize(loaded));
  }

  delete(stream: string): void {
    this.#states.delete(stream);
  }
}
