import type { Admin } from 'kafkajs';
import { pause } from '#libs/concurrency';
import { idOf } from './topic-ids.ts';
import { partitionsOf } from './topics.ts';

/** A topic was deleted, so what a consumer knows of it is wrong, even if the topic was created again. */
export class TopicDeleted extends Error {
  override readonly name = 'TopicDeleted';
  readonly code = 'KAFKA_TOPIC_DELETED';

  constructor(topic: string) {
    super(
      `The topic ${topic} was deleted. It is made again and read from its beginning. What a group had not read of it is gone from ` +
        'Kafka: npx assent replay GROUP --dry-run counts what it has missed.',
    );
  }
}

const lookEveryMs = 2_000;

/** The topics of a consumer as they were when it started. */
export class KnownTopics {
  readonly #admin: Admin;
  readonly #ids: ReadonlyMap<string, string | undefined>;

  private constructor(admin: Admin, ids: ReadonlyMap<string, string | undefined>) {
    this.#admin = admin;
    this.#ids = ids;
  }

  /** @throws when a topic is missing, or Kafka cannot be reached */
  static async look(admin: Admin, topics: readonly string[]): Promise<KnownTopics> {
    return new KnownTopics(admin, await readIds(admin, topics));
  }

  /** The id of a topic, which is committed with each of its offsets; null if the brokers report none. */
  idOf(topic: string): string | null {
    return this.#ids.get(topic) ?? null;
  }

  /** Offsets that the group committed on earlier topics of the same names. */
  async placesOnOthers(groupId: string): Promise<{ readonly topic: string; readonly partition: number }[]> {
    const committed = await this.#admin.fetchOffsets({ groupId, topics: [...this.#ids.keys()] });
    return committed.flatMap(({ topic, partitions }) => {
      const id = this.idOf(topic);
      return partitions
        .filter(({ metadata }) => id !== null && metadata !== null && metadata !== '' && metadata !== id)
        .map(({ partition }) => ({ topic, partition }));
    });
  }

  /** Checks at intervals until the signal. @throws TopicDeleted */
  async watch(signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(lookEveryMs, signal);
      if (signal.aborted) return;
      const ids = await this.#idsNow();
      for (const [topic, id] of this.#ids) if (!ids.has(topic) || ids.get(topic) !== id) throw new TopicDeleted(topic);
    }
  }

  async #idsNow(): Promise<ReadonlyMap<string, string | undefined>> {
    const topics = [...this.#ids.keys()];
    try {
      return await readIds(this.#admin, topics);
    } catch {
      // Kafka may be unreachable, which the consumer notices by itself.
      const there = await this.#admin.listTopics().catch(() => topics);
      return new Map([...this.#ids].filter(([topic]) => there.includes(topic)));
    }
  }
}

async function readIds(admin: Admin, topics: readonly string[]): Promise<ReadonlyMap<string, string | undefined>> {
  const found = await partitionsOf(admin, topics);
  return new Map(topics.map((topic) => [topic, idOf(found.get(topic) ?? [])]));
}
