/** A terminal is updated every second, a file less often. */
const redrawMs = 1_000;
const lineMs = 5_000;

/** One line of progress. A terminal shows the latest line in place; elsewhere a line is printed every few seconds. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #saidAt = -Infinity;
  #drawn = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Prints the line when one is due. `always` prints it in any case. */
  say(text: () => string, always = false): void {
    const now = performance.now();
    if (!always && now - this.#saidAt < (this.#stream.isTTY ? redrawMs : lineMs) - 50) return;
    this.#saidAt = now;
    if (this.#stream.isTTY) this.#stream.write(`\r\u001b[K${text()}`);
    else this.#stream.write(`${text()}\n`);
    this.#drawn = true;
  }

  /** Keeps the line, so that later output starts below it. */
  end(): void {
    if (this.#drawn && this.#stream.isTTY) this.#stream.write('\r\u001b[K');
    this.#drawn = false;
  }
}
