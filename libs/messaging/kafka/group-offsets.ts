import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, SeekEntry } from 'kafkajs';
import { consumers, integrationEventKinds } from '#libs/contracts';
import { withAdmin, type KafkaConnection } from './kafka-connection.ts';
import { isPassing } from './kafka-faults.ts';

export type Group = keyof typeof consumers;

/** One partition of a topic that a group reads. */
interface Place {
  readonly name: string;
  /** The first offset that the group has not processed. */
  readonly next: bigint;
  /** The offset of the next message that is written. */
  readonly end: bigint;
}

/** How far a group is behind in all its topics together. */
export interface GroupLag {
  readonly group: Group;
  /** Messages that the group has not processed. */
  readonly messages: number;
  /** Those of them that have waited too long. */
  readonly overdue: number;
}

const lookEveryMs = 20;

/** Consumer groups' offsets, as Kafka's brokers report them. */
export class GroupOffsets {
  readonly #connection: KafkaConnection;
  #admin: Promise<Admin> | undefined;
  #asking: Promise<void> | undefined;

  constructor(connection: KafkaConnection) {
    this.#connection = connection;
  }

  /**
   * Resolves when the group has processed every message that its topics have now.
   * @throws the reason of the signal, or that Kafka does not answer
   */
  async reachEnd(group: Group, signal: AbortSignal): Promise<void> {
    let ends: readonly TopicEnds[] | undefined;
    for (;;) {
      try {
        ends ??= await this.#ends(group);
        const committed = await this.#committed(group, await this.#connected());
        if (placesOf(ends, committed).every(({ next, end }) => next >= end)) return;
      } catch (fault) {
        // New topics have no leaders yet, and a restarting broker is retried.
        if (!isPassing(fault)) throw fault;
      }
      await delay(lookEveryMs, undefined, { signal });
    }
  }

  /**
   * The lag of groups. Each topic is asked for once, however many groups read it.
   * @param longMs a message that has waited longer is overdue
   * @throws that Kafka does not answer, or that new topics have no leaders yet
   */
  lags(groups: readonly Group[], longMs: number): Promise<readonly GroupLag[]> {
    return withAdmin(this.#connection.client, async (admin) => {
      const topics = [...new Set(groups.flatMap((group) => this.#topicsOf(group)))];
      const since = Date.now() - longMs;
      const asked = topics.map(async (topic): Promise<TopicEnds & { readonly old: readonly SeekEntry[] }> => {
        const partitions = await admin.fetchTopicOffsets(topic);
        return { topic, partitions, old: await admin.fetchTopicOffsetsByTimestamp(topic, since) };
      });
      const ends = await Promise.all(asked);
      const oldEnds = new Map(
        ends.flatMap(({ topic, old }) =>
          old.map(({ partition, offset }) => [placeName(topic, partition), BigInt(offset)] as const),
        ),
      );
      const lagOf = async (group: Group): Promise<GroupLag> => {
        const own = this.#topicsOf(group);
        const places = placesOf(
          ends.filter(({ topic }) => own.includes(topic)),
          await this.#committed(group, admin),
        );
        const untilOld = places.map(({ next, name }) => ({ next, end: oldEnds.get(name) ?? next }));
        return { group, messages: waitingAt(places), overdue: waitingAt(untilOld) };
      };
      return Promise.all(groups.map(lagOf));
    });
  }

  /**
   * Resolves when Kafka answers. Concurrent callers share one request.
   * @throws when it does not answer
   */
  answers(): Promise<void> {
    this.#asking ??= this.#connected()
      .then((admin) => admin.describeCluster())
      .then(() => undefined)
      .finally(() => {
        this.#asking = undefined;
      });
    return this.#asking;
  }

  async close(): Promise<void> {
    const admin = await this.#admin?.catch(() => undefined);
    await admin?.disconnect();
  }

  /** First and next offset of each partition, by topic. */
  async #ends(group: Group): Promise<readonly TopicEnds[]> {
    const admin = await this.#connected();
    return Promise.all(
      this.#topicsOf(group).map(async (topic) => ({ topic, partitions: await admin.fetchTopicOffsets(topic) })),
    );
  }

  async #committed(group: Group, admin: Admin): Promise<Committed> {
    const { prefix } = this.#connection;
    const topics = this.#topicsOf(group);
    const answers = await admin.fetchOffsets({ groupId: `${prefix}assent.${group}`, topics });
    return new Map(
      answers.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [placeName(topic, partition), BigInt(offset)] as const),
      ),
    );
  }

  #topicsOf(group: Group): string[] {
    const { prefix } = this.#connection;
    return [...new Set(consumers[group].map((type) => `${prefix}${integrationEventKinds[type].topic}`))];
  }

  #connected(): Promise<Admin> {
    this.#admin ??= this.#connect().catch((fault: unknown) => {
      this.#admin = undefined;
      throw fault;
    });
    return this.#admin;
  }

  async #connect(): Promise<Admin> {
    const admin = this.#connection.client.admin();
    await admin.connect();
    return admin;
  }
}

interface TopicEnds {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number; readonly high: string; readonly low: string }[];
}

/** The next offset of a group by `topic/partition`; negative for a partition without a committed offset. */
type Committed = ReadonlyMap<string, bigint>;

function placeName(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}

/** How many messages before the ends the group has not processed. */
function waitingAt(places: readonly Omit<Place, 'name'>[]): number {
  return places.reduce((sum, { next, end }) => sum + (end > next ? Number(end - next) : 0), 0);
}

function placesOf(ends: readonly TopicEnds[], committed: Committed): Place[] {
  return ends.flatMap(({ topic, partitions }) =>
    partitions.map(({ partition, high, low }) => {
      const name = placeName(topic, partition);
      const next = committed.get(name) ?? -1n;
      // Kafka removes old messages, so nothing before `low` can be read any more.
      return { name, next: next > BigInt(low) ? next : BigInt(low), end: BigInt(high) };
    }),
  );
}
