const smallest = 1 << 12;
/** A varint has 32 bits, seven in each byte. */
const longestVarint = 5;

/** Writes the primitive types of Kafka's protocol into a growing buffer. */
export class ByteWriter {
  #bytes: Buffer;
  #length = 0;

  /** @param expected size in bytes; a larger content is copied to a larger buffer */
  constructor(expected = smallest) {
    this.#bytes = Buffer.allocUnsafe(expected);
  }

  /** The number of bytes written. */
  get length(): number {
    return this.#length;
  }

  /** The bytes written from an offset on. Later writes do not change them. */
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

  /** A signed number in as few bytes as possible (zigzag encoding). */
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

  /** UTF-8 after its length as a varint. */
  text(value: string): void {
    const length = Buffer.byteLength(value);
    this.varint(length);
    this.#length += this.#withRoom(length).write(value, this.#length);
  }

  /** UTF-8 after its length as 16 bits. */
  shortText(value: string): void {
    const length = Buffer.byteLength(value);
    this.int16(length);
    this.#length += this.#withRoom(length).write(value, this.#length);
  }

  /** The output of `write` after its length as 32 bits. */
  sized(write: () => void): void {
    const start = this.#length;
    this.int32(0);
    write();
    this.#bytes.writeInt32BE(this.#length - start - 4, start);
  }

  /** The output of `write` after its checksum. */
  checked(checksum: (bytes: Uint8Array) => number, write: () => void): void {
    const start = this.#length;
    this.int32(0);
    write();
    this.#bytes.writeUInt32BE(checksum(this.from(start + 4)), start);
  }

  /** The buffer, grown to have room for so many more bytes. */
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

/** How many bytes {@link ByteWriter.varint} takes for a non-negative number. */
export function varintLength(value: number): number {
  // One bit is the sign.
  return Math.ceil((33 - Math.clz32(value)) / 7) || 1;
}
