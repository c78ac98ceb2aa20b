import { consumers } from '#libs/contracts';
import type { KnownProcess } from '#libs/projections';
import { groupOf, processorOf } from './channel.ts';
import { relayName } from './kafka/relay.ts';

/** Why no process runs a processor. Such a processor has no lag. */
export const reasonsNotRunning = {
  reads_kafka: 'The group reads Kafka, whose brokers keep its place.',
  without_kafka: 'KAFKA_BROKERS is not set, and groups read the log themselves.',
  process_silent: 'The process that ran it is not heard.',
  no_process: 'No process runs it.',
} as const;

export type WhyNotRunning = keyof typeof reasonsNotRunning;

export interface NotRunning {
  readonly processor: string;
  readonly code: WhyNotRunning;
}

const groups: readonly string[] = Object.keys(consumers);

/**
 * The processors and consumer groups that no process runs, on either channel.
 * @param processors those that have a checkpoint
 */
export function notRunning(processors: readonly string[], processes: readonly KnownProcess[]): readonly NotRunning[] {
  const others = groups.map(processorOf).filter((processor) => !processors.includes(processor));
  return [
    ...processors.flatMap((processor) => namedWith(processor, whyNotRunning(processor, processes))),
    ...others.flatMap((processor) => {
      const code = whyNotRunning(processor, processes);
      // A group that has never read the log runs where it reads Kafka.
      return code === 'reads_kafka' ? [] : namedWith(processor, code);
    }),
  ];
}

function namedWith(processor: string, code: WhyNotRunning | undefined): readonly NotRunning[] {
  return code === undefined ? [] : [{ processor, code }];
}

/** @returns undefined for a processor that a process runs */
function whyNotRunning(processor: string, processes: readonly KnownProcess[]): WhyNotRunning | undefined {
  const [heard, silent] = [processes.filter(({ isHeard }) => isHeard), processes.filter(({ isHeard }) => !isHeard)];
  const group = groupOf(processor);
  const ran = (each: KnownProcess): boolean => each.processors.includes(processor);
  const readFromKafka = (each: KnownProcess): boolean => group !== undefined && each.kafkaGroups.includes(group);
  if (heard.some(ran)) return undefined;
  if (heard.some(readFromKafka)) return 'reads_kafka';
  const readsLog = heard.some((each) => each.processors.some((name) => groupOf(name) !== undefined));
  if (processor === relayName && readsLog) return 'without_kafka';
  return silent.some((each) => ran(each) || readFromKafka(each)) ? 'process_silent' : 'no_process';
}
