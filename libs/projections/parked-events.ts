import { inspect } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import type { RecordedEvent } from '#libs/event-store';

export interface ParkedEvent {
  readonly processor: string;
  readonly stream: string;
  readonly position: string;
  readonly eventId: string;
  readonly eventType: string;
  /** Null for one that only waits behind an earlier one of its stream. */
  readonly error: string | null;
  readonly parkedAt: Date;
}

/** An entry of an index has room for 2,700 bytes. */
const longestName = 500;

/**
 * Keeps an event for later; `fault` is null when it only waits behind an earlier one of its stream.
 * @returns whether it was not parked before
 */
export async function park(
  database: Pool | PoolClient,
  processor: string,
  event: Pick<RecordedEvent, 'position' | 'stream' | 'id' | 'type'>,
  fault: unknown,
): Promise<boolean> {
  const error = fault === null ? null : storable(inspect(fault, { depth: 2 }));
  const { rowCount } = await database.query(
    `insert into processing.parked_events (processor, position, stream, event_id, event_type, error)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [processor, event.position, nameOf(event.stream), event.id, nameOf(event.type), error],
  );
  return rowCount === 1;
}

/** The oldest of them. */
export async function listParked(database: Pool, limit: number): Promise<readonly ParkedEvent[]> {
  const { rows } = await database.query<ParkedEvent>(
    `select processor, stream, position, event_id as "eventId", event_type as "eventType", error, parked_at as "parkedAt"
     from processing.parked_events order by position, processor limit $1`,
    [limit],
  );
  return rows;
}

/** How many there are, by processor. */
export async function countParked(database: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ processor: string; count: number }>(
    'select processor, count(*)::int as count from processing.parked_events group by processor',
  );
  return new Map(rows.map(({ processor, count }) => [processor, count]));
}

/** Of another program, it may be anything. */
function nameOf(text: string): string {
  return storable(text).slice(0, longestName);
}

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
