import { inspect } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '#libs/event-store';

/** Keeps an event for later; `fault` is null when it only waits behind an earlier one of its stream. */
export async function park(
  database: Pool | PoolClient,
  processor: string,
  event: RecordedEvent,
  fault: unknown,
): Promise<void> {
  const error = fault === null ? null : inspect(fault, { depth: 2 });
  await database.query(
    `insert into processing.parked_events (processor, position, stream, event_id, event_type, error)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [processor, event.position, event.stream, event.id, event.type, error],
  );
}
