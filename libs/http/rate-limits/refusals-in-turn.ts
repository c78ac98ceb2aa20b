/**
 * Answers refusals one in each turn of the event loop, because otherwise the answers to a burst of refused requests would stand before
 * the requests that are served.
 */
export class RefusalsInTurn {
  readonly #waiting: (() => void)[] = [];

  /** @param answer must not throw. At most one for each open connection waits. */
  add(answer: () => void): void {
    this.#waiting.push(answer);
    if (this.#waiting.length === 1) setImmediate(() => this.#answerNext());
  }

  #answerNext(): void {
    const answer = this.#waiting.shift();
    if (this.#waiting.length > 0) setImmediate(() => this.#answerNext());
    answer?.();
  }
}
