import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { integrationEventKinds } from '#libs/contracts';
import { processorOf, type IntegrationChannel, type Subscription } from '../channel.ts';
import type { ProcessorState } from '#libs/projections';
import { deliveryTo, type Delivery } from '../delivery.ts';
import { effectsOnDisk } from '../inbox.ts';
import { fromMessage, unknownType } from './cloud-events.ts';
import type { KafkaConnection } from './kafka-connection.ts';
import { isPassing } from './kafka-faults.ts';
import { KnownTopics } from './known-topics.ts';
import { countSkipped, type Skipped } from './skipped-messages.ts';

export interface KafkaChannelOptions {
  readonly connection: KafkaConnection;
  readonly database: Pool;
  readonly onFault: (fault: unknown, group: string) => void;
  readonly onState?: ProcessorState | undefined;
}

/** Taken, and their offset committed, at once: many, because those of one key are taken one after the other. */
const sliceSize = 500;
/** Partitions whose slices are taken side by side: what they record in the inbox at the same time shares a transaction. */
const partitionsAtOnce = 12;
/** A member that is silent for so long is dead, and the others take over what it had. */
const sessionTimeout = 10_000;
const heartbeatIntervalMs = 1_000;
/** How long a fetch waits for something new; a member that leaves waits for its last one. */
const longestFetchMs = 500;
const disconnectWithinMs = 15_000;
const firstBackoffMs = 100;
const longestBackoffMs = 5_000;
/** Of a partition that nobody has read. */
const beginning = '0';
/** What passes sooner is not told. */
const longestSilenceMs = 1_000;

/**
 * The channel over Kafka: a group is a consumer group, whose members share the partitions. An offset is committed when
 * the events before it have been taken; what was not is delivered again, here or to another member.
 */
export function createKafkaChannel({
  connection,
  database,
  onFault,
  onState,
}: KafkaChannelOptions): IntegrationChannel {
  return {
    consume: async (subscription) => {
      const { group, signal } = subscription;
      const name = processorOf(group);
      const tell = (fault: unknown): void => onFault(fault, name);
      const deliver = deliveryTo(subscription, database, tell);
      const work: Work = {
        deliver: async (received) => {
          await deliver(received);
          // Kafka does not forget an offset when PostgreSQL loses a commit.
          await effectsOnDisk(database);
        },
        skip: (skipped) => countSkipped(database, { ...skipped, group }),
        onState: (fault) => {
          if (fault !== undefined) tell(fault);
          onState?.(name, fault);
        },
      };
      // kafkajs mends what it takes for passing; the rest ends a consumer, and another one begins.
      for (let backoffMs = firstBackoffMs; !signal.aborted; backoffMs = Math.min(backoffMs * 2, longestBackoffMs)) {
        try {
          await connection.topicsMade();
          await consumeOnce(connection, subscription, work, () => (backoffMs = firstBackoffMs));
        } catch (fault) {
          // It may have been deleted, whatever the fault says of it.
          connection.doubtTopics();
          if (backoffMs >= longestSilenceMs || !isPassing(fault)) tell(fault);
          await delay(backoffMs, undefined, { signal }).catch(() => undefined);
        }
      }
    },
  };
}

/** What a group does with what is fetched for it. */
interface Work {
  readonly deliver: Delivery;
  readonly skip: (skipped: Omit<Skipped, 'group'>) => Promise<void>;
  /** Told of each fault that kept a batch from being taken, and, with undefined, when it was taken. */
  readonly onState: (fault: unknown) => void;
}

/** Consumes until the signal. @throws what ended the consumer */
async function consumeOnce(
  { client, prefix }: KafkaConnection,
  { group, types, signal }: Subscription,
  work: Work,
  onProgress: () => void,
): Promise<void> {
  const groupId = `${prefix}assent.${group}`;
  const topics = [...new Set(types.map((type) => `${prefix}${integrationEventKinds[type].topic}`))];
  const admin = client.admin();
  const consumer = client.consumer({
    groupId,
    sessionTimeout,
    heartbeatInterval: heartbeatIntervalMs,
    maxWaitTimeInMs: longestFetchMs,
    allowAutoTopicCreation: false,
    // A broker that has just started loads its groups for some seconds.
    retry: { retries: 8, restartOnFailure: () => Promise.resolve(false) },
  });
  const { promise: ended, resolve: end, reject: crash } = Promise.withResolvers<undefined>();
  // It may crash before anybody waits for it.
  ended.catch(() => undefined);
  consumer.on(consumer.events.CRASH, ({ payload }) => crash(payload.error));
  const onAbort = (): void => end(undefined);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  const leaving = new AbortController();
  let watching: Promise<void> | undefined;
  try {
    await admin.connect();
    const known = await KnownTopics.look(admin, topics);
    const obsolete = await known.placesOnOthers(groupId);
    await consumer.connect();
    const wanted: readonly string[] = types;
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsAtOnce,
      eachBatch: async (payload) => {
        await takeBatch({ consumer, known, wanted, work, signal }, payload);
        onProgress();
      },
    });
    for (const place of obsolete) consumer.seek({ ...place, offset: beginning });
    watching = known.watch(leaving.signal).catch(crash);
    await ended;
  } finally {
    signal.removeEventListener('abort', onAbort);
    leaving.abort();
    await watching;
    await admin.disconnect();
    // Waits for the batches at hand; when its broker dies meanwhile it may wait for ever.
    await Promise.race([consumer.disconnect(), delay(disconnectWithinMs, undefined, { ref: false })]);
  }
}

interface Member {
  readonly consumer: Consumer;
  readonly known: KnownTopics;
  /** The types of events that it takes. */
  readonly wanted: readonly string[];
  readonly work: Work;
  readonly signal: AbortSignal;
}

async function takeBatch(
  { consumer, known, wanted, work: { deliver, skip, onState }, signal }: Member,
  payload: EachBatchPayload,
): Promise<void> {
  const { topic, partition, messages } = payload.batch;
  const isOurs = (): boolean => !signal.aborted && payload.isRunning() && !payload.isStale();
  for (let next = 0; next < messages.length && isOurs(); next += sliceSize) {
    const slice = messages.slice(next, next + sliceSize);
    const read = slice.map((message) => fromMessage(message, { topic, partition }));
    const received = read.filter(({ event: { type } }) => wanted.includes(type) || isUnknown(type));
    const foreign = read.filter(
      ({ event: { type } }) => !Object.hasOwn(integrationEventKinds, type) && !isUnknown(type),
    );
    const last = slice.at(-1)?.offset ?? '0';
    const pulse = keepAlive(() => payload.heartbeat());
    try {
      const take = async (): Promise<void> => {
        await deliver(received);
        if (foreign.length > 0) await skip({ topic, count: foreign.length, lastPlace: `${partition}/${last}` });
      };
      if (!(await triedUntilDone(take, onState, isOurs))) return;
      const offset = String(BigInt(last) + 1n);
      await consumer.commitOffsets([{ topic, partition, offset, metadata: known.idOf(topic) }]);
      payload.resolveOffset(last);
    } finally {
      pulse.stop();
    }
    // Also how a member hears that the group is being rebalanced.
    await payload.heartbeat();
  }
}

/** What has no type is not for other groups, but for nobody. */
function isUnknown(type: string): boolean {
  return type === unknownType;
}

/** Tries until it is done; what is wrong with the system passes, and nothing is dropped. @returns false when it is no longer ours to do */
async function triedUntilDone(
  take: () => Promise<void>,
  onState: (fault: unknown) => void,
  isOurs: () => boolean,
): Promise<boolean> {
  for (let backoffMs = firstBackoffMs; ; backoffMs = Math.min(backoffMs * 2, longestBackoffMs)) {
    try {
      await take();
      onState(undefined);
      return true;
    } catch (fault) {
      onState(fault);
    }
    const due = performance.now() + backoffMs;
    for (let leftMs = backoffMs; leftMs > 0; leftMs = due - performance.now()) {
      if (!isOurs()) {
        // Another member has it now.
        onState(undefined);
        return false;
      }
      await delay(Math.min(firstBackoffMs, leftMs));
    }
  }
}

/** Tells the group that we live, while an effect takes its time. */
function keepAlive(heartbeat: () => Promise<void>): { stop(): void } {
  const timer = setInterval(() => {
    // A rebalance is told to whoever beats next in the open.
    heartbeat().catch(() => undefined);
  }, heartbeatIntervalMs);
  return { stop: () => clearInterval(timer) };
}
