import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { CompressionTypes } from 'kafkajs';
import { unpackLz4 } from './compression/lz4.ts';
import { unpackSnappy } from './compression/snappy.ts';

const require = createRequire(import.meta.url);
// Its own export has a name that Node does not find when a module imports it.
const { Codecs } = require('kafkajs/src/protocol/message/compression') as { Codecs: Record<number, () => Codec> };

interface Codec {
  compress(): Promise<Buffer>;
  decompress(packed: Buffer): Promise<Buffer>;
}

// Node has it since 22.15.
const unpackZstd = 'zstdDecompress' in zlib ? promisify(zlib.zstdDecompress) : undefined;

/** What topics and producers may compress with, as `compression.type` names it. */
export const readableCompressions: readonly string[] = [
  'gzip',
  'snappy',
  'lz4',
  ...(unpackZstd === undefined ? [] : ['zstd']),
];

/**
 * kafkajs reads gzip alone, and ends a consumer at any other batch, again and again. Another program may compress as it
 * likes, and so may a topic that an operator has made.
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
    compress: () => Promise.reject(new TypeError('Assent sends nothing compressed.')),
    decompress: async (packed) => await unpack(packed),
  };
}
