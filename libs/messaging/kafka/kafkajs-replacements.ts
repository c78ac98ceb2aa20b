import { createRequire } from 'node:module';
import type { IHeaders, ISocketFactory, Message } from 'kafkajs';
import { ByteWriter } from './records/byte-writer.ts';
import { writeRecordBatch } from './records/record-batch.ts';

const require = createRequire(import.meta.url);

interface RequestQueue {
  /** Epoch milliseconds; -1 when the broker has never throttled us. */
  readonly throttledUntil: number;
  readonly pending: readonly unknown[];
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
  scheduleCheckPendingRequests(): void;
}

const pendingCheckMs = 10;

/**
 * kafkajs 2.2.4 schedules its check of pending requests even when there are none, with a negative delay unless the
 * broker throttles it. Node prints a warning for each such timer.
 */
export function keepTimersPositive(): void {
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue };
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    const throttledForMs = this.throttledUntil - Date.now();
    if (this.throttleCheckTimeoutId !== null || (throttledForMs <= 0 && this.pending.length === 0)) return;
    this.throttleCheckTimeoutId = setTimeout(
      () => {
        this.throttleCheckTimeoutId = null;
        this.checkPendingRequests();
      },
      throttledForMs > 0 ? throttledForMs : pendingCheckMs,
    );
  };
}

const createSocket = (require('kafkajs/src/network/socketFactory') as () => ISocketFactory)();

/**
 * The default sockets of kafkajs 2.2.4, except that `unref` does nothing once they are closed. kafkajs calls it
 * whenever it gives up a broker that is away, and Node keeps a listener for each call.
 */
export const socketFactory: ISocketFactory = (options) => {
  const socket = createSocket(options);
  return socket.once('close', () => {
    socket.unref = () => socket;
  });
};

/** A message with the result of `encodeRecord`, so that encoding does not delay a request. */
export interface EncodedMessage extends Message {
  readonly record: Uint8Array;
  /** The broker's answer for the partition of this record, even if kafkajs throws the error of another partition. */
  answer?: Answer;
}

export interface Answer {
  readonly partition: number;
  /** 0 when the records were stored. */
  readonly errorCode: number;
}

interface ProduceResponse {
  readonly topics: readonly {
    readonly topicName: string;
    readonly partitions: readonly Answer[];
  }[];
}

interface ProduceArguments {
  readonly acks: number;
  readonly timeout: number;
  readonly topicData: readonly {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly messages: readonly Message[] }[];
  }[];
}

interface ProduceRequest {
  readonly apiVersion: number;
  /** @returns an object that kafkajs accepts as one of its encoders */
  encode(): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }>;
}

interface ProduceResponseReader {
  /** @throws the first error in the response */
  parse(response: ProduceResponse): Promise<unknown>;
}

interface Produce {
  protocol: (of: { version: number }) => (args: ProduceArguments) => {
    request: ProduceRequest;
    response: ProduceResponseReader;
  };
}

const produce = require('kafkajs/src/protocol/requests/produce') as Produce;
const { protocol } = produce;
/** The first request version with record batches. The format is the same up to the last version that kafkajs knows. */
const firstWithRecordBatches = 3;
const noTransaction = -1;

/**
 * kafkajs 2.2.4 takes 25 µs to encode a message, because it uses many small buffers. We write requests whose messages
 * all have a record ourselves, and note the broker's answer on each message. All other requests stay with kafkajs.
 */
export function sendEncodedMessages(): void {
  produce.protocol = (of) => {
    const define = protocol(of);
    return (args) => {
      const { request, response } = define(args);
      if (request.apiVersion < firstWithRecordBatches || !isEncoded(args)) return { request, response };
      return {
        request: { ...request, encode: () => Promise.resolve(asEncoder(produceRequest(args))) },
        response: {
          ...response,
          parse: (answered) => {
            noteAnswers(args, answered);
            return response.parse(answered);
          },
        },
      };
    };
  };
}

/** kafkajs reports only the first error of a partly successful request, and not which records the broker stored. */
function noteAnswers({ topicData }: ProduceArguments, { topics }: ProduceResponse): void {
  for (const { topicName, partitions } of topics) {
    const sent = topicData.find(({ topic }) => topic === topicName)?.partitions ?? [];
    for (const { partition, errorCode } of partitions) {
      const messages = sent.find((each) => each.partition === partition)?.messages ?? [];
      for (const message of messages.filter(hasRecord)) message.answer = { partition, errorCode };
    }
  }
}

function isEncoded({ topicData }: ProduceArguments): boolean {
  return topicData.every(({ partitions }) => partitions.every(({ messages }) => messages.every(hasRecord)));
}

function hasRecord(message: Message): message is EncodedMessage {
  return 'record' in message;
}

function produceRequest({ acks, timeout, topicData }: ProduceArguments): Buffer {
  const ms = Date.now();
  const writer = new ByteWriter();
  writer.int16(noTransaction);
  writer.int16(acks);
  writer.int32(timeout);
  writer.int32(topicData.length);
  for (const { topic, partitions } of topicData) {
    writer.shortText(topic);
    writer.int32(partitions.length);
    for (const { partition, messages } of partitions) {
      writer.int32(partition);
      writer.sized(() =>
        writeRecordBatch(
          writer,
          messages.filter(hasRecord).map(({ record }) => record),
          ms,
        ),
      );
    }
  }
  return writer.from(0);
}

function asEncoder(buffer: Buffer): { readonly buf: Buffer; readonly buffer: Buffer } {
  return { buf: buffer, buffer };
}

interface Decoder {
  readVarInt(): number;
}

interface Header {
  readonly key: string;
  readonly value: Buffer | null;
}

/**
 * kafkajs 2.2.4 copies the headers of a message once for each header, which takes as long as the rest of the message.
 * It decodes them as its only list of variable length, and then calls `reduce`. This list does so in one pass.
 */
export function readHeadersOnce(): void {
  const { prototype } = require('kafkajs/src/protocol/decoder') as {
    prototype: { readVarIntArray(read: (decoder: Decoder) => Header): HeaderList };
  };
  prototype.readVarIntArray = function (this: Decoder, read) {
    const headers = new HeaderList();
    for (let left = this.readVarInt(); left > 0; left -= 1) headers.add(read(this));
    return headers;
  };
}

class HeaderList {
  // A header of another program may be named like a property of every object.
  readonly #headers: IHeaders = Object.create(null) as IHeaders;

  add({ key, value }: Header): void {
    const content = value ?? undefined;
    const earlier = this.#headers[key];
    if (earlier === undefined) this.#headers[key] = content;
    else this.#headers[key] = [earlier, content].flat().filter((each) => each !== undefined);
  }

  reduce(): IHeaders {
    return this.#headers;
  }
}
