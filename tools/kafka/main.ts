import { parseArgs } from 'node:util';
import { readConfig } from '#libs/process';
import { kafkaVersion } from './broker-programs.ts';
import { startLocalKafka } from './local-kafka.ts';

const usualPort = 9092;

const usage = `Usage: npm run kafka

Runs Apache Kafka ${kafkaVersion} for development, with its data in .assent/kafka. It downloads Kafka first, once.
It has no options. KAFKA_PORT sets the port; unset: ${usualPort}. Stop it with Ctrl-C.
`;

/** Runs a Kafka for development until it is stopped. */
async function main(): Promise<void> {
  if (parseArgs({ options: { help: { type: 'boolean', short: 'h' } } }).values.help === true) {
    process.stdout.write(usage);
    return;
  }
  const { kafkaPort: port = usualPort } = readConfig(process.env);
  process.stdout.write(`Starting Apache Kafka ${kafkaVersion} …\n`);
  const kafka = await startLocalKafka({ directory: '.assent/kafka', programs: '.assent/programs', port });
  process.stdout.write(
    `Kafka is ready at ${kafka.brokers}, and logs to .assent/kafka/kafka.log.\n` +
      `Use it with KAFKA_BROKERS=${kafka.brokers} npm start; Ctrl-C stops it.\n`,
  );
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stopping.signal.aborted) return;
      stopping.abort();
      process.stdout.write('Stopping Kafka …\n');
      void kafka.stop();
    });
  }
  const end = await kafka.ended;
  if (!stopping.signal.aborted) throw new Error(`Kafka ended by itself (${end}). See .assent/kafka/kafka.log.`);
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
