import type { Pool } from 'pg';
import { EventStoreUnavailable } from './errors.ts';
import type { EventStore } from './event-store.ts';
import type { EventStoreDbOptions } from './eventstoredb/connect-event-store-db.ts';
import { createPostgresEventStore } from './postgres/postgres-event-store.ts';

/**
 * The event store that a URL names, or PostgreSQL without one (DESIGN §8); it answers, or this fails.
 * @throws Error that says what to do
 */
export async function openEventStore(
  url: string | undefined,
  pool: Pool,
  options: Pick<EventStoreDbOptions, 'onError' | 'onTooSlow' | 'prefix'> = {},
): Promise<EventStore> {
  if (url === undefined) return createPostgresEventStore({ pool, ...options });
  // Whoever stays with PostgreSQL neither waits for its client nor has it in memory.
  const { connectEventStoreDb } = await import('./eventstoredb/connect-event-store-db.ts');
  const store = connectEventStoreDb({ url, ...options });
  try {
    await store.head();
    return store;
  } catch (fault) {
    await store.close();
    const { message } =
      fault instanceof EventStoreUnavailable && fault.cause instanceof Error ? fault.cause : (fault as Error);
    throw new Error(
      `EventStoreDB at ${withoutUser(url)} cannot be used: ${message}. ` +
        `Check that it runs and that EVENT_STORE_URL is right, with user:password@ unless it says tls=false.`,
      { cause: fault },
    );
  }
}

function withoutUser(url: string): string {
  return url.replace(/\/\/[^/]*@/, '//');
}
