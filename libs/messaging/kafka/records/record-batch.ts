import type { IHeaders, Message } from 'kafkajs';
import { ByteWriter, varintLength } from './byte-writer.ts';
import { crc32c } from './crc32c.ts';

/** The format that Kafka has had since version 0.11. */
const magic = 2;
/** Neither compressed nor part of a transaction. */
const plain = 0;
const none = -1;

/**
 * What a message is in a batch, but for its place there: key, value and headers.
 * @param writer whose buffer it shares
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

/** The names of headers are few, and the same for every message. */
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
  else throw new TypeError('A header has one value.');
}

/**
 * Writes records as one batch, which the broker keeps and consumers get
 * (https://kafka.apache.org/documentation/#recordbatch), of a producer that is not idempotent.
 * @param records of {@link encodeRecord}; at least one
 * @param ms the time of each of them, since 1970
 */
export function writeRecordBatch(writer: ByteWriter, records: readonly Uint8Array[], ms: number): void {
  writer.int64(0n); // the first offset: the broker gives it
  writer.sized(() => {
    writer.int32(none); // the leader's epoch: the broker's as well
    writer.int8(magic);
    writer.checked(crc32c, () => {
      writer.int16(plain);
      writer.int32(records.length - 1);
      writer.int64(BigInt(ms));
      writer.int64(BigInt(ms));
      writer.int64(BigInt(none)); // the producer's id,
      writer.int16(none); // its epoch
      writer.int32(none); // and the first of its sequence
      writer.int32(records.length);
      records.forEach((record, offset) => {
        writer.varint(2 + varintLength(offset) + record.length);
        writer.int8(plain);
        writer.varint(0); // of the batch's time
        writer.varint(offset);
        writer.bytes(record);
      });
    });
  });
}
