/** Work that is done some time after it was asked for, once for all who ask meanwhile, and by one run at a time. */
export class DeferredWork {
  readonly #work: () => Promise<number | undefined>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  /** @param work must not reject. It returns after how many milliseconds it is to run again; undefined: when it is asked for */
  constructor(work: () => Promise<number | undefined>) {
    this.#work = work;
  }

  /** Does the work after this time, or sooner if it was asked for before. Does not keep the process alive. */
  after(ms: number): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#run();
    }, ms).unref();
  }

  /** Does the work a last time. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
    await this.#run();
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    const againAfterMs = await this.#work();
    this.#timer = undefined;
    if (againAfterMs !== undefined) this.after(againAfterMs);
  }
}
