import { setImmediate } from 'node:timers/promises';
import type { Pool } from 'pg';
import { pause } from '#libs/concurrency';
import { integrationEventKinds, type IntegrationEvent } from '#libs/contracts';
import type { EventPage, EventStore, Position, RecordedEvent } from '#libs/event-store';
import {
  inOrderOrParked,
  moveCheckpoint,
  park,
  readCheckpoint,
  recordedEventOf,
  runProcessors,
  type ProcessorState,
} from '#libs/projections';
import { translated, type Translation } from '../translation.ts';
import { toMessage } from './cloud-events.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { LostRecords } from './lost-records.ts';
import { byKey } from './partitioner.ts';
import { Publisher, type Addressed } from './publisher.ts';
import { ByteWriter } from './records/byte-writer.ts';
import { encodeRecord } from './records/record-batch.ts';
import type { TopicsThere } from './topics.ts';

export interface RelayOptions extends Translation {
  readonly connection: KafkaConnection;
  readonly eventStore: EventStore;
  readonly database: Pool;
  readonly onFault: (fault: unknown, processor: string) => void;
  readonly onState?: ProcessorState | undefined;
}

export const relayName = 'relay:kafka';

/** The default limit of brokers for a batch is one megabyte. */
const usualBatchBytes = 900_000;
/** Size of a batch without its records. */
const batchFramingBytes = 61;
/** Maximum size of a record without key, value and headers. */
const framingBytes = 12;
/** Room reserved for an event, so that its record is rarely copied. */
const typicalBytes = 1_000;
/** Large pages for catching up, because Kafka answers one request at a time. */
const pageSize = 2_000;

/** How soon the relay notices a deleted topic while it publishes nothing. */
const lookEveryMs = 5_000;

/** A topic lost its records, and the relay publishes again what groups may not have read. */
export class TopicRefilled extends Error {
  override readonly name = 'TopicRefilled';
  readonly code = 'KAFKA_TOPIC_REFILLED';

  constructor(topic: string, from: Position) {
    super(
      `The topic ${topic} was deleted with its records. What the log has for it behind position ${from || 'START'}, an hour at least, is ` +
        'published to it again. A group that was further behind needs a replay: npx assent replay GROUP --dry-run',
    );
  }
}

/**
 * Publishes the log's integration events to Kafka in log order (DESIGN §7). Its checkpoint moves when every replica has
 * them. After a fault it repeats only what the brokers have not acknowledged, and after a crash the current page with
 * the same ids. An event that is too large for its topic is parked, and those behind it in its stream wait. Resolves
 * after the signal.
 */
export async function runRelay(options: RelayOptions, signal: AbortSignal): Promise<void> {
  const { connection, eventStore, database, types, onFault, onState } = options;
  const producer = connection.client.producer({
    createPartitioner: () => byKey,
    allowAutoTopicCreation: false,
    // One request at a time, so that a retry cannot be overtaken.
    maxInFlightRequests: 1,
    // The publisher retries by itself, and leaves out what was acknowledged.
    retry: { retries: 0 },
  });
  const publisher = new Publisher(connection, producer, async (event, fault) => {
    if (await park(database, relayName, event, fault)) onFault(fault, relayName);
  });
  const lost = new LostRecords(database);
  let seen: TopicsThere | undefined;
  const publishAll = async (
    events: readonly Publishable[],
    largestBatchBytes: number,
    by: Publisher = publisher,
  ): Promise<void> => {
    const batchBytes = Math.min(usualBatchBytes, largestBatchBytes - batchFramingBytes);
    try {
      await publishBatches(batchesOf(events, batchBytes), (batch) => by.publish(batch));
    } catch (fault) {
      connection.doubtTopics();
      throw fault;
    }
  };
  /**
   * Events that are neither parked nor discarded. An event that cannot be published would fail again, and must not hold
   * up the others.
   */
  const publishableOf = async (events: readonly RecordedEvent[]): Promise<readonly Publishable[]> => {
    const publishable: Publishable[] = [];
    await inOrderOrParked(
      database,
      relayName,
      events,
      (event) => publishable.push(...publishableFrom(event, options)),
      (fault) => onFault(fault, relayName),
    );
    return publishable;
  };
  /** Prepares topics and producer, and refills topics that have lost what was published before the checkpoint. */
  const prepare = async (checkpoint: Position): Promise<TopicsThere> => {
    const there = await connection.topicsMade();
    await producer.connect();
    if (there === seen) return there;
    for (const { topic, againFrom } of await lost.emptied(there.ids)) {
      publisher.forgetTopic(topic.slice(connection.prefix.length));
      onFault(new TopicRefilled(topic, againFrom), relayName);
      for await (const { events, position } of pagesBetween(eventStore, types, againFrom, checkpoint)) {
        const ofTopic = (await publishableOf(events)).filter(
          ({ event: { type } }) => topic === `${connection.prefix}${integrationEventKinds[type].topic}`,
        );
        await publishAll(ofTopic, there.largestBatchBytes);
        await lost.filled(topic, position);
      }
      await lost.filled(topic, undefined);
    }
    seen = there;
    return there;
  };
  const leaving = new AbortController();
  // Publishing a page and refilling a topic must not interleave.
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => (turn = turn.then(work, work));
  const watching = watchTopics(
    async () => {
      connection.doubtTopics();
      await inTurn(async () => {
        await prepare(await readCheckpoint(database, relayName));
      });
    },
    AbortSignal.any([signal, leaving.signal]),
  );
  try {
    await runProcessors(
      [
        {
          name: relayName,
          types,
          batchSize: pageSize,
          readsAhead: true,
          process: (page, checkpoint) =>
            inTurn(async () => {
              const { largestBatchBytes } = await prepare(checkpoint);
              await lost.mark(checkpoint);
              const publishable = await publishableOf(page.events);
              const missing = publishable.filter(({ event: { id } }) => !publisher.hasPublished(id));
              await publishAll(missing, largestBatchBytes);
              await moveCheckpoint(database, relayName, checkpoint, page.position);
              publisher.forget(page.position);
            }),
          retry: (parked, within) =>
            inTurn(async () => {
              const event = await recordedEventOf(parked, within.eventStore);
              const { largestBatchBytes } = await prepare(await readCheckpoint(database, relayName));
              const again = new Publisher(connection, producer, (_, fault) =>
                fault === null ? Promise.resolve() : Promise.reject(fault),
              );
              await publishAll(publishableFrom(event, options), largestBatchBytes, again);
            }),
        },
      ],
      { eventStore, database, signal, onFault, onState },
    );
  } finally {
    leaving.abort();
    await watching;
    await turn.catch(() => undefined);
    await producer.disconnect().catch((fault: unknown) => onFault(fault, relayName));
  }
}

/** Checks the topics at intervals, because an idle relay gets no faults. */
async function watchTopics(look: () => Promise<void>, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(lookEveryMs, signal);
    if (signal.aborted) return;
    // A fault that cannot be repaired here is thrown when the next page needs the topics.
    await look().catch(() => undefined);
  }
}

/** The events of the log between two positions. */
async function* pagesBetween(
  eventStore: EventStore,
  types: readonly string[],
  from: Position,
  to: Position,
): AsyncGenerator<EventPage> {
  for (let after = from; after < to;) {
    const page = await eventStore.readAll(after, { limit: pageSize, filter: { types } });
    if (page.position === after) return;
    yield { ...page, events: page.events.filter(({ position }) => position <= to) };
    after = page.position;
  }
}

interface Publishable {
  readonly event: IntegrationEvent;
  readonly source: RecordedEvent;
}

/**
 * @throws what the translation throws, or why one of its results is refused: a domain event is published as a whole or
 *   not at all
 */
function publishableFrom(recorded: RecordedEvent, translation: Translation): readonly Publishable[] {
  return translated(recorded, translation).map(({ event, refusal }) => {
    if (refusal !== undefined) throw refusal;
    return { event, source: recorded };
  });
}

/** The integration events in order, each translated on demand. */
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

/** Sends one batch after another, and prepares the next one while the broker has one. */
async function publishBatches(
  batches: Iterator<Addressed[]>,
  publish: (batch: readonly Addressed[]) => Promise<void>,
): Promise<void> {
  const next = async (): Promise<IteratorResult<Addressed[]>> => {
    // Lets the request leave before the next batch is prepared.
    await setImmediate();
    return batches.next();
  };
  for (let batch = batches.next(); batch.done !== true;) {
    const sending = publish(batch.value);
    const following = next();
    // Keeps a fault until the request in flight has ended, so that a retry of its events cannot overtake that request.
    following.catch(() => undefined);
    await sending;
    batch = await following;
  }
}
