import type { KnownProcess } from '#libs/projections';
import { groupOf } from './channel.ts';
import { relayName } from './kafka/relay.ts';

/** Why nobody runs a processor that has a checkpoint. Such a processor has no lag: it is not behind. */
export const reasonsNotRunning = {
  reads_kafka: 'The group reads Kafka, whose brokers keep its place.',
  without_kafka: 'KAFKA_BROKERS is not set, and groups read the log themselves.',
  process_silent: 'The process that ran it is not heard.',
  no_process: 'No process runs it.',
} as const;

export type WhyNotRunning = keyof typeof reasonsNotRunning;

/** @returns undefined for a processor that a process runs */
export function whyNotRunning(processor: string, processes: readonly KnownProcess[]): WhyNotRunning | undefined {
  const [heard, silent] = [processes.filter(({ isHeard }) => isHeard), processes.filter(({ isHeard }) => !isHeard)];
  if (heard.some(({ processors }) => processors.includes(processor))) return undefined;
  const group = groupOf(processor);
  if (group !== undefined && heard.some(({ kafkaGroups }) => kafkaGroups.includes(group))) return 'reads_kafka';
  const readsLog = heard.some(({ processors }) => processors.some((name) => groupOf(name) !== undefined));
  if (processor === relayName && readsLog) return 'without_kafka';
  return silent.some(({ processors }) => processors.includes(processor)) ? 'process_silent' : 'no_process';
}
