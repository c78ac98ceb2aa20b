import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** `describe` if a Kafka is available. Otherwise skips, and the summary of the run says how to get one. */
export const describeWithKafka = process.env['TEST_KAFKA_MISSING'] === undefined ? describe : describe.skip;

/** `describe` if the tests can start a Kafka that they may kill. */
export const describeWithOwnKafka = process.env['TEST_OWN_KAFKA_MISSING'] === undefined ? describe : describe.skip;

/** The brokers of this run. The first call starts them. */
export async function kafkaBrokers(): Promise<string[]> {
  const given = process.env['TEST_KAFKA_BROKERS'];
  if (given !== undefined) return given.split(',');
  const brokers = await text(connect(Number(process.env['TEST_KAFKA_SERVICE']), '127.0.0.1'));
  if (brokers === '') throw new Error('The Kafka of this run did not start.');
  return brokers.split(',');
}

/** A prefix for topics and groups that no other test uses. */
export function aPrefix(): string {
  return `test-${randomUUID()}.`;
}
