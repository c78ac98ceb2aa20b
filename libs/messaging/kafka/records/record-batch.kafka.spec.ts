import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { crc32c } from '@node-rs/crc32';
import { aPrefix, describeWithOwnKafka, kafkaBrokers } from '../../../../test/kafka/kafka.ts';
import { brokerPrograms } from '../../../../tools/kafka/broker-programs.ts';
import { connectKafka } from '../kafka-connection.ts';
import { ByteWriter } from './byte-writer.ts';
import { encodeRecord, writeRecordBatch } from './record-batch.ts';

type Field = string | Buffer | null;

interface Message {
  readonly key: Field;
  readonly value: Field;
  readonly headers: Readonly<Record<string, string | Buffer>>;
}

const programs = '.assent/programs';
const ms = Date.UTC(2026, 0, 1);

/** Lengths and offset deltas of one and of several bytes, text of several scripts, binary data, and null. */
const messages: readonly Message[] = [
  {
    key: 'token-1',
    value: '{"amount":"1.00"}',
    headers: { ce_id: 'a', ce_type: 'TokenActivated', 'content-type': 'b' },
  },
  { key: null, value: null, headers: {} },
  { key: '', value: '', headers: { empty: '' } },
  { key: 'größe 漢字 🪙', value: 'x'.repeat(20_000), headers: { größe: '漢字', long: 'y'.repeat(300) } },
  {
    key: Buffer.from([0, 1, 127, 128, 255]),
    value: Buffer.from([255, 254, 0]),
    headers: { raw: Buffer.from([128, 0]) },
  },
  ...Array.from({ length: 200 }, (_, index) => ({
    key: `key-${index}`,
    value: 'v'.repeat(index),
    headers: Object.fromEntries(Array.from({ length: index % 70 }, (__, header) => [`h${header}`, `${index}`])),
  })),
];

describeWithOwnKafka("A record batch, as Kafka's own programs read it", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assent-records-'));
  });

  afterAll(() => rm(folder, { recursive: true, force: true }));

  /** The output of kafka-dump-log for a segment with these bytes. */
  async function dumped(segment: Buffer): Promise<readonly string[]> {
    const file = join(folder, '00000000000000000000.log');
    await writeFile(file, segment);
    const output = await run(
      'org.apache.kafka.tools.DumpLogSegments',
      '--files',
      file,
      '--print-data-log',
      '--deep-iteration',
    );
    return output.toString().split('\n');
  }

  it('CV-4 has every field of the batch, and a checksum that Kafka finds valid', async () => {
    const batch = batchOf(messages);
    const [header] = (await dumped(batch)).filter((line) => line.startsWith('baseOffset:'));
    expect(fieldsOf(header ?? '')).toEqual({
      baseOffset: '0',
      lastOffset: String(messages.length - 1),
      count: String(messages.length),
      baseSequence: '-1',
      lastSequence: '-1',
      producerId: '-1',
      producerEpoch: '-1',
      partitionLeaderEpoch: '-1',
      isTransactional: 'false',
      isControl: 'false',
      deleteHorizonMs: 'OptionalLong.empty',
      position: '0',
      CreateTime: String(ms),
      size: String(batch.length),
      magic: '2',
      compresscodec: 'none',
      crc: String(crc32c(batch.subarray(21))),
      isvalid: 'true',
    });
  });

  it('CV-4 is rejected by Kafka when one bit has changed', async () => {
    const broken = batchOf(messages.slice(0, 1));
    const last = broken.length - 1;
    broken.writeUInt8(broken.readUInt8(last) ^ 1, last);
    expect((await dumped(broken)).join('\n')).toContain('isvalid: false');
  });

  it('CV-4 has the offset, time, sizes, header names, key and value of every record', async () => {
    const text = messages.filter(({ key, value }) => !Buffer.isBuffer(key) && !Buffer.isBuffer(value));
    const records = (await dumped(batchOf(text))).filter((line) => line.startsWith('| offset:'));
    expect(records).toEqual(
      text.map(({ key, value, headers }, offset) =>
        [
          `| offset: ${offset} CreateTime: ${ms} keySize: ${sizeOf(key)} valueSize: ${sizeOf(value)} sequence: -1`,
          `headerKeys: [${Object.keys(headers).join(',')}]`,
          ...(key === null ? [] : [`key: ${String(key)}`]),
          ...(value === null ? [] : [`payload: ${String(value)}`]),
        ].join(' '),
      ),
    );
  });

  it('CV-4 is accepted by a broker, and its consumer reads every key, value and header', async () => {
    const topic = `${aPrefix()}records`;
    const brokers = await kafkaBrokers();
    const { client } = connectKafka({ brokers, clientId: 'test' });
    const admin = client.admin();
    const producer = client.producer();
    const before = Date.now();
    try {
      await admin.connect();
      await admin.createTopics({ topics: [{ topic, numPartitions: 1 }], waitForLeaders: true });
      await producer.connect();
      const encoded = messages.map((message) => ({ ...message, record: encodeRecord(message) }));
      await producer.sendBatch({ topicMessages: [{ topic, messages: encoded }], acks: -1 });
      const after = Date.now();

      const consumed = await consumedBy(brokers, topic, messages.length);
      expect(consumed.map(({ timestamp: _, ...record }) => record)).toEqual(
        messages.map(({ key, value, headers }, offset) => ({
          offset: `Offset:${offset}`,
          headers: printedHeaders(headers),
          key: printed(key),
          value: printed(value),
        })),
      );
      const times = new Set(consumed.map(({ timestamp }) => Number(timestamp.replace('CreateTime:', ''))));
      expect(times.size).toBe(1);
      for (const time of times) {
        expect(time).toBeGreaterThanOrEqual(before);
        expect(time).toBeLessThanOrEqual(after);
      }
      await admin.deleteTopics({ topics: [topic] });
    } finally {
      await producer.disconnect();
      await admin.disconnect();
    }
  });
});

function batchOf(all: readonly Message[]): Buffer {
  const writer = new ByteWriter();
  writeRecordBatch(
    writer,
    all.map((message) => encodeRecord(message)),
    ms,
  );
  return writer.from(0);
}

/** Java's default encodings follow the locale, which may be ASCII. The names are those of Java 17 and of later releases. */
const utf8 = ['-Dfile.encoding=UTF-8', '-Dsun.stdout.encoding=UTF-8', '-Dstdout.encoding=UTF-8'];

/** Runs one of Kafka's command-line programs. @returns its output */
async function run(program: string, ...args: readonly string[]): Promise<Buffer> {
  const { java, classpath } = await brokerPrograms(programs);
  const options = { encoding: 'buffer', maxBuffer: 2 ** 26 } as const;
  const { stdout } = await promisify(execFile)(
    java,
    ['-XX:TieredStopAtLevel=1', ...utf8, '-cp', classpath, program, ...args],
    options,
  );
  return stdout;
}

function fieldsOf(line: string): Record<string, string> {
  return Object.fromEntries([...line.matchAll(/(\w+): (\S+)/g)].map(([, name = '', value = '']) => [name, value]));
}

/** Separators that occur in no message and may be arguments of a program. */
const betweenFields = '\u0002';
const betweenRecords = '\u0003';
const betweenHeaders = '\u0004';
const nothing = '\u0005';

interface Consumed {
  readonly timestamp: string;
  readonly offset: string;
  readonly headers: string;
  readonly key: string;
  readonly value: string;
}

/** The output of kafka-console-consumer, whose raw bytes `latin1` keeps. */
async function consumedBy(brokers: readonly string[], topic: string, count: number): Promise<readonly Consumed[]> {
  const properties = {
    'print.timestamp': 'true',
    'print.offset': 'true',
    'print.headers': 'true',
    'print.key': 'true',
    'key.separator': betweenFields,
    'line.separator': betweenRecords,
    'headers.separator': betweenHeaders,
    'null.literal': nothing,
  };
  const output = await run(
    'org.apache.kafka.tools.consumer.ConsoleConsumer',
    ...['--bootstrap-server', brokers.join(','), '--topic', topic, '--from-beginning', '--max-messages', String(count)],
    ...Object.entries(properties).flatMap(([name, value]) => ['--formatter-property', `${name}=${value}`]),
  );
  const records = output.toString('latin1').split(betweenRecords).slice(0, -1);
  return records.map((record) => {
    const [timestamp = '', offset = '', headers = '', key = '', value = ''] = record.split(betweenFields);
    return { timestamp, offset, headers, key, value };
  });
}

function printed(field: Field): string {
  return field === null ? nothing : Buffer.from(field).toString('latin1');
}

function printedHeaders(headers: Message['headers']): string {
  const all = Object.entries(headers).map(([name, value]) => `${printed(name)}:${printed(value)}`);
  return all.length === 0 ? 'NO_HEADERS' : all.join(betweenHeaders);
}

function sizeOf(field: Field): number {
  return field === null ? -1 : Buffer.byteLength(field);
}
