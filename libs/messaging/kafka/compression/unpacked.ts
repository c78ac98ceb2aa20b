const smallest = 1 << 16;

/** Output of a decompressor, which can copy from its earlier output. */
export class Unpacked {
  #bytes = Buffer.allocUnsafe(smallest);
  #length = 0;

  /** All output so far. */
  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  add(bytes: Uint8Array): void {
    this.#makeRoom(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /**
   * Copies bytes that start `back` bytes before the end. A longer copy repeats them.
   * @throws RangeError when there are fewer bytes
   */
  repeat(back: number, length: number): void {
    if (back === 0 || back > this.#length)
      throw new RangeError(`Cannot copy from ${back} bytes back: the output has ${this.#length} bytes.`);
    this.#makeRoom(length);
    // Byte by byte, because source and destination may overlap.
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
