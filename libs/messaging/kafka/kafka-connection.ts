import { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import { readEveryCompression } from './compression.ts';
import { keepTimersPositive, readHeadersOnce, sendEncodedMessages, socketFactory } from './kafkajs-replacements.ts';
import { askForTopicIds } from './topic-ids.ts';
import { makeTopics, type TopicsThere } from './topics.ts';

export interface KafkaConnectionOptions {
  /** `host:port` of some brokers, which name the others. */
  readonly brokers: readonly string[];
  /** Our name in the broker's log. */
  readonly clientId: string;
  /** Prefix of all topics and groups, for installations that share a cluster. Default: empty. */
  readonly prefix?: string;
  /** Called with log messages of the client. Faults that it cannot recover from are thrown to its caller. */
  readonly onLog?: (message: string, details: unknown) => void;
}

/** A connection to Kafka, for the relay and for consumers. */
export interface KafkaConnection {
  readonly client: Kafka;
  readonly prefix: string;
  /**
   * Creates missing topics and checks their settings. Concurrent callers share one check.
   * @throws TopicsMissing, TopicsUnfit, or that Kafka cannot be reached
   */
  topicsMade(): Promise<TopicsThere>;
  /** Makes the next caller check the topics again, because a fault suggests that they were deleted. */
  doubtTopics(): void;
}

const settings: Omit<KafkaConfig, 'brokers'> = {
  socketFactory,
  connectionTimeout: 3_000,
  // A request that timed out may still succeed: the relay repeats it, and consumers process an event once (DESIGN §7).
  requestTimeout: 15_000,
  // Few retries in the client, because our own retries never end and report the fault.
  retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries: 3 },
};

export function connectKafka({ brokers, clientId, prefix = '', onLog }: KafkaConnectionOptions): KafkaConnection {
  keepTimersPositive();
  sendEncodedMessages();
  readHeadersOnce();
  readEveryCompression();
  askForTopicIds();
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
  let made: Promise<TopicsThere> | undefined;
  return {
    client,
    prefix,
    topicsMade: () => {
      if (made !== undefined) return made;
      const making = withAdmin(client, (admin) => makeTopics(admin, prefix, brokers[0] ?? ''));
      made = making;
      making.catch(() => {
        if (made === making) made = undefined;
      });
      return making;
    },
    doubtTopics: () => {
      made = undefined;
    },
  };
}

/** Works with an admin connection of its own, which knows the current leaders and is closed afterwards. */
export async function withAdmin<T>(client: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = client.admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
