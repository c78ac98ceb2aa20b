import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { Consumer, EachBatchPayload } from 'kafkajs';
import { Backoff, pause } from '#libs/concurrency';
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

/**
 * Events that are processed before their offset is committed. Large, because events of one key are processed one after
 * another.
 */
const sliceSize = 500;
/** Partitions that are processed concurrently, so that their inbox records share transactions. */
const partitionsAtOnce = 12;
/** A member that is silent for longer is considered dead, and the others take over its partitions. */
const sessionTimeout = 10_000;
const heartbeatIntervalMs = 1_000;
/** How long a fetch waits for new messages. A leaving member waits for its last fetch. */
const longestFetchMs = 500;
const disconnectWithinMs = 15_000;
const firstBackoffMs = 100;
/** The offset to start from in a partition without a committed offset. */
const beginning = '0';
/** Passing faults are reported only once backoff reaches this. */
const longestSilenceMs = 1_000;

/**
 * The channel over Kafka: a group is a consumer group, whose members share the partitions. An offset is committed once
 * all events before it are processed. Others are delivered again, to this member or another.
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
          // The committed offset outlives a PostgreSQL crash, so the effects must be on disk first.
          await effectsOnDisk(database);
        },
        skip: (skipped) => countSkipped(database, { ...skipped, group }),
        onState: (fault) => {
          if (fault !== undefined) tell(fault);
          onState?.(name, fault);
        },
      };
      // kafkajs recovers from faults that it considers transient. Any other fault ends the consumer, and a new one
      // starts.
      const backoff = new Backoff({ firstMs: firstBackoffMs });
      while (!signal.aborted) {
        try {
          await connection.topicsMade();
          await consumeOnce(connection, subscription, work, () => backoff.reset());
        } catch (fault) {
          // The topic may have been deleted, whatever the fault says.
          connection.doubtTopics();
          const pauseMs = backoff.next();
          if (pauseMs >= longestSilenceMs || !isPassing(fault)) tell(fault);
          await pause(pauseMs, signal);
        }
      }
    },
  };
}

/** How a group processes what is fetched for it. */
interface Work {
  readonly deliver: Delivery;
  readonly skip: (skipped: Omit<Skipped, 'group'>) => Promise<void>;
  /** Called with each fault that kept a batch from being processed, and with undefined once it was. */
  readonly onState: (fault: unknown) => void;
}

/** Consumes until the signal. @throws the fault that ended the consumer */
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
  // It may crash before anything awaits it.
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
    // Disconnecting waits for batches in flight, which may take forever if the broker dies meanwhile.
    await Promise.race([consumer.disconnect(), delay(disconnectWithinMs, undefined, { ref: false })]);
  }
}

interface Member {
  readonly consumer: Consumer;
  readonly known: KnownTopics;
  /** The types of events that the group subscribes to. */
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
    // The heartbeat also tells the member about a rebalance.
    await payload.heartbeat();
  }
}

/** A message without a type belongs to no group at all. */
function isUnknown(type: string): boolean {
  return type === unknownType;
}

/**
 * Retries until the work succeeds: systemic faults pass, and nothing is dropped. @returns false when the partition was
 * taken over by another member
 */
async function triedUntilDone(
  take: () => Promise<void>,
  onState: (fault: unknown) => void,
  isOurs: () => boolean,
): Promise<boolean> {
  const backoff = new Backoff({ firstMs: firstBackoffMs });
  for (;;) {
    try {
      await take();
      onState(undefined);
      return true;
    } catch (fault) {
      onState(fault);
    }
    const pauseMs = backoff.next();
    const due = performance.now() + pauseMs;
    for (let leftMs = pauseMs; leftMs > 0; leftMs = due - performance.now()) {
      if (!isOurs()) {
        // Another member has the partition now.
        onState(undefined);
        return false;
      }
      await pause(Math.min(firstBackoffMs, leftMs));
    }
  }
}

/** Sends heartbeats while an effect is running. */
function keepAlive(heartbeat: () => Promise<void>): { stop(): void } {
  const timer = setInterval(() => {
    // The next explicit heartbeat reports a rebalance.
    heartbeat().catch(() => undefined);
  }, heartbeatIntervalMs);
  return { stop: () => clearInterval(timer) };
}
