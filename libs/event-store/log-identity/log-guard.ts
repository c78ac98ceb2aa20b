import { Backoff } from '#libs/concurrency';
import { LogChanged } from '../errors.ts';

/**
 * Knows whether the log behind a store is still the same. After each fault another server may answer, so the identity
 * of the log is read again before its answers count.
 */
export class LogGuard {
  readonly #closing = new AbortController();
  readonly #changed = new AbortController();
  readonly #lost = Promise.withResolvers<Error>();
  #expected: { readonly id: string; readonly read: () => Promise<string | undefined> } | undefined;
  #faults = 0;
  /** The number of faults at the last time that the log was confirmed. */
  #believed = 0;
  #looking: Promise<void> | undefined;
  #watching: Promise<void> | undefined;
  #change: LogChanged | undefined;

  /** Resolves with the reason when the log turns out to be another one. */
  get lost(): Promise<Error> {
    return this.#lost.promise;
  }

  /** Aborts when the log turns out to be another one. */
  get changed(): AbortSignal {
    return this.#changed.signal;
  }

  /** Whether the log is confirmed, so that {@link check} and {@link known} return at once. */
  get isSure(): boolean {
    return this.#change === undefined && (this.#expected === undefined || this.#believed === this.#faults);
  }

  /** Sets the identity that the log must have from now on. */
  expect(id: string, read: () => Promise<string | undefined>): void {
    this.#expected = { id, read };
    this.#believed = this.#faults;
  }

  /** Records a fault: the next answer may come from another server. */
  suspect(): void {
    this.#faults += 1;
    void this.known();
  }

  /** Resolves when the log is confirmed, or known to be another one. */
  known(): Promise<void> {
    if (this.#expected === undefined || this.#believed === this.#faults) return Promise.resolve();
    return (this.#watching ??= this.#watch().finally(() => (this.#watching = undefined)));
  }

  /**
   * Records that the log is not the expected one.
   * @param found undefined for a log without an identity
   */
  refuse(found: string | undefined): LogChanged {
    this.#change ??= new LogChanged(this.#expected?.id, found);
    this.#changed.abort();
    this.#lost.resolve(this.#change);
    return this.#change;
  }

  /** @throws LogChanged, or the fault that prevents the check */
  async check(): Promise<void> {
    while (this.#change === undefined && this.#expected !== undefined && this.#believed < this.#faults) {
      await (this.#looking ??= this.#look(this.#expected).finally(() => (this.#looking = undefined)));
    }
    if (this.#change !== undefined) throw this.#change;
  }

  close(): void {
    this.#closing.abort();
  }

  /** Checks by itself, because no call may come for a while. */
  async #watch(): Promise<void> {
    const { signal } = this.#closing;
    const backoff = new Backoff();
    while (!signal.aborted) {
      try {
        await this.check();
        return;
      } catch (fault) {
        if (fault instanceof LogChanged) return;
      }
      await backoff.pause(signal);
    }
  }

  async #look({ id, read }: { readonly id: string; readonly read: () => Promise<string | undefined> }): Promise<void> {
    // A fault during this check is left to the next check.
    const faults = this.#faults;
    const found = await read();
    if (found !== id) throw this.refuse(found);
    this.#believed = faults;
  }
}
