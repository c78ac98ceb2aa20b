import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { CompressionTypes } from 'kafkajs';
import { unpackLz4 } from './compression/lz4.ts';
import { unpackSnappy } from './compression/snappy.ts';

const require = createRequire(import.meta.url);
// Imported with `require`, because Node cannot detect this export in an ES module import.
const { Codecs } = require('kafkajs/src/protocol/message/compression') as { Codecs: Record<number, () => Codec> };

interface Codec {
  compress(): Promise<Buffer>;
  decompress(packed: Buffer): Promise<Buffer>;
}

// Available since Node 22.15.
const unpackZstd = 'zstdDecompress' in zlib ? promisify(zlib.zstdDecompress) : undefined;

/** The compressions of topics and producers, as named in `compression.type`. */
export const readableCompressions: readonly string[] = [
  'gzip',
  'snappy',
  'lz4',
  ...(unpackZstd === undefined ? [] : ['zstd']),
];

/**
 * kafkajs reads only gzip, and a batch with any other compression ends its consumer again and again. Other programs may
 * use any compression, and so may topics that an operator created.
 */
export function readEveryCompression(): void {
  const codecs: [CompressionTypes, ((packed: Buffer) => Buffer | Promise<Buffer>) | undefined][] = [
    [CompressionTypes.Snappy, unpackSnappy],
    [CompressionTypes.LZ4, unpackLz4],
    [CompressionTypes.ZSTD, unpackZstd],
  ];
  for (const [type, unpack] of codecs) {
    if (unpack !== undefined) Codecs[type] = () => reader(unpack);
  }
}

function reader(unpack: (packed: Buffer) => Buffer | Promise<Buffer>): Codec {
  return {
    compress: () => Promise.reject(new TypeError('Assent sends batches without compression.')),
    decompress: async (packed) => await unpack(packed),
  };
}
