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

  /** All messages, in the order of each partition. */
  async read(): Promise<Delivered[]> {
    const admin = this.#kafka.admin();
    await admin.connect();
    const names = Object.values(topics).map((topic) => `${this.#prefix}${topic}`);
    const remaining = new Map<string, bigint>();
    for (const topic of names) {
      for (const { partition, high, low } of await admin.fetchTopicOffsets(topic)) {
        if (BigInt(high) > BigInt(low)) remaining.set(`${topic}/${partition}`, BigInt(high) - 1n);
      }
    }
    await admin.disconnect();
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

export function headerOf({ headers }: Delivered['message'], name: string): string {
  return headers?.[`ce_${name}`]?.toString() ?? '';
}
