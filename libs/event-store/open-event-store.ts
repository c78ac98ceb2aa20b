import type { Pool } from 'pg';
import { EventStoreUnavailable } from './errors.ts';
import type { EventStore } from './event-store.ts';
import type { EventStoreDbOptions } from './eventstoredb/connect-event-store-db.ts';
import { createPostgresEventStore, type PostgresEventStoreOptions } from './postgres/postgres-event-store.ts';

type Options = Pick<EventStoreDbOptions, 'onError' | 'onTooSlow' | 'prefix'>;

/**
 * Opens the event store of a URL, or PostgreSQL without one (DESIGN §8), and waits for its first answer.
 * @throws Error that says what to do
 */
export async function openEventStore(
  url: string | undefined,
  pool: Pool,
  { tenants, ...options }: Options & Pick<PostgresEventStoreOptions, 'tenants'> = {},
): Promise<EventStore> {
  return url === undefined
    ? createPostgresEventStore({ pool, ...(tenants !== undefined && { tenants }), ...options })
    : openEventStoreDb(url, options);
}

/** @throws Error that says what to do, when the server does not answer */
export async function openEventStoreDb(url: string, options: Options = {}): Promise<EventStore> {
  // Loads the EventStoreDB client only if it is used, because it costs start time and memory.
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
