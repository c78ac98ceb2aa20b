import { Unpacked } from './unpacked.ts';

/** The header of Java clients: it is followed by two versions, and by blocks with a length each. */
const framed = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const framedFrom = framed.length + 8;

/** Decompresses Snappy (https://github.com/google/snappy/blob/main/format_description.txt). */
export function unpackSnappy(packed: Buffer): Buffer {
  const unpacked = new Unpacked();
  if (!packed.subarray(0, framed.length).equals(framed)) {
    unpackBlock(packed, unpacked);
    return unpacked.bytes;
  }
  for (let at = framedFrom; at < packed.length;) {
    const length = packed.readUInt32BE(at);
    at += 4;
    unpackBlock(packed.subarray(at, at + length), unpacked);
    at += length;
  }
  return unpacked.bytes;
}

function unpackBlock(block: Buffer, unpacked: Unpacked): void {
  let at = 0;
  // The decompressed length, seven bits per byte.
  while (block.readUInt8(at++) > 0x7f);
  while (at < block.length) {
    const tag = block.readUInt8(at++);
    const kind = tag & 3;
    if (kind === 0) {
      let length = (tag >> 2) + 1;
      if (length > 60) {
        const bytes = length - 60;
        length = block.readUIntLE(at, bytes) + 1;
        at += bytes;
      }
      unpacked.add(block.subarray(at, at + length));
      at += length;
    } else if (kind === 1) {
      unpacked.repeat(((tag >> 5) << 8) | block.readUInt8(at), ((tag >> 2) & 7) + 4);
      at += 1;
    } else {
      const bytes = kind === 2 ? 2 : 4;
      unpacked.repeat(block.readUIntLE(at, bytes), (tag >> 2) + 1);
      at += bytes;
    }
  }
}
