import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { integrationEventKinds, type IntegrationEvent } from '#libs/contracts';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { moveCheckpoint, park, runProcessor, type ProcessorState } from '#libs/projections';
import { translated, type Translation } from '../translation.ts';
import { toMessage } from './cloud-events.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { byKey } from './partitioner.ts';
import { Publisher, type Addressed } from './publisher.ts';
import { ByteWriter } from './records/byte-writer.ts';
import { encodeRecord } from './records/record-batch.ts';

export interface RelayOptions extends Translation {
  readonly connection: KafkaConnection;
  readonly eventStore: EventStore;
  readonly database: Pool;
  readonly onFault: (fault: unknown, processor: string) => void;
  readonly onState?: ProcessorState | undefined;
}

export const relayName = 'relay:kafka';

/** Brokers take a megabyte at once unless told otherwise. */
const usualBatchBytes = 900_000;
/** Around the records of a batch. */
const batchFramingBytes = 61;
/** Around a record, at the most. */
const framingBytes = 12;
/** So much room is made for an event, so that its record need not be moved. */
const typicalBytes = 1_000;
/** Much at once while it catches up: Kafka is asked for one answer at a time. */
const pageSize = 2_000;

/**
 * Publishes the log's integration events to Kafka in log order (DESIGN §7): its checkpoint moves when every replica has
 * them. After a fault it publishes again what the brokers have not acknowledged, and after a crash the page that it was at,
 * with the same ids. An event that is too large for its topic is parked. Resolves after the signal.
 */
export async function runRelay(options: RelayOptions, signal: AbortSignal): Promise<void> {
  const { connection, eventStore, database, types, onFault, onState } = options;
  const producer = connection.client.producer({
    createPartitioner: () => byKey,
    allowAutoTopicCreation: false,
    // One at a time, so that what is tried again cannot overtake.
    maxInFlightRequests: 1,
    // The publisher's own tries leave out what was acknowledged.
    retry: { retries: 0 },
  });
  const publisher = new Publisher(connection, producer, async (event, fault) => {
    if (await park(database, relayName, event, fault)) onFault(fault, relayName);
  });
  try {
    await runProcessor(
      {
        name: relayName,
        types,
        batchSize: pageSize,
        readsAhead: true,
        async process(page, checkpoint) {
          const { largestBatchBytes } = await connection.topicsMade();
          const batchBytes = Math.min(usualBatchBytes, largestBatchBytes - batchFramingBytes);
          await producer.connect();
          const publishable: Publishable[] = [];
          for (const event of page.events) {
            try {
              publishable.push(...publishableFrom(event, options));
            } catch (fault) {
              // It will not be otherwise the next time, and everything behind it would wait.
              if (await park(database, relayName, event, fault)) onFault(fault, relayName);
            }
          }
          const missing = publishable.filter(({ event: { id } }) => !publisher.hasPublished(id));
          try {
            await publishAll(batchesOf(missing, batchBytes), (batch) => publisher.publish(batch));
          } catch (fault) {
            connection.doubtTopics();
            throw fault;
          }
          await moveCheckpoint(database, relayName, checkpoint, page.position);
          publisher.forget(page.position);
        },
      },
      { eventStore, database, signal, onFault, onState },
    );
  } finally {
    await producer.disconnect().catch((fault: unknown) => onFault(fault, relayName));
  }
}

interface Publishable {
  readonly event: IntegrationEvent;
  readonly source: RecordedEvent;
}

/** @throws what the translation throws, and why any of what it gives is refused: a domain event is published whole or not at all */
function publishableFrom(recorded: RecordedEvent, translation: Translation): readonly Publishable[] {
  return translated(recorded, translation).map(({ event, refusal }) => {
    if (refusal !== undefined) throw refusal;
    return { event, source: recorded };
  });
}

/** In the order of the events. Each is made when it is asked for. */
function* batchesOf(events: readonly Publishable[], batchBytes: number): Generator<Addressed[]> {
  const writer = (): ByteWriter => new ByteWriter(Math.min(usualBatchBytes, events.length * typicalBytes));
  let records = writer();
  let batch: Addressed[] = [];
  let bytes = 0;
  for (const { event, source } of events) {
    const message = toMessage(event);
    const record = encodeRecord(message, records);
    const size = record.length + framingBytes;
    if (batch.length > 0 && bytes + size > batchBytes) {
      yield batch;
      batch = [];
      bytes = 0;
      records = writer();
    }
    batch.push({
      id: event.id,
      topic: integrationEventKinds[event.type].topic,
      message: { ...message, record },
      source,
    });
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

/** Sends one batch after the other; the next one is made while the broker has one. */
async function publishAll(
  batches: Iterator<Addressed[]>,
  publish: (batch: readonly Addressed[]) => Promise<void>,
): Promise<void> {
  const next = async (): Promise<IteratorResult<Addressed[]>> => {
    // So that what is sent leaves first.
    await setImmediate();
    return batches.next();
  };
  for (let batch = batches.next(); batch.done !== true;) {
    const sending = publish(batch.value);
    const following = next();
    // A fault of it waits for what is under way, which the same events must not overtake when they are sent again.
    following.catch(() => undefined);
    await sending;
    batch = await following;
  }
}
