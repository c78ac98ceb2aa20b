import { readableCompressions } from './compression.ts';

/** How many members of a group can share the work. Events of one token stay in one partition. */
export const partitions = 6;
const dayMs = 24 * 3_600_000;

/** Settings of the topics that we create. */
export const settings: Readonly<Record<string, string>> = {
  // 30 days: longer than any consumer may be down. The event store keeps everything.
  'retention.ms': String(30 * dayMs),
  // The broker decompresses batches of other producers, so that every reader can read them.
  'compression.type': 'uncompressed',
  // Overrides the cluster's default: a compacted topic loses earlier events of a token.
  'cleanup.policy': 'delete',
};

/** With less, a group that is down over a long weekend loses events. */
const leastRetentionMs = 7 * dayMs;
/** The default limit of brokers. */
const usualBatchBytes = 1_000_000;

/** The settings to check. */
export const settingNames = [...Object.keys(settings), 'retention.bytes', 'max.message.bytes'];

/** A topic as it was found. Settings that Kafka does not report are missing. */
export interface TopicAsMade {
  readonly name: string;
  readonly id?: string | undefined;
  readonly partitions: number;
  readonly settings: Readonly<Record<string, string | undefined>>;
}

/** Why a topic cannot be used: one sentence each, with the command that repairs it. */
export function unfitnessOf({ name, settings: found }: TopicAsMade, server: string): string[] {
  const { 'cleanup.policy': cleanup = 'delete', 'compression.type': compression = 'uncompressed' } = found;
  const reasons: string[] = [];
  if (cleanup.includes('compact')) {
    reasons.push(
      `${name} has cleanup.policy=${cleanup} and would forget earlier events of a token. Repair it: ${alter(name, 'cleanup.policy=delete', server)}`,
    );
  }
  if (!['uncompressed', 'producer', ...readableCompressions].includes(compression)) {
    reasons.push(
      `${name} has compression.type=${compression}, which Assent cannot read. Repair it: ${alter(name, 'compression.type=uncompressed', server)}`,
    );
  }
  return reasons;
}

/** Recommended changes to a usable topic: one sentence each, with the command that makes the change. */
export function adviceOn({ name, partitions: count, settings: found }: TopicAsMade, server: string): string[] {
  const retention = Number(found['retention.ms'] ?? -1);
  const retentionBytes = Number(found['retention.bytes'] ?? -1);
  const batchBytes = Number(found['max.message.bytes'] ?? usualBatchBytes);
  const advice: string[] = [];
  if (retention >= 0 && retention < leastRetentionMs) {
    advice.push(
      `${name} keeps events for ${retention} ms only, and a group that stands still for longer loses them: ` +
        alter(name, `retention.ms=${settings['retention.ms']}`, server),
    );
  }
  if (retentionBytes >= 0) {
    advice.push(
      `${name} drops events beyond ${retentionBytes} bytes, also those that a group has not read: ` +
        alter(name, 'retention.bytes=-1', server),
    );
  }
  if (batchBytes < usualBatchBytes) {
    advice.push(
      `${name} takes ${batchBytes} bytes at once; a larger event is parked: ${alter(name, 'max.message.bytes=1048588', server)}`,
    );
  }
  if (count < partitions) {
    advice.push(
      `${name} has ${count} of ${partitions} partitions, so fewer processes share the work. Once its groups have read everything: ` +
        `kafka-topics.sh --bootstrap-server ${server} --alter --topic ${name} --partitions ${partitions}`,
    );
  }
  return advice;
}

function alter(topic: string, setting: string, server: string): string {
  return `kafka-configs.sh --bootstrap-server ${server} --alter --topic ${topic} --add-config ${setting}`;
}
