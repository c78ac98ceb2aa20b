const smallest = 1 << 12;
/** Of 32 bits, seven in each byte. */
const longestVarint = 5;

/** Writes what Kafka's protocol consists of, one thing behind the other, into a buffer that grows. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  /** @param expected bytes; it takes a copy when there are more */
  constructor(expected = smallest) {
    this.#bytes = Buffer.allocUnsafe(expected);
  }

  /** How much has been written, in bytes. */
  get length(): number {
    return this.#length;
  }

  /** What has been written, from a byte on. It stays as it is, whatever is written behind it. */
  from(start: number): Buffer {
    return this.#bytes.subarray(start, this.#length);
  }

  int8(value: number): void {
    this.#length = this.#withRoom(1).writeInt8(value, this.#length);
  }

  int16(value: number): void {
    this.#length = this.#withRoom(2).writeInt16BE(value, this.#length);
  }

  int32(value: number): void {
    this.#length = this.#withRoom(4).writeInt32BE(value, this.#length);
  }

  int64(value: bigint): void {
    this.#length = this.#withRoom(8).writeBigInt64BE(value, this.#length);
  }

  /** A number with a sign in as few bytes as it takes ("zigzag"). */
  varint(value: number): void {
    const bytes = this.#withRoom(longestVarint);
    let rest = ((value << 1) ^ (value >> 31)) >>> 0;
    for (; rest > 0x7f; rest >>>= 7) bytes[this.#length++] = (rest & 0x7f) | 0x80;
    bytes[this.#length++] = rest;
  }

  bytes(value: Uint8Array): void {
    this.#withRoom(value.length).set(value, this.#length);
    this.#length += value.length;
  }

  /** UTF-8 behind its length in bytes. */
  text(value: string): void {
    const length = Buffer.byteLength(value);
    this.varint(length);
    this.#length += this.#withRoom(length).write(value, this.#length);
  }

  /** UTF-8 behind its length in bytes, which has 16 bits. */
  shortText(value: string): void {
    const length = Buffer.byteLength(value);
    this.int16(length);
    this.#length += this.#withRoom(length).write(value, this.#length);
  }

  /** What `write` writes, behind its length in bytes, which has 32 bits. */
  sized(write: () => void): void {
    const start = this.#length;
    this.int32(0);
    write();
    this.#bytes.writeInt32BE(this.#length - start - 4, start);
  }

  /** What `write` writes, behind a checksum of it. */
  checked(checksum: (bytes: Uint8Array) => number, write: () => void): void {
    const start = this.#length;
    this.int32(0);
    write();
    this.#bytes.writeUInt32BE(checksum(this.from(start + 4)), start);
  }

  /** The buffer, with room for so many bytes more. */
  #withRoom(bytes: number): Buffer {
    const needed = this.#length + bytes;
    if (needed > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, this.#bytes.length * 2));
      this.#bytes.copy(larger, 0, 0, this.#length);
      this.#bytes = larger;
    }
    return this.#bytes;
  }
}

/** How many bytes {@link ByteWriter.varint} takes for a number that is not negative. */
export function varintLength(value: number): number {
  // One bit is for the sign.
  return Math.ceil((33 - Math.clz32(value)) / 7) || 1;
}
