import { crc32c } from '@node-rs/crc32';
import type { IHeaders, Message } from 'kafkajs';
import { ByteWriter, varintLength } from './byte-writer.ts';

/** The record format of Kafka 0.11 and later. */
const magic = 2;
/** No compression, no transaction. */
const plain = 0;
const none = -1;

/**
 * Encodes the part of a record that does not depend on its place in the batch: key, value and headers.
 * @param writer a buffer that records share
 */
export function encodeRecord(
  { key, value, headers }: Pick<Message, 'key' | 'value' | 'headers'>,
  writer = new ByteWriter(),
): Uint8Array {
  const start = writer.length;
  writeField(writer, key);
  writeField(writer, value);
  const names = Object.keys(headers ?? {});
  writer.varint(names.length);
  for (const name of names) {
    writer.bytes(encodedName(name));
    writeField(writer, headers?.[name]);
  }
  return writer.from(start);
}

/** There are few header names, and they repeat in every message. */
const encodedNames = new Map<string, Uint8Array>();

function encodedName(name: string): Uint8Array {
  let encoded = encodedNames.get(name);
  if (encoded === undefined) {
    const writer = new ByteWriter();
    writer.text(name);
    encoded = writer.from(0);
    encodedNames.set(name, encoded);
  }
  return encoded;
}

function writeField(writer: ByteWriter, value: Message['key'] | Message['value'] | IHeaders[string]): void {
  if (typeof value === 'string') writer.text(value);
  else if (value instanceof Uint8Array) {
    writer.varint(value.length);
    writer.bytes(value);
  } else if (value === null || value === undefined) writer.varint(none);
  else throw new TypeError('A header must have exactly one value.');
}

/**
 * Writes records as one batch of a producer that is not idempotent, in the format of brokers and consumers
 * (https://kafka.apache.org/documentation/#recordbatch).
 * @param records results of {@link encodeRecord}; at least one
 * @param ms timestamp of every record, since 1970
 */
export function writeRecordBatch(writer: ByteWriter, records: readonly Uint8Array[], ms: number): void {
  writer.int64(0n); // base offset, which the broker sets
  writer.sized(() => {
    writer.int32(none); // leader epoch, which the broker sets
    writer.int8(magic);
    writer.checked(crc32c, () => {
      writer.int16(plain);
      writer.int32(records.length - 1);
      writer.int64(BigInt(ms));
      writer.int64(BigInt(ms));
      writer.int64(BigInt(none)); // producer id
      writer.int16(none); // producer epoch
      writer.int32(none); // base sequence
      writer.int32(records.length);
      records.forEach((record, offset) => {
        writer.varint(2 + varintLength(offset) + record.length);
        writer.int8(plain);
        writer.varint(0); // timestamp delta
        writer.varint(offset);
        writer.bytes(record);
      });
    });
  });
}
