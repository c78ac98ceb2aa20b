import { CompressionTypes, type Producer } from 'kafkajs';
import { Backoff } from '#libs/concurrency';
import { EventFault, type Position, type RecordedEvent } from '#libs/event-store';
import { causeOf, contradictsTopics, isPassing } from './kafka-faults.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import type { EncodedMessage } from './kafkajs-replacements.ts';

/** An integration event on its way to its topic. */
export interface Addressed {
  readonly id: string;
  readonly topic: string;
  readonly message: EncodedMessage;
  /** The domain event that it was translated from. */
  readonly source: RecordedEvent;
}

type Kept = Pick<Addressed, 'topic'> & { readonly source: Pick<RecordedEvent, 'position'> };

const allReplicas = -1;
const quietTries = 4;
const firstBackoffMs = 100;
/** Kafka error codes: the records of one partition exceed the limit of the topic, or of a segment. */
const tooLargeCodes: readonly number[] = [10, 18];

/**
 * Publishes batches, and remembers which records the brokers have stored. After a fault it publishes only the others
 * again.
 */
export class Publisher {
  readonly #connection: KafkaConnection;
  readonly #producer: Producer;
  readonly #onUnpublished: (event: RecordedEvent, fault: EventFault | null) => Promise<void>;
  /** Stored records, by their ids. */
  readonly #kept = new Map<string, Kept>();
  /** Streams with an event that is too large even alone. */
  readonly #refused = new Set<string>();

  /**
   * @param onUnpublished called with the fault for each event that is too large even alone, and with null for those
   *   behind it in its stream; each counts as published afterwards
   */
  constructor(
    connection: KafkaConnection,
    producer: Producer,
    onUnpublished: (event: RecordedEvent, fault: EventFault | null) => Promise<void>,
  ) {
    this.#connection = connection;
    this.#producer = producer;
    this.#onUnpublished = onUnpublished;
  }

  /** Whether an event was published since the last {@link forget} of its position. */
  hasPublished(id: string): boolean {
    return this.#kept.has(id);
  }

  /** Events up to this position will not be asked for again. */
  forget(position: Position): void {
    this.#forget(({ source }) => source.position <= position);
    this.#refused.clear();
  }

  /** Call this when a topic has lost its records. */
  forgetTopic(topic: string): void {
    this.#forget((kept) => kept.topic === topic);
  }

  #forget(which: (kept: Kept) => boolean): void {
    for (const [id, kept] of this.#kept) if (which(kept)) this.#kept.delete(id);
  }

  /**
   * Resolves when every record of the batch is on all replicas, was found too large, or is behind one that was.
   * @throws the fault that keeps some of them from being published; transient faults are retried a few times first
   */
  async publish(batch: readonly Addressed[]): Promise<void> {
    let rest = batch;
    const backoff = new Backoff({ firstMs: firstBackoffMs });
    for (let tries = 1; ; tries += 1) {
      rest = await this.#withoutWaiting(rest);
      if (rest.length === 0) return;
      try {
        await this.#send(rest);
        return;
      } catch (fault) {
        const tooLarge = rest.filter(isTooLarge);
        rest = rest.filter((each) => !this.#kept.has(each.id) && !isTooLarge(each));
        await this.#publishInHalves(tooLarge);
        if (tooLarge.length > 0) continue;
        if (tries === quietTries || !isPassing(causeOf(fault))) throw fault;
        await backoff.pause();
        if (contradictsTopics(fault)) {
          this.#connection.doubtTopics();
          await this.#connection.topicsMade();
        }
      }
    }
  }

  async #withoutWaiting(batch: readonly Addressed[]): Promise<readonly Addressed[]> {
    if (this.#refused.size === 0) return batch;
    const waiting = batch.filter(({ source }) => this.#refused.has(source.stream));
    for (const each of waiting) {
      await this.#onUnpublished(each.source, null);
      this.#keep(each);
    }
    return batch.filter((each) => !waiting.includes(each));
  }

  async #send(batch: readonly Addressed[]): Promise<void> {
    const { prefix } = this.#connection;
    for (const { message } of batch) delete message.answer;
    const topicMessages = [...Map.groupBy(batch, ({ topic }) => topic)].map(([topic, addressed]) => ({
      topic: `${prefix}${topic}`,
      messages: addressed.map(({ message }) => message),
    }));
    let isWhole = false;
    try {
      await this.#producer.sendBatch({ topicMessages, acks: allReplicas, compression: CompressionTypes.None });
      isWhole = true;
    } finally {
      for (const each of batch) if (isWhole || each.message.answer?.errorCode === 0) this.#keep(each);
    }
  }

  /** A batch that is too large may fit in halves, which are published in order for each partition. */
  async #publishInHalves(tooLarge: readonly Addressed[]): Promise<void> {
    const byPartition = Map.groupBy(tooLarge, ({ topic, message }) => `${topic}/${message.answer?.partition}`);
    for (const together of byPartition.values()) {
      const [alone] = together;
      if (together.length > 1) {
        const middle = Math.ceil(together.length / 2);
        await this.publish(together.slice(0, middle));
        await this.publish(together.slice(middle));
      } else if (alone !== undefined) {
        await this.#onUnpublished(alone.source, faultOf(alone, this.#connection.prefix));
        this.#refused.add(alone.source.stream);
        this.#keep(alone);
      }
    }
  }

  #keep({ id, topic, source: { position } }: Addressed): void {
    this.#kept.set(id, { topic, source: { position } });
  }
}

function isTooLarge({ message: { answer } }: Addressed): boolean {
  return answer !== undefined && tooLargeCodes.includes(answer.errorCode);
}

function faultOf({ id, topic, message: { record } }: Addressed, prefix: string): EventFault {
  return new EventFault(
    `The event ${id} is a record of ${record.length} bytes, and the topic ${prefix}${topic} takes no batch of that size: ` +
      `raise its max.message.bytes.`,
  );
}
