import { spawn } from 'node:child_process';

/** As much as Assent's relay sends at once, one request at a time, so that what is tried again cannot overtake. */
const producerSettings = {
  acks: 'all',
  'batch.size': 400_000,
  'linger.ms': 5,
  'max.in.flight.requests.per.connection': 1,
  'compression.type': 'none',
};
/** Its first records pay for Java's warm-up. */
const warmUpRecords = 20_000;

/** @returns records a second, by Kafka's own kafka-producer-perf-test */
export async function producerPerformance(programs, { brokers, topic, records, bytes }) {
  const output = await java(programs, 'org.apache.kafka.tools.ProducerPerformance', [
    ...['--bootstrap-server', brokers[0], '--topic', topic, '--throughput', '-1'],
    ...['--num-records', String(records + warmUpRecords), '--warmup-records', String(warmUpRecords)],
    ...['--record-size', String(bytes)],
    ...['--command-property', ...Object.entries(producerSettings).map((pair) => pair.join('='))],
  ]);
  const rates = [...output.matchAll(/records sent, ([\d.]+) records\/sec/g)].map(([, rate]) => Number(rate));
  if (rates.length === 0) throw new Error(`kafka-producer-perf-test said:\n${output}`);
  return rates.at(-1);
}

/** @returns records a second while it fetches, by Kafka's own kafka-consumer-perf-test */
export async function consumerPerformance(programs, { brokers, topic, records, group }) {
  const output = await java(programs, 'org.apache.kafka.tools.ConsumerPerformance', [
    ...['--bootstrap-server', brokers[0], '--topic', topic, '--num-records', String(records)],
    ...['--group', group, '--hide-header', '--timeout', '20000'],
  ]);
  const line = output.split('\n').find((text) => /^\d{4}-.*, \d/.test(text));
  const rate = Number(line?.split(',').at(-1));
  if (!(rate > 0)) throw new Error(`kafka-consumer-perf-test said:\n${output}`);
  return rate;
}

function java({ java: program, classpath }, main, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, ['-Xmx256m', '-cp', classpath, main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${main} ended with ${code}:\n${output}`));
    });
  });
}
