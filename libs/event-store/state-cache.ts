import type { Loaded } from './event-sourced.ts';
import { approximateSize } from './approximate-size.ts';
import { SizedCache } from '#libs/cache';

/**
 * The folded states of the streams that were used last, limited by their size in bytes: a request may have three
 * validators or five hundred.
 */
export class StateCache {
  readonly #states: SizedCache<Loaded<unknown>>;

  /** @param room in bytes, approximately */
  constructor(room: number) {
    this.#states = new SizedCache(room);
  }

  get(stream: string): Loaded<unknown> | undefined {
    return this.#states.get(stream);
  }

  /** Keeps a state unless a later one is kept. The most recent state stays, whatever its size. */
  keep(stream: string, loaded: Loaded<unknown>): void {
    const kept = this.#states.get(stream);
    if (kept !== undefined && kept.revision > loaded.revision) return;
    this.#states.keep(stream, loaded, approximateSize(stream) + approximateSize(loaded));
  }

  delete(stream: string): void {
    this.#states.delete(stream);
  }
}
