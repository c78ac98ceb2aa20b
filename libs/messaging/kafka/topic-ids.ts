import { createRequire } from 'node:module';
import type { PartitionMetadata } from 'kafkajs';

const require = createRequire(import.meta.url);

interface Encoder {
  writeInt32(value: number): Encoder;
  writeBoolean(value: boolean): Encoder;
  writeUVarIntString(value: string): Encoder;
  /** Empty: no tagged fields. */
  writeUVarIntBytes(): Encoder;
  writeUVarIntArray(value: readonly Encoder[] | null): Encoder;
  writeBuffer(value: Buffer): Encoder;
}

interface Decoder {
  readInt16(): number;
  readInt32(): number;
  readBoolean(): boolean;
  readBytes(length: number): Buffer;
  readUVarIntString(): string | null;
  readUVarIntArray<T>(read: (decoder: Decoder) => T): T[] | null;
  readTaggedFields(): unknown;
}

interface MetadataRequest {
  readonly topics: readonly string[];
  readonly allowAutoTopicCreation?: boolean;
}

interface Definition {
  readonly request: { readonly apiKey: number; readonly apiVersion: number };
  readonly response: { parse(data: unknown): Promise<unknown> };
}

interface Metadata {
  versions: string[];
  protocol: (of: { version: number }) => ((args: MetadataRequest) => Definition) | undefined;
}

const EncoderOfKafkajs = require('kafkajs/src/protocol/encoder') as new () => Encoder;
const DecoderOfKafkajs = require('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => Decoder;
const metadata = require('kafkajs/src/protocol/requests/metadata') as Metadata;
const { protocol } = metadata;
/** The last version that kafkajs knows and can decode. */
const known = 6;
/** Since Kafka 2.8 a topic has an id, which changes when it is deleted and created again. */
const withIds = 12;
const idBytes = 16;
const anyId = Buffer.alloc(idBytes);
const numbers = (decoder: Decoder): number[] => decoder.readUVarIntArray((each) => each.readInt32()) ?? [];

/** On the first partition of a topic, if the broker reports its id. */
export function idOf(partitions: readonly PartitionMetadata[]): string | undefined {
  const [first] = partitions as readonly (PartitionMetadata & { readonly topicId?: string })[];
  return first?.topicId;
}

/**
 * kafkajs identifies topics by name. It takes a topic that was deleted and created again for the old one, and continues
 * at the old offset. This makes it request topic ids, if the broker supports them.
 */
export function askForTopicIds(): void {
  if (!metadata.versions.includes(String(withIds))) metadata.versions = [...metadata.versions, String(withIds)];
  metadata.protocol = (of) => {
    const define = protocol({ version: Math.min(of.version, known) });
    if (of.version !== withIds || define === undefined) return define;
    return (args) => {
      const { request, response } = define(args);
      return {
        request: { ...request, apiVersion: withIds, encode: () => Promise.resolve(encode(args)) },
        response: { ...response, decode: (bytes: Buffer) => Promise.resolve(decode(new DecoderOfKafkajs(bytes))) },
      };
    };
  };
}

function encode({ topics, allowAutoTopicCreation = true }: MetadataRequest): Encoder {
  const wanted = topics.map((topic) =>
    new EncoderOfKafkajs().writeBuffer(anyId).writeUVarIntString(topic).writeUVarIntBytes(),
  );
  return (
    new EncoderOfKafkajs()
      // Tagged fields of the header.
      .writeUVarIntBytes()
      // No topics: all of them.
      .writeUVarIntArray(wanted.length === 0 ? null : wanted)
      .writeBoolean(allowAutoTopicCreation)
      .writeBoolean(false) // what we may do with them
      .writeUVarIntBytes()
  );
}

/** Decodes like kafkajs, plus ids. */
function decode(decoder: Decoder): unknown {
  decoder.readTaggedFields();
  const clientSideThrottleTime = decoder.readInt32();
  const brokers = decoder.readUVarIntArray(() => {
    const broker = {
      nodeId: decoder.readInt32(),
      host: decoder.readUVarIntString(),
      port: decoder.readInt32(),
      rack: decoder.readUVarIntString(),
    };
    decoder.readTaggedFields();
    return broker;
  });
  const clusterId = decoder.readUVarIntString();
  const controllerId = decoder.readInt32();
  const topicMetadata = decoder.readUVarIntArray(decodeTopic) ?? [];
  return { throttleTime: 0, clientSideThrottleTime, brokers: brokers ?? [], clusterId, controllerId, topicMetadata };
}

function decodeTopic(decoder: Decoder): unknown {
  const topicErrorCode = decoder.readInt16();
  const topic = decoder.readUVarIntString();
  const topicId = Buffer.from(decoder.readBytes(idBytes)).toString('hex');
  const isInternal = decoder.readBoolean();
  const partitionMetadata = decoder.readUVarIntArray(() => {
    const partition = {
      topicId,
      partitionErrorCode: decoder.readInt16(),
      partitionId: decoder.readInt32(),
      leader: decoder.readInt32(),
      leaderEpoch: decoder.readInt32(),
      replicas: numbers(decoder),
      isr: numbers(decoder),
      offlineReplicas: numbers(decoder),
    };
    decoder.readTaggedFields();
    return partition;
  });
  decoder.readInt32(); // what we may do with it
  decoder.readTaggedFields();
  return { topicErrorCode, topic, isInternal, partitionMetadata: partitionMetadata ?? [] };
}
