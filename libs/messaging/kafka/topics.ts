import { createRequire } from 'node:module';
import { setTimeout as delay } from 'node:timers/promises';
import type { Admin, ConfigResourceTypes, ITopicConfig, PartitionMetadata } from 'kafkajs';
import { topics } from '#libs/contracts';
import { causeOf, isPassing } from './kafka-faults.ts';
import { idOf } from './topic-ids.ts';
import { adviceOn, partitions, settingNames, settings, unfitnessOf, type TopicAsMade } from './topic-settings.ts';

// Imported with `require`, because Node cannot detect this export in an ES module import.
const kafkajs = createRequire(import.meta.url)('kafkajs') as {
  readonly ConfigResourceTypes: typeof ConfigResourceTypes;
};

/** What users of the topics need to know about them. */
export interface TopicsThere {
  /** Topic id by name, which changes when a topic is deleted and created again. Brokers before 2.8 report none. */
  readonly ids: ReadonlyMap<string, string>;
  /** The largest record batch that every topic accepts, in bytes. */
  readonly largestBatchBytes: number;
  /** Recommendations for the operator, one sentence each. */
  readonly advice: readonly string[];
}

/** Topics are missing, and Kafka does not let us create them. */
export class TopicsMissing extends Error {
  override readonly name = 'TopicsMissing';
  readonly code = 'KAFKA_TOPICS_MISSING';

  constructor(missing: readonly string[], cause: unknown) {
    super(
      `Kafka lacks the topics ${missing.join(', ')}, and does not let Assent make them (${String(cause)}). ` +
        `Have its operator make them with ${partitions} partitions each, or allow Assent to.`,
      { cause },
    );
  }
}

/** Topics that somebody else created may lose events, or contain events that cannot be read. */
export class TopicsUnfit extends Error {
  override readonly name = 'TopicsUnfit';
  readonly code = 'KAFKA_TOPICS_UNFIT';

  /** @param reasons one sentence each, with the command that repairs it */
  constructor(readonly reasons: readonly string[]) {
    super(`Topics of Kafka cannot be used as they are. ${reasons.join(' ')}`);
  }
}

const knownWithinMs = 5_000;
const lookEveryMs = 50;
const unlimited = Number.MAX_SAFE_INTEGER;

/**
 * Creates missing topics, and checks the settings of all.
 * @param server one of Kafka's brokers, for the commands in messages
 * @throws TopicsMissing, TopicsUnfit, or that Kafka cannot be reached
 */
export async function makeTopics(admin: Admin, prefix: string, server: string): Promise<TopicsThere> {
  const wanted = Object.values(topics).map((topic) => `${prefix}${topic}`);
  const missing = async (): Promise<string[]> => {
    const there = new Set(await admin.listTopics());
    return wanted.filter((topic) => !there.has(topic));
  };
  const lacking = await missing();
  if (lacking.length > 0) {
    const made = lacking.map((topic): ITopicConfig => ({
      topic,
      numPartitions: partitions,
      // The replication factor is the cluster's default.
      replicationFactor: -1,
      configEntries: Object.entries(settings).map(([name, value]) => ({ name, value })),
    }));
    // kafkajs's own wait for leaders fails when a broker does not know the topics yet.
    await admin.createTopics({ topics: made, waitForLeaders: false }).catch(async (error: unknown) => {
      // Another process may have created them at the same moment.
      const still = await missing();
      if (still.length > 0) throw isRefusal(error) ? new TopicsMissing(still, error) : error;
    });
  }
  const found = await asMade(admin, wanted);
  const unfit = found.flatMap((topic) => unfitnessOf(topic, server));
  if (unfit.length > 0) throw new TopicsUnfit(unfit);
  return {
    ids: idsOf(found),
    largestBatchBytes: Math.min(
      ...found.map(({ settings: { 'max.message.bytes': most } }) => Number(most ?? unlimited)),
    ),
    advice: found.flatMap((topic) => adviceOn(topic, server)),
  };
}

async function asMade(admin: Admin, names: readonly string[]): Promise<TopicAsMade[]> {
  const known = await untilKnown(admin, names);
  const described = await admin
    .describeConfigs({
      resources: names.map((name) => ({
        type: kafkajs.ConfigResourceTypes.TOPIC,
        name,
        configNames: [...settingNames],
      })),
      includeSynonyms: false,
    })
    .catch((error: unknown) => {
      // Users of topics often lack permission to read their settings.
      if (!isRefusal(error)) throw error;
      return { resources: [] };
    });
  return names.map((name) => {
    const entries = described.resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
    return {
      name,
      id: idOf(known.get(name) ?? []),
      partitions: known.get(name)?.length ?? 0,
      settings: Object.fromEntries(entries.map(({ configName, configValue }) => [configName, configValue])),
    };
  });
}

/**
 * The partitions of topics.
 * @throws TypeError when a topic is missing, or no broker answers
 */
export async function partitionsOf(
  admin: Admin,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly PartitionMetadata[]>> {
  const { topics: known } = await admin.fetchTopicMetadata({ topics: [...names] });
  return new Map(known.map(({ name, partitions }) => [name, partitions]));
}

/** Waits until the brokers know topics that were just created. */
async function untilKnown(admin: Admin, names: readonly string[]): ReturnType<typeof partitionsOf> {
  for (const deadline = performance.now() + knownWithinMs; ;) {
    try {
      return await partitionsOf(admin, names);
    } catch (fault) {
      if (performance.now() > deadline || !(fault instanceof TypeError || isPassing(fault))) throw fault;
      await delay(lookEveryMs);
    }
  }
}

function idsOf(found: readonly TopicAsMade[]): ReadonlyMap<string, string> {
  return new Map(found.flatMap(({ name, id }) => (id === undefined ? [] : [[name, id]])));
}

/** Whether Kafka has answered, and would answer the same again. */
function isRefusal(error: unknown): boolean {
  const cause = causeOf(error);
  if (!(cause instanceof Error)) return false;
  // One error for each topic of the request.
  if ('errors' in cause && Array.isArray(cause.errors)) return cause.errors.some(isRefusal);
  // A topic that another process created at the same time is no error.
  if ('type' in cause && cause.type === 'TOPIC_ALREADY_EXISTS') return false;
  return 'retriable' in cause && cause.retriable === false;
}
