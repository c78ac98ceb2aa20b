import { createRequire } from 'node:module';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { ByteWriter } from './byte-writer.ts';
import { crc32c } from '@node-rs/crc32';
import { encodeRecord, writeRecordBatch } from './record-batch.ts';

const require = createRequire(import.meta.url);
const decode = require('kafkajs/src/protocol/recordBatch/v0/decoder') as (
  decoder: object,
) => Promise<{ readonly records: readonly KafkaMessage[] }>;
const Decoder = require('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => object;

const checksumAt = 17;
const ms = 1_767_225_600_000;

describe('A record batch', () => {
  const text = fc.string({ unit: 'binary' });
  const bytes = fc.oneof(
    text,
    text.map((each) => Buffer.from(each)),
    fc.constant(null),
    fc.string({ minLength: 8_000, maxLength: 9_000 }),
  );
  // kafkajs, which decodes them here, fails on header names that every object has.
  const name = text.filter((each) => !(each in {}));
  const message = fc.record({
    key: bytes,
    value: bytes,
    headers: fc.dictionary(
      name,
      fc.oneof(
        text,
        text.map((each) => Buffer.from(each)),
      ),
      { maxKeys: 20 },
    ),
  });

  it('CV-4 is decoded to the messages that were encoded, whatever these are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(message, { minLength: 1, maxLength: 100 }), async (messages) => {
        const records = await read(batchOf(messages));
        expect(records).toHaveLength(messages.length);
        records.forEach((record, index) => {
          const { key = null, value = null, headers = {} } = messages[index] ?? {};
          expect(record.offset).toBe(String(index));
          expect(record.timestamp).toBe(String(ms));
          expect(record.key).toEqual(asBuffer(key));
          expect(record.value).toEqual(asBuffer(value));
          expect({ ...record.headers }).toEqual(mapValues(headers, asBuffer));
        });
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('has the checksum of all bytes behind it', () => {
    const batch = batchOf([{ key: 'key', value: 'value' }]);
    expect(batch.readUInt32BE(checksumAt)).toBe(crc32c(batch.subarray(checksumAt + 4)));
  });

  it('refuses a header with several values', () => {
    expect(() => encodeRecord({ value: '', headers: { name: ['one', 'another'] } })).toThrow(TypeError);
  });
});

/** Records that share a buffer, as in the relay. */
function batchOf(messages: readonly Parameters<typeof encodeRecord>[0][]): Buffer {
  const shared = new ByteWriter(1);
  const records = messages.map((each) => encodeRecord(each, shared));
  const writer = new ByteWriter();
  writeRecordBatch(writer, records, ms);
  return writer.from(0);
}

async function read(batch: Buffer): Promise<readonly KafkaMessage[]> {
  return (await decode(new Decoder(batch))).records;
}

function asBuffer(value: string | Buffer | null): Buffer | null {
  return typeof value === 'string' ? Buffer.from(value) : value;
}

function mapValues<From, To>(object: Readonly<Record<string, From>>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, map(value)]));
}
