import { setTimeout as delay } from 'node:timers/promises';
import { CompressionTypes, type Producer } from 'kafkajs';
import { EventFault, type Position, type RecordedEvent } from '#libs/event-store';
import { causeOf, contradictsTopics, isPassing } from './kafka-faults.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import type { EncodedMessage } from './kafkajs-replacements.ts';

/** An integration event on its way to its topic. */
export interface Addressed {
  readonly id: string;
  readonly topic: string;
  readonly message: EncodedMessage;
  /** The domain event that it tells of. */
  readonly source: RecordedEvent;
}

type Kept = Pick<Addressed, 'topic'> & { readonly source: Pick<RecordedEvent, 'position'> };

const allReplicas = -1;
const quietTries = 4;
const firstBackoffMs = 100;
/** Codes of Kafka: the records of one partition are more than the topic, or a segment of it, takes at once. */
const tooLargeCodes: readonly number[] = [10, 18];

/**
 * Publishes batches, and remembers which records the brokers have kept: after a fault the others alone are published again.
 */
export class Publisher {
  readonly #connection: KafkaConnection;
  readonly #producer: Producer;
  readonly #onUnpublished: (event: RecordedEvent, fault: EventFault | null) => Promise<void>;
  /** The records that were kept, by their ids. */
  readonly #kept = new Map<string, Kept>();
  /** The streams with an event that no batch is small enough for. */
  readonly #refused = new Set<string>();

  /**
   * @param onUnpublished told of each event that no batch is small enough for, and, with null, of those behind it in its
   * stream; each counts as published afterwards
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

  /** Whether an event was published since {@link forget} was told of a position before it. */
  hasPublished(id: string): boolean {
    return this.#kept.has(id);
  }

  /** What stands up to this position will not be asked for again. */
  forget(position: Position): void {
    this.#forget(({ source }) => source.position <= position);
    this.#refused.clear();
  }

  /** A topic has lost its records. */
  forgetTopic(topic: string): void {
    this.#forget((kept) => kept.topic === topic);
  }

  #forget(which: (kept: Kept) => boolean): void {
    for (const [id, kept] of this.#kept) if (which(kept)) this.#kept.delete(id);
  }

  /**
   * Resolves when all replicas have every record of the batch, or the record has been found too large, or behind one that was.
   * @throws what keeps some of them from being published; a fault that passes soon is not told
   */
  async publish(batch: readonly Addressed[]): Promise<void> {
    let rest = batch;
    let backoffMs = firstBackoffMs;
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
        await delay(backoffMs);
        backoffMs *= 2;
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

  /** What was too large together may fit in parts; the parts of a partition are published in order. */
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
