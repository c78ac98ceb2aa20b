import type { BrokerPrograms } from '../../tools/kafka/broker-programs.ts';
import { runProgram } from './run-program.ts';

/** The settings of Assent's relay: as large batches, and one request at a time, so that a retry cannot overtake. */
const producerSettings = {
  acks: 'all',
  'batch.size': 400_000,
  'linger.ms': 5,
  'max.in.flight.requests.per.connection': 1,
  'compression.type': 'none',
};
/** The first records warm up Java and do not count. */
const warmUpRecords = 20_000;

export interface PerformanceTest {
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly records: number;
}

/** @returns records a second, as measured by Kafka's own kafka-producer-perf-test */
export async function producerPerformance(
  programs: BrokerPrograms,
  { brokers, topic, records, bytes }: PerformanceTest & { readonly bytes: number },
): Promise<number> {
  const output = await java(programs, 'org.apache.kafka.tools.ProducerPerformance', [
    ...['--bootstrap-server', brokers.join(), '--topic', topic, '--throughput', '-1'],
    ...['--num-records', String(records + warmUpRecords), '--warmup-records', String(warmUpRecords)],
    ...['--record-size', String(bytes)],
    ...['--command-property', ...Object.entries(producerSettings).map((pair) => pair.join('='))],
  ]);
  const rate = [...output.matchAll(/records sent, ([\d.]+) records\/sec/g)].at(-1)?.[1];
  if (rate === undefined) throw new Error(`kafka-producer-perf-test printed no rate:\n${output}`);
  return Number(rate);
}

/** @returns records a second while it fetches, as measured by Kafka's own kafka-consumer-perf-test */
export async function consumerPerformance(
  programs: BrokerPrograms,
  { brokers, topic, records, group }: PerformanceTest & { readonly group: string },
): Promise<number> {
  const output = await java(programs, 'org.apache.kafka.tools.ConsumerPerformance', [
    ...['--bootstrap-server', brokers.join(), '--topic', topic, '--num-records', String(records)],
    ...['--group', group, '--hide-header', '--timeout', '20000'],
  ]);
  const line = output.split('\n').find((text) => /^\d{4}-.*, \d/.test(text));
  const rate = Number(line?.split(',').at(-1));
  if (!(rate > 0)) throw new Error(`kafka-consumer-perf-test printed no rate:\n${output}`);
  return rate;
}

async function java(
  { java: program, classpath }: BrokerPrograms,
  main: string,
  args: readonly string[],
): Promise<string> {
  const { code, output } = await runProgram(program, ['-Xmx256m', '-cp', classpath, main, ...args]);
  if (code === 0) return output;
  throw new Error(`${main} ended with exit code ${code}:\n${output}`);
}
