import type { Pool } from 'pg';
import { CompressionTypes, Partitioners, type Message, type Producer } from 'kafkajs';
import { integrationEventKinds, type IntegrationEvent } from '#libs/contracts';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { moveCheckpoint, runProcessor } from '#libs/projections';
import type { KafkaConnection } from './kafka-connection.ts';
import { toMessage } from './cloud-events.ts';

export interface RelayOptions {
  readonly connection: KafkaConnection;
  readonly eventStore: EventStore;
  readonly database: Pool;
  /** The domain events that may become integration events. */
  readonly types: readonly string[];
  readonly translate: (event: RecordedEvent) => readonly IntegrationEvent[];
  readonly onFault: (fault: unknown, processor: string) => void;
}

export const relayName = 'relay:kafka';

/** Brokers take a megabyte at once unless told otherwise; headers and framing come on top of what we count. */
const batchBytes = 800_000;
/** Much at once while it catches up: Kafka is asked for one answer at a time. */
const pageSize = 2_000;
const allReplicas = -1;

/**
 * Publishes the log's integration events to Kafka in log order (DESIGN §7): its checkpoint moves when every replica has
 * them. After a crash or an answer that did not come the same events are published again, with the same ids.
 * Resolves after the signal.
 */
export async function runRelay(options: RelayOptions, signal: AbortSignal): Promise<void> {
  const { connection, eventStore, database, types, translate, onFault } = options;
  const producer = connection.client.producer({
    // The same partition for a key as Java's clients choose.
    createPartitioner: Partitioners.DefaultPartitioner,
    allowAutoTopicCreation: false,
    // One at a time, so that what is tried again cannot overtake.
    maxInFlightRequests: 1,
  });
  let connected: Promise<void> | undefined;
  const connect = (): Promise<void> =>
    (connected ??= connection
      .topicsMade()
      .then(() => producer.connect())
      .catch((fault: unknown) => {
        connected = undefined;
        throw fault;
      }));
  try {
    await runProcessor(
      {
        name: relayName,
        types,
        batchSize: pageSize,
        async process(page, checkpoint) {
          await connect();
          for (const batch of batches(page.events.flatMap(translate)))
            await publish(producer, connection.prefix, batch);
          await moveCheckpoint(database, relayName, checkpoint, page.position);
        },
      },
      { eventStore, database, signal, onFault },
    );
  } finally {
    await producer.disconnect().catch((fault: unknown) => onFault(fault, relayName));
  }
}

interface Addressed {
  readonly topic: string;
  readonly message: Message;
}

function* batches(events: readonly IntegrationEvent[]): Generator<Addressed[]> {
  let batch: Addressed[] = [];
  let bytes = 0;
  for (const event of events) {
    const message = toMessage(event);
    const size = bytesOf(message);
    if (batch.length > 0 && bytes + size > batchBytes) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push({ topic: integrationEventKinds[event.type].topic, message });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** Of a message as it is sent, a little more rather than less. */
function bytesOf({ value, headers = {} }: Message): number {
  let bytes = 100 + Buffer.byteLength(value ?? '');
  for (const [name, text] of Object.entries(headers)) bytes += name.length + Buffer.byteLength(String(text)) + 8;
  return bytes;
}

async function publish(producer: Producer, prefix: string, batch: readonly Addressed[]): Promise<void> {
  const topicMessages = [...Map.groupBy(batch, ({ topic }) => topic)].map(([topic, addressed]) => ({
    topic: `${prefix}${topic}`,
    messages: addressed.map(({ message }) => message),
  }));
  await producer.sendBatch({ topicMessages, acks: allReplicas, compression: CompressionTypes.None });
}
