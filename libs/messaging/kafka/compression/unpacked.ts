const smallest = 1 << 16;

/** Bytes that are unpacked one behind the other, and may repeat those before them. */
export class Unpacked {
  #bytes = Buffer.allocUnsafe(smallest);
  #length = 0;

  /** Everything so far. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /**
   * Repeats bytes that begin so far back; more of them than that repeat themselves.
   * @throws RangeError when there are not so many
   */
  repeat(back: number, length: number): void {
    if (back === 0 || back > this.#length) throw new RangeError(`There are no ${back} bytes to repeat.`);
    this.#makeRoom(length);
    // Byte by byte, because the bytes that are written may be among those that are read.
    for (let end = this.#length + length; this.#length < end; this.#length += 1) {
      this.#bytes[this.#length] = this.#bytes[this.#length - back] ?? 0;
    }
  }

  #makeRoom(bytes: number): void {
    const needed = this.#length + bytes;
    if (needed <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
