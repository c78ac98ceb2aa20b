import { Kafka, logLevel, type Admin, type KafkaConfig } from 'kafkajs';
import { readEveryCompression } from './compression.ts';
import { keepTimersPositive, readHeadersOnce, sendEncodedMessages, socketFactory } from './kafkajs-replacements.ts';
import { askForTopicIds } from './topic-ids.ts';
import { makeTopics, type TopicsThere } from './topics.ts';

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
   * Makes the topics that are missing and looks at their settings, once for all who ask.
   * @throws TopicsMissing, TopicsUnfit, or that Kafka cannot be reached
   */
  topicsMade(): Promise<TopicsThere>;
  /** Has the topics looked at again by the next who asks: a fault says that they may no longer be there. */
  doubtTopics(): void;
}

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

/** Works with a connection of its own, which knows the leaders of today and is closed afterwards. */
export async function withAdmin<T>(client: Kafka, work: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = client.admin();
  try {
    await admin.connect();
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
