/** A terminal is drawn on every second; a file gets a line once in a while. */
const redrawMs = 1_000;
const lineMs = 5_000;

/** One line that says how far it is: drawn over on a terminal, and elsewhere printed every few seconds. */
export class Progress {
  readonly #stream: NodeJS.WriteStream;
  #saidAt = -Infinity;
  #drawn = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Says it when it is time to; `always` for what must not be left out. */
  say(text: () => string, always = false): void {
    const now = performance.now();
    if (!always && now - this.#saidAt < (this.#stream.isTTY ? redrawMs : lineMs) - 50) return;
    this.#saidAt = now;
    if (this.#stream.isTTY) this.#stream.write(`\r\u001b[K${text()}`);
    else this.#stream.write(`${text()}\n`);
    this.#drawn = true;
  }

  /** Leaves the line as it is, so that what is printed next is below it. */
  end(): void {
    if (this.#drawn && this.#stream.isTTY) this.#stream.write('\r\u001b[K');
    this.#drawn = false;
  }
}
