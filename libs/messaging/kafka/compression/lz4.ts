import { Unpacked } from './unpacked.ts';

const magic = 0x184d2204;
const hasContentSize = 0x08;
const hasBlockChecksum = 0x10;
const hasDictionary = 0x01;
/** Marks a block that is not compressed. */
const plainBlock = 0x80000000;
const shortestRepetition = 4;

/** Decompresses LZ4 (https://github.com/lz4/lz4/blob/dev/doc/lz4_Frame_format.md). */
export function unpackLz4(packed: Buffer): Buffer {
  if (packed.readUInt32LE(0) !== magic) throw new RangeError('The data is not an LZ4 frame.');
  const flags = packed.readUInt8(4);
  // Skips flags, the maximum block size, optional fields, and a checksum of these.
  let at = 7 + ((flags & hasContentSize) === 0 ? 0 : 8) + ((flags & hasDictionary) === 0 ? 0 : 4);
  const unpacked = new Unpacked();
  for (;;) {
    const size = packed.readUInt32LE(at);
    at += 4;
    // The end mark. A checksum may follow, which is ignored because Kafka has its own.
    if (size === 0) return unpacked.bytes;
    const length = size & ~plainBlock;
    const block = packed.subarray(at, at + length);
    if (size >= plainBlock) unpacked.add(block);
    else unpackBlock(block, unpacked);
    at += length + ((flags & hasBlockChecksum) === 0 ? 0 : 4);
  }
}

function unpackBlock(block: Buffer, unpacked: Unpacked): void {
  let at = 0;
  /** A length that exceeds four bits continues in further bytes; a byte below 255 is the last. */
  const lengthFrom = (start: number): number => {
    let length = start;
    if (start === 15) {
      let more: number;
      do length += more = block.readUInt8(at++);
      while (more === 255);
    }
    return length;
  };
  while (at < block.length) {
    const token = block.readUInt8(at++);
    const literals = lengthFrom(token >> 4);
    unpacked.add(block.subarray(at, at + literals));
    at += literals;
    // The last sequence has only literals.
    if (at >= block.length) return;
    const back = block.readUInt16LE(at);
    at += 2;
    unpacked.repeat(back, lengthFrom(token & 15) + shortestRepetition);
  }
}
