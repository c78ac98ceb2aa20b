import { offerBrowser } from './browser.ts';
import { stopAll } from './kept.ts';
import { offerKafka } from './kafka.ts';
import { startPostgres } from './postgres.ts';

/** Starts the services that all tests share: PostgreSQL, and Kafka on demand. */
export default async function start(): Promise<void> {
  // On a signal jest ends without its teardown, and the services run in their own process groups.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      void stopAll().finally(() => process.exit(130));
    });
  }
  try {
    offerBrowser();
    await Promise.all([startPostgres(), offerKafka()]);
  } catch (error) {
    // jest runs no teardown after a failed setup.
    await stopAll();
    throw error;
  }
}
