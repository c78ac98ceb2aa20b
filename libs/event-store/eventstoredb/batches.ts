/** What the client's reads and subscriptions have in common; their types agree on little else. */
interface Source {
  on(event: string, listener: (reason: unknown) => void): unknown;
  read(): unknown;
  removeAllListeners(event: string): unknown;
  resume(): unknown;
}

/** Takes what a stream of objects has ready, as many at a time as are there. */
export class Batches<T> {
  readonly #source: Source;
  readonly #cancel: () => Promise<void>;
  #end: { readonly fault?: unknown } | undefined;
  #wake: () => void = () => undefined;

  /** @param cancel tells the server that no more is wanted */
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
    // Also when nobody asks for more, because a connection can break after the last object was taken.
    source.on('error', (fault) => {
      ended({ fault });
    });
  }

  /**
   * The next objects, `size` at the most; none when nothing came in time or the signal was raised; undefined at the end.
   * @throws what broke the stream, once everything before it was taken
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
      // It may wake for nothing: a stream says that it is readable once more before it ends.
      await this.#woken(left, signal);
    }
  }

  /** What is left is not wanted, but must be taken: the client holds on to a stream that nobody reads to its end. */
  close(): void {
    // A stream that somebody listens to for 'readable' does not flow.
    this.#source.removeAllListeners('readable');
    this.#source.resume();
    // What has ended cannot be cancelled, and need not be.
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
