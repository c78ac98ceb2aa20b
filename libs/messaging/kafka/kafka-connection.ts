import { Kafka, logLevel, type ITopicConfig, type KafkaConfig } from 'kafkajs';
import { topics } from '#libs/contracts';
import { keepTimersPositive, sendEncodedMessages, socketFactory } from './kafkajs-replacements.ts';

export interface KafkaConnectionOptions {
  /** `host:port` of some brokers; they name the others. */
  readonly brokers: readonly string[];
  /** Who we are in the broker's log. */
  readonly clientId: string;
  /** Before the name of each topic and group, where several installations share a cluster. Default: nothing. */
  readonly prefix?: string;
  /** Told what the client says of itself. What it cannot mend reaches its caller as an error. */
  readonly onLog?: (message: string, details: unknown) => void;
}

/** The way to a Kafka, for the relay and for consumers. */
export interface KafkaConnection {
  readonly client: Kafka;
  readonly prefix: string;
  /**
   * Makes the topics that are missing, once for all who ask.
   * @throws TopicsMissing, or that Kafka cannot be reached
   */
  topicsMade(): Promise<void>;
}

/** Topics are not there, and Kafka does not let us make them. */
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

/** How many members of a group can share the work; events of one token stay in one of them. */
const partitions = 6;
/** 30 days: longer than any consumer may stand still. The event store keeps everything. */
const retentionMs = 30 * 24 * 3_600_000;

const settings: Omit<KafkaConfig, 'brokers'> = {
  socketFactory,
  connectionTimeout: 3_000,
  // An answer that takes longer may still come true: the relay repeats what it has no answer for, and consumers
  // take an event once (DESIGN §7).
  requestTimeout: 15_000,
  // Its own retries are short, because ours go on for ever and say so.
  retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
};

export function connectKafka({ brokers, clientId, prefix = '', onLog }: KafkaConnectionOptions): KafkaConnection {
  keepTimersPositive();
  sendEncodedMessages();
  const client = new Kafka({
    ...settings,
    brokers: [...brokers],
    clientId,
    logLevel: onLog === undefined ? logLevel.NOTHING : logLevel.WARN,
    logCreator:
      () =>
      ({ log: { message, timestamp: _, ...details } }) =>
        onLog?.(message, details),
  });
  let made: Promise<void> | undefined;
  return {
    client,
    prefix,
    topicsMade: () =>
      (made ??= makeTopics(client, prefix).catch((error: unknown) => {
        made = undefined;
        throw error;
      })),
  };
}

async function makeTopics(client: Kafka, prefix: string): Promise<void> {
  const admin = client.admin();
  await admin.connect();
  try {
    const wanted = Object.values(topics).map((topic) => `${prefix}${topic}`);
    const missing = async (): Promise<string[]> => {
      const there = new Set(await admin.listTopics());
      return wanted.filter((topic) => !there.has(topic));
    };
    const lacking = await missing();
    if (lacking.length === 0) return;
    const made = lacking.map((topic): ITopicConfig => ({
      topic,
      numPartitions: partitions,
      // As many copies as the cluster makes by default.
      replicationFactor: -1,
      configEntries: [
        { name: 'retention.ms', value: String(retentionMs) },
        // Whatever others compress with: kafkajs reads gzip alone, and would end at anything else, again and again.
        { name: 'compression.type', value: 'uncompressed' },
      ],
    }));
    await admin.createTopics({ topics: made, waitForLeaders: true }).catch(async (error: unknown) => {
      // Someone else may have made them in the same moment.
      const still = await missing();
      if (still.length > 0) throw isRefusal(error) ? new TopicsMissing(still, error) : error;
    });
  } finally {
    await admin.disconnect();
  }
}

/** Whether Kafka has answered, and will not answer otherwise. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'retriable' in error && error.retriable === false;
}
