import { setTimeout as delay } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';

const channel = 'event_store_appended';
const firstBackoffMs = 50;
const longestBackoffMs = 5_000;

/**
 * Tells subscriptions, in this process and in others, that the log has grown: a NOTIFY after the
 * commit, many commits in one. Missing one costs a subscription its poll interval and no more.
 */
export class WakeUp {
  readonly #pool: Pool;
  readonly #onError: (error: unknown) => void;
  readonly #closing = new AbortController();
  readonly #sleepers = new Set<() => void>();
  #listening: Promise<void> | undefined;
  #notifying = false;
  #notifyAgain = false;

  constructor(pool: Pool, onError: (error: unknown) => void) {
    this.#pool = pool;
    this.#onError = onError;
  }

  /** Wakes everybody, soon. */
  notify(): void {
    if (this.#notifying) {
      this.#notifyAgain = true;
      return;
    }
    this.#notifying = true;
    this.#pool
      .query(`notify ${channel}`)
      .catch((error: unknown) => {
        this.#onError(error);
      })
      .finally(() => {
        this.#notifying = false;
        if (!this.#notifyAgain || this.#closing.signal.aborted) return;
        this.#notifyAgain = false;
        this.notify();
      });
  }

  /**
   * A sleep that the next wake-up ends; begin it before you look, so that nothing falls in between.
   * @returns `slept` resolves at the wake-up, at the timeout or at the signal
   */
  prepare(): { readonly slept: (ms: number, signal: AbortSignal) => Promise<void>; readonly cancel: () => void } {
    this.#listening ??= this.#listen();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => {
      resolve(undefined);
    };
    this.#sleepers.add(wake);
    const cancel = (): void => {
      this.#sleepers.delete(wake);
      wake();
    };
    return {
      cancel,
      slept: async (ms, signal) => {
        const timer = setTimeout(cancel, ms);
        signal.addEventListener('abort', cancel, { once: true });
        if (signal.aborted) cancel();
        await promise;
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      },
    };
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#wakeAll();
    await this.#listening;
  }

  #wakeAll(): void {
    for (const wake of this.#sleepers) wake();
    this.#sleepers.clear();
  }

  async #listen(): Promise<void> {
    let backoffMs = firstBackoffMs;
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const client = await this.#pool.connect();
        await this.#listenOn(client, () => (backoffMs = firstBackoffMs));
      } catch (error) {
        if (!this.#closing.signal.aborted) this.#onError(error);
      }
      await delay(backoffMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
    }
  }

  /** Listens until the connection breaks or the store closes. */
  async #listenOn(client: PoolClient, onListening: () => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    // It may break before LISTEN is answered, when nobody awaits this yet: that must not end the process.
    promise.catch(() => undefined);
    const wakeAll = (): void => {
      this.#wakeAll();
    };
    const onEnd = (): void => {
      reject(new Error('The connection that listens for appends was closed.'));
    };
    client.on('notification', wakeAll).on('error', reject).on('end', onEnd);
    const { signal } = this.#closing;
    const onClose = (): void => {
      resolve(undefined);
    };
    signal.addEventListener('abort', onClose);
    // The store may have been closed while this connection was made.
    if (signal.aborted) onClose();
    try {
      await client.query(`listen ${channel}`);
      onListening();
      // Whatever was appended while nobody listened.
      wakeAll();
      await promise;
    } finally {
      signal.removeEventListener('abort', onClose);
      client.off('notification', wakeAll).off('error', reject).off('end', onEnd);
      // Not back to the pool: its next user would be told of appends.
      client.release(true);
    }
  }
}
