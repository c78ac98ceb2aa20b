import { readConfig, runUntilStopped } from '#libs/process';
import { startDistributed } from './start-distributed.ts';

const nameWidth = 'settlement'.length;

await runUntilStopped(async () => {
  const { dataDirectory, port, kafkaBrokers, kafkaPort } = readConfig(process.env);
  process.stdout.write('Starting PostgreSQL, Kafka, and each app as a process of its own …\n');
  const distributed = await startDistributed({
    directory: dataDirectory,
    programs: '.assent/programs',
    port,
    ...(kafkaPort !== undefined && { kafkaPort }),
    ...(kafkaBrokers && { kafkaBrokers: kafkaBrokers.join() }),
    onLine: (name, line) => void process.stdout.write(`${name.padEnd(nameWidth)} | ${line}\n`),
  });
  return {
    ready: `Assent is ready at ${distributed.url}, with Kafka at ${distributed.kafka.brokers}`,
    lost: distributed.lost,
    stop: () => distributed.stop(),
  };
});
