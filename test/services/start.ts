import { stopAll } from './kept.ts';
import { offerKafka } from './kafka.ts';
import { startPostgres } from './postgres.ts';

/** What the tests of a run share: a PostgreSQL, and a Kafka for those that ask for one. */
export default async function start(): Promise<void> {
  // jest ends at a signal without its teardown, and these run in groups of their own.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void stopAll().finally(() => process.exit(130));
    });
  }
  try {
    await Promise.all([startPostgres(), offerKafka()]);
  } catch (error) {
    // A setup that fails has no teardown either.
    await stopAll();
    throw error;
  }
}
