import fc from 'fast-check';
import { unpackLz4 } from './lz4.ts';
import { unpackSnappy } from './snappy.ts';

/** A frame of two blocks with the same content: once as literals, and once as a repetition. */
const twiceInLz4 = (content: Buffer): Buffer => {
  const literals = Math.min(content.length, 15);
  const repeated = Math.min(content.length - 4, 15);
  const more = (length: number): number[] => {
    const bytes: number[] = [];
    for (let rest = length - 15; rest >= 0; rest -= 255) bytes.push(Math.min(rest, 255));
    if (bytes.at(-1) === 255) bytes.push(0);
    return bytes;
  };
  const block = Buffer.from([
    (literals << 4) | repeated,
    ...more(content.length),
    ...content,
    content.length & 0xff,
    content.length >> 8,
    ...more(content.length - 4),
    0, // no literals at the end
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(block.length);
  return Buffer.concat([Buffer.from([0x04, 0x22, 0x4d, 0x18, 0x60, 0x40, 0x82]), size, block, Buffer.alloc(4)]);
};

const twiceInSnappy = (content: Buffer): Buffer => {
  const length = Buffer.from([(content.length * 2) & 0x7f, 0]);
  length[0] = ((content.length * 2) & 0x7f) | 0x80;
  length[1] = (content.length * 2) >> 7;
  return Buffer.concat([
    length,
    Buffer.from([(content.length - 1) << 2]),
    content,
    Buffer.from([((content.length - 1) << 2) | 2, content.length, 0]),
  ]);
};

describe('data that other programs compressed', () => {
  const content = (maxLength: number): fc.Arbitrary<Buffer> =>
    fc.uint8Array({ minLength: 4, maxLength }).map((bytes) => Buffer.from(bytes));

  it('with LZ4 is decompressed, with literals and repetitions of any length', () => {
    fc.assert(
      fc.property(content(2_000), (bytes) => {
        expect(unpackLz4(twiceInLz4(bytes))).toEqual(Buffer.concat([bytes, bytes]));
      }),
    );
  });

  it('with Snappy is decompressed, even in the blocks of Java clients', () => {
    fc.assert(
      fc.property(content(60), (bytes) => {
        const block = twiceInSnappy(bytes);
        const twice = Buffer.concat([bytes, bytes]);
        expect(unpackSnappy(block)).toEqual(twice);
        const size = Buffer.alloc(4);
        size.writeUInt32BE(block.length);
        const head = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
        expect(unpackSnappy(Buffer.concat([head, size, block, size, block]))).toEqual(Buffer.concat([twice, twice]));
      }),
    );
  });

  it('is refused when it is truncated or of another format, without looping forever', () => {
    expect(() => unpackLz4(Buffer.from('something else'))).toThrow(/not an LZ4 frame|out of range|Cannot copy/);
    expect(() => unpackLz4(twiceInLz4(Buffer.from('content')).subarray(0, 9))).toThrow(
      /not an LZ4 frame|out of range|Cannot copy/,
    );
    expect(() => unpackSnappy(Buffer.from([8, 1, 1, 1]))).toThrow(/not an LZ4 frame|out of range|Cannot copy/);
  });
});
