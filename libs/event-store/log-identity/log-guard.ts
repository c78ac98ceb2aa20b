import { setTimeout as delay } from 'node:timers/promises';
import { LogChanged } from '../errors.ts';

const firstBackoffMs = 50;
const longestBackoffMs = 5_000;

/**
 * Knows whether the log behind a store is still the one that it was. After each fault, which another server may have
 * followed, nothing is believed until the log's identity was read again.
 */
export class LogGuard {
  readonly #closing = new AbortController();
  readonly #changed = new AbortController();
  readonly #lost = Promise.withResolvers<Error>();
  #expected: { readonly id: string; readonly read: () => Promise<string | undefined> } | undefined;
  #faults = 0;
  /** As many faults as there were when the log was last seen to be the right one. */
  #believed = 0;
  #looking: Promise<void> | undefined;
  #watching: Promise<void> | undefined;
  #change: LogChanged | undefined;

  /** Resolves with the reason when the log is another one. */
  get lost(): Promise<Error> {
    return this.#lost.promise;
  }

  /** Aborts when the log is another one. */
  get changed(): AbortSignal {
    return this.#changed.signal;
  }

  /** Whether {@link check} and {@link known} would find nothing to look at. */
  get isSure(): boolean {
    return this.#change === undefined && (this.#expected === undefined || this.#believed === this.#faults);
  }

  /** From now on the log has to be this one. */
  expect(id: string, read: () => Promise<string | undefined>): void {
    this.#expected = { id, read };
    this.#believed = this.#faults;
  }

  /** Something failed, so that the next answer may come from another server. */
  suspect(): void {
    this.#faults += 1;
    void this.known();
  }

  /** Resolves when the log is known to be the right one, or another one. */
  known(): Promise<void> {
    if (this.#expected === undefined || this.#believed === this.#faults) return Promise.resolve();
    return (this.#watching ??= this.#watch().finally(() => (this.#watching = undefined)));
  }

  /** The log is this one, and no longer the expected one. @param found undefined for a log without identity */
  refuse(found: string | undefined): LogChanged {
    this.#change ??= new LogChanged(this.#expected?.id, found);
    this.#changed.abort();
    this.#lost.resolve(this.#change);
    return this.#change;
  }

  /** @throws LogChanged, or the fault for which nobody knows */
  async check(): Promise<void> {
    while (this.#change === undefined && this.#expected !== undefined && this.#believed < this.#faults) {
      await (this.#looking ??= this.#look(this.#expected).finally(() => (this.#looking = undefined)));
    }
    if (this.#change !== undefined) throw this.#change;
  }

  close(): void {
    this.#closing.abort();
  }

  /** Nobody may ask for anything meanwhile. */
  async #watch(): Promise<void> {
    const { signal } = this.#closing;
    for (let backoffMs = firstBackoffMs; !signal.aborted; backoffMs = Math.min(backoffMs * 2, longestBackoffMs)) {
      try {
        await this.check();
        return;
      } catch (fault) {
        if (fault instanceof LogChanged) return;
      }
      await delay(backoffMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #look({ id, read }: { readonly id: string; readonly read: () => Promise<string | undefined> }): Promise<void> {
    // Of a fault that comes while this looks, the next look decides.
    const faults = this.#faults;
    const found = await read();
    if (found !== id) throw this.refuse(found);
    this.#believed = faults;
  }
}
