import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** `describe`, where there is a Kafka; otherwise the run's summary says that it was skipped, and what would run it. */
export const describeWithKafka = process.env['TEST_KAFKA_MISSING'] === undefined ? describe : describe.skip;

/** Where one can be started, to be killed. */
export const describeWithOwnKafka = process.env['TEST_OWN_KAFKA_MISSING'] === undefined ? describe : describe.skip;

/** The brokers of this run; the first to ask waits for their start. */
export async function kafkaBrokers(): Promise<string[]> {
  const given = process.env['TEST_KAFKA_BROKERS'];
  if (given !== undefined) return given.split(',');
  const brokers = await text(connect(Number(process.env['TEST_KAFKA_SERVICE']), '127.0.0.1'));
  if (brokers === '') throw new Error('The Kafka of this run did not start.');
  return brokers.split(',');
}

/** For topics and groups that nobody else uses. */
export function aPrefix(): string {
  return `test-${randomUUID()}.`;
}
