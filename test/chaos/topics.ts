import { setTimeout as delay } from 'node:timers/promises';
import type { Kafka, KafkaMessage, Producer } from 'kafkajs';
import { topics } from '#libs/contracts';
import { connectKafka } from '#libs/messaging';

export interface Delivered {
  readonly topic: string;
  readonly partition: number;
  readonly message: Pick<KafkaMessage, 'key' | 'value' | 'headers'>;
}

const readWithinMs = 30_000;

/** Reads the topics as any other program would, without Assent's code. */
export class Topics {
  readonly #kafka: Kafka;
  #producer: Producer | undefined;

  readonly #prefix: string;

  constructor(brokers: string, prefix: string) {
    this.#prefix = prefix;
    this.#kafka = connectKafka({ brokers: brokers.split(','), clientId: 'oracle', prefix }).client;
  }

  /** All messages, in the order of each partition. Waits for topics that have just been made again. */
  async read(): Promise<Delivered[]> {
    for (const deadline = performance.now() + readWithinMs; ;) {
      try {
        return await this.#readOnce();
      } catch (error) {
        if (!isNotHosted(error) || performance.now() > deadline) throw error;
        await delay(100);
      }
    }
  }

  async #readOnce(): Promise<Delivered[]> {
    const names = Object.values(topics).map((topic) => `${this.#prefix}${topic}`);
    const remaining = await this.#lastOffsets(names);
    const delivered: Delivered[] = [];
    if (remaining.size === 0) return delivered;
    const consumer = this.#kafka.consumer({ groupId: `${this.#prefix}oracle-${Date.now()}`, maxWaitTimeInMs: 100 });
    const { promise: read, resolve: finish, reject: giveUp } = Promise.withResolvers<undefined>();
    const patience = setTimeout(() => giveUp(new Error('The topics were not read in time.')), readWithinMs);
    try {
      await consumer.connect();
      await consumer.subscribe({ topics: names, fromBeginning: true });
      await consumer.run({
        eachMessage: ({ topic, partition, message }) => {
          delivered.push({ topic, partition, message });
          const place = `${topic}/${partition}`;
          const last = remaining.get(place);
          if (last !== undefined && BigInt(message.offset) >= last) remaining.delete(place);
          if (remaining.size === 0) finish(undefined);
          return Promise.resolve();
        },
      });
      await read;
      return delivered;
    } finally {
      clearTimeout(patience);
      await consumer.disconnect();
    }
  }

  /** The offset of the last message of each partition that has any, keyed `topic/partition`. */
  async #lastOffsets(names: readonly string[]): Promise<Map<string, bigint>> {
    const admin = this.#kafka.admin();
    await admin.connect();
    try {
      const last = new Map<string, bigint>();
      for (const topic of names) {
        for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
          if (BigInt(high) > BigInt(low)) last.set(`${topic}/${partition}`, BigInt(high) - 1n);
        }
      }
      return last;
    } finally {
      await admin.disconnect();
    }
  }

  /** Publishes some of the messages again, in another order. @returns their number */
  async publishAgain(count: number, random: () => number): Promise<number> {
    const all = await this.read();
    if (all.length === 0) return 0;
    this.#producer ??= await this.#connectProducer();
    const chosen = Array.from({ length: count }, () => all[Math.floor(random() * all.length)]);
    for (const { topic, message } of chosen.filter((each) => each !== undefined)) {
      const { key, value, headers = {} } = message;
      await this.#producer.send({ topic, messages: [{ key, value, headers }] });
    }
    return chosen.length;
  }

  async close(): Promise<void> {
    await this.#producer?.disconnect();
  }

  async #connectProducer(): Promise<Producer> {
    const producer = this.#kafka.producer();
    await producer.connect();
    return producer;
  }
}

/** Whether the broker knows the topic already and does not host its partitions yet. */
function isNotHosted(error: unknown): boolean {
  const { type, cause } = error as { readonly type?: unknown; readonly cause?: unknown };
  if (type === 'UNKNOWN_TOPIC_OR_PARTITION' || type === 'LEADER_NOT_AVAILABLE') return true;
  return cause !== undefined && isNotHosted(cause);
}

export function headerOf({ headers }: Delivered['message'], name: string): string {
  return headers?.[`ce_${name}`]?.toString() ?? '';
}
