import { randomUUID } from 'node:crypto';
import type { Notification, Pool, PoolClient } from 'pg';
import { Backoff } from '#libs/concurrency';

const channel = 'event_store_appended';

/**
 * Wakes the readers of the log when it has grown: at once in this process, and in others by the NOTIFY of
 * `event_store.append_batch`. A missed notification costs a reader at most its poll interval.
 */
export class WakeUp {
  readonly #pool: Pool;
  readonly #onError: (error: unknown) => void;
  readonly #closing = new AbortController();
  readonly #sleepers = new Set<() => void>();
  #listening: Promise<void> | undefined;
  /** The name of this process in its notifications, which it ignores itself. */
  readonly ownName = randomUUID();

  constructor(pool: Pool, onError: (error: unknown) => void) {
    this.#pool = pool;
    this.#onError = onError;
  }

  /** Wakes all readers of this process. */
  wake(): void {
    for (const wake of this.#sleepers) wake();
    this.#sleepers.clear();
  }

  /**
   * A sleep that the next wake-up ends. Prepare it before you read, so that no event is missed in between.
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
    this.wake();
    await this.#listening;
  }

  async #listen(): Promise<void> {
    const backoff = new Backoff();
    const { signal } = this.#closing;
    while (!signal.aborted) {
      try {
        const client = await this.#pool.connect();
        await this.#listenOn(client, () => backoff.reset());
      } catch (error) {
        if (!this.#closing.signal.aborted) this.#onError(error);
      }
      await backoff.pause(signal);
    }
  }

  /** Listens until the connection breaks or the store closes. */
  async #listenOn(client: PoolClient, onListening: () => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    // The connection can break before LISTEN is answered, when nothing awaits this promise. An unhandled rejection
    // would end the process.
    promise.catch(() => undefined);
    const onNotification = ({ payload }: Notification): void => {
      if (payload !== this.ownName) this.wake();
    };
    const onEnd = (): void => {
      reject(new Error('The connection that listens for appends was closed.'));
    };
    client.on('notification', onNotification).on('error', reject).on('end', onEnd);
    const { signal } = this.#closing;
    const onClose = (): void => {
      resolve(undefined);
    };
    signal.addEventListener('abort', onClose);
    // The store may have been closed during the connection attempt.
    if (signal.aborted) onClose();
    try {
      await client.query(`listen ${channel}`);
      onListening();
      // Events may have been appended before LISTEN took effect.
      this.wake();
      await promise;
    } finally {
      signal.removeEventListener('abort', onClose);
      client.off('notification', onNotification).off('error', reject).off('end', onEnd);
      // Does not go back to the pool, because its next user would get notifications.
      client.release(true);
    }
  }
}
