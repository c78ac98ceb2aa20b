import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokerPrograms, KafkaUnavailable } from '../../tools/kafka/broker-programs.ts';
import { startLocalKafka, type LocalKafka } from '../../tools/kafka/local-kafka.ts';
import { stopAtTheEnd } from './kept.ts';

const programs = '.assent/programs';

/**
 * Provides the Kafka of this run: the one in KAFKA_BROKERS, or one that is started for the first test that needs it.
 * Without both, skips the Kafka tests. With KAFKA_BROKERS only, skips the tests that start and kill a Kafka.
 * REQUIRE_KAFKA turns such a skip into a failure.
 */
export async function offerKafka(): Promise<void> {
  const given = process.env['KAFKA_BROKERS'] ?? '';
  if (given !== '') process.env['TEST_KAFKA_BROKERS'] = given;
  // By default, tests start Assent without Kafka.
  delete process.env['KAFKA_BROKERS'];
  try {
    await brokerPrograms(programs);
  } catch (error) {
    if (!(error instanceof KafkaUnavailable) || process.env['REQUIRE_KAFKA'] === '1') throw error;
    process.env['TEST_OWN_KAFKA_MISSING'] = error.reason;
    if (given === '') process.env['TEST_KAFKA_MISSING'] = error.message;
    return;
  }
  if (given === '') process.env['TEST_KAFKA_SERVICE'] = String(await startOnDemand());
}

/** @returns a port that answers with the address of a broker. The first connection starts the broker. */
async function startOnDemand(): Promise<number> {
  let starting: Promise<LocalKafka> | undefined;
  const start = async (): Promise<LocalKafka> => {
    const directory = await mkdtemp(join(tmpdir(), 'assent-kafka-'));
    stopAtTheEnd(() => rm(directory, { recursive: true, force: true }));
    const kafka = await startLocalKafka({ directory, programs });
    stopAtTheEnd(() => kafka.kill());
    return kafka;
  };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    (starting ??= start()).then(
      ({ brokers }) => socket.end(brokers),
      (error: unknown) => socket.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  stopAtTheEnd(async () => {
    server.close();
    await starting?.catch(() => undefined);
  });
  return (server.address() as AddressInfo).port;
}
