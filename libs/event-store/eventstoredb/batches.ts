/** The methods that the client's reads and subscriptions share; their types agree on little else. */
interface Source {
  on(event: string, listener: (reason: unknown) => void): unknown;
  read(): unknown;
  removeAllListeners(event: string): unknown;
  resume(): unknown;
}

/** Takes the objects that a stream has ready, in batches. */
export class Batches<T> {
  readonly #source: Source;
  readonly #cancel: () => Promise<void>;
  #end: { readonly fault?: unknown } | undefined;
  #wake: () => void = () => undefined;

  /** @param cancel tells the server to send no more */
  constructor(source: Source, cancel: () => Promise<void>) {
    this.#source = source;
    this.#cancel = cancel;
    const ended = (end: { readonly fault?: unknown }): void => {
      this.#end ??= end;
      this.#wake();
    };
    source.on('readable', () => {
      this.#wake();
    });
    source.on('end', () => {
      ended({});
    });
    // Always listens, because a connection can break after the last object was taken.
    source.on('error', (fault) => {
      ended({ fault });
    });
  }

  /**
   * The next objects, at most `size`; empty after the timeout or the signal; undefined at the end.
   * @throws the fault that broke the stream, after all objects before it were taken
   */
  async next(size: number, timeoutMs: number, signal?: AbortSignal): Promise<readonly T[] | undefined> {
    const until = performance.now() + timeoutMs;
    for (;;) {
      const ready = this.#take(size);
      if (ready.length > 0 || signal?.aborted === true) return ready;
      if (this.#end !== undefined) {
        if ('fault' in this.#end) throw this.#end.fault;
        return undefined;
      }
      const left = until - performance.now();
      if (left <= 0) return [];
      // It may wake without an object: a stream becomes readable once more before it ends.
      await this.#woken(left, signal);
    }
  }

  /**
   * Discards the remaining objects. They must be read, because the client keeps a stream that is not read to its end.
   */
  close(): void {
    // A stream with a 'readable' listener does not flow.
    this.#source.removeAllListeners('readable');
    this.#source.resume();
    // A stream that has ended cannot be cancelled, and need not be.
    this.#cancel().catch(() => undefined);
  }

  #woken(timeoutMs: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = setTimeout(wake, timeoutMs);
      signal?.addEventListener('abort', wake);
      this.#wake = wake;
    });
  }

  #take(size: number): T[] {
    const taken: T[] = [];
    while (taken.length < size) {
      const next = this.#source.read() as T | null;
      if (next === null) break;
      taken.push(next);
    }
    return taken;
  }
}
