import { inspect } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import type { Queryable } from '#libs/postgres';
import { EventFault, tenantOfStream, type EventStore, type Position, type RecordedEvent } from '#libs/event-store';

type Database = Pool | PoolClient;

/** An event that a processor could not process, or that waits behind such an event of its stream. */
export interface ParkedEvent {
  readonly id: string;
  readonly processor: string;
  readonly stream: string;
  /** The position in the log; the name of the stream if the stream has no events. */
  readonly position: string;
  /** Null for an event that an earlier release parked. */
  readonly revision: number | null;
  readonly eventId: string;
  readonly eventType: string;
  readonly status: 'failed' | 'waiting' | 'retry';
  /** The last fault; null if the event only waits behind an earlier one of its stream. */
  readonly error: string | null;
  readonly attempts: number;
  readonly parkedAt: string;
}

/** An index entry holds at most 2,700 bytes. */
const longestName = 500;

const columns = `id, processor, stream, position, revision, event_id as "eventId", event_type as "eventType", status, error,
  attempts, parked_at as "parkedAt"`;

/**
 * Parks an event. `fault` is null if it only waits behind an earlier one of its stream.
 * @returns whether it was not parked before
 */
export async function park(
  database: Database,
  processor: string,
  event: Pick<RecordedEvent, 'position' | 'stream' | 'id' | 'type'> & { readonly revision: number | null },
  fault: unknown,
): Promise<boolean> {
  const waits = fault === null;
  const { rowCount } = await database.query(
    `insert into processing.parked_events
       (processor, position, stream, revision, event_id, event_type, error, status, attempts, last_tried_at, tenant_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $9 > 0 then now() end, $10) on conflict do nothing`,
    [
      processor,
      event.position,
      nameOf(event.stream),
      event.revision,
      event.id,
      nameOf(event.type),
      waits ? null : textOf(fault),
      waits ? 'waiting' : 'failed',
      waits ? 0 : 1,
      // Not of the metadata, which an undecodable event lacks.
      nameOf(tenantOfStream(event.stream)),
    ],
  );
  return rowCount === 1;
}

/** The oldest parked events. */
export async function listParked(database: Pool, limit: number): Promise<readonly ParkedEvent[]> {
  const { rows } = await database.query<ParkedEvent>(
    `select ${columns} from processing.parked_events order by position, processor limit $1`,
    [limit],
  );
  return rows;
}

/** The number of parked events by processor. */
export async function countParked(database: Pool): Promise<ReadonlyMap<string, number>> {
  const { rows } = await database.query<{ processor: string; count: number }>(
    'select processor, count(*)::int as count from processing.parked_events group by processor',
  );
  return new Map(rows.map(({ processor, count }) => [processor, count]));
}

/**
 * The parked and discarded events that affect a page.
 * @returns `firstParked`: the position of the first parked event of each stream, behind which others wait; `discarded`:
 * the positions of discarded events. A page is read again after a fault, and its parked events may have been discarded
 * meanwhile.
 */
export async function standingInTheWay(
  database: Pool,
  processor: string,
  events: readonly RecordedEvent[],
): Promise<{ readonly firstParked: Map<string, Position>; readonly discarded: ReadonlySet<Position> }> {
  const [first, last] = [events[0], events.at(-1)];
  if (first === undefined || last === undefined) return { firstParked: new Map(), discarded: new Set() };
  const { rows } = await database.query<{ stream: string | null; position: Position }>({
    name: 'parked-in-the-way',
    // Selects all streams with parked events, because there are few of them and the page may have many.
    text: `select stream, min(position) as position from processing.parked_events where processor = $1 group by stream
           union all
           select null, position from processing.ended_parked_events
           where processor = $1 and status = 'discarded' and position between $2 and $3`,
    values: [processor, first.position, last.position],
  });
  const firstParked = new Map<string, Position>();
  const discarded = new Set<Position>();
  for (const { stream, position } of rows) {
    if (stream === null) discarded.add(position);
    else firstParked.set(stream, position);
  }
  return { firstParked, discarded };
}

/**
 * Processes each event of a page in the order of its stream. An event that fails by its own fault is parked, and so are
 * the later events of its stream, in this page and in others. The rest goes on.
 * @param onParked called once for each event that is parked for its own fault
 */
export async function inOrderOrParked(
  database: Pool,
  processor: string,
  events: readonly RecordedEvent[],
  take: (event: RecordedEvent) => void,
  onParked: (fault: unknown) => void,
): Promise<void> {
  const { firstParked, discarded } = await standingInTheWay(database, processor, events);
  for (const event of events) {
    const { stream, position } = event;
    if (discarded.has(position)) continue;
    const first = firstParked.get(stream);
    // Only an event at or behind the first parked one waits. An earlier one belongs to a page that is read again.
    if (first !== undefined && position >= first) {
      await park(database, processor, event, null);
      continue;
    }
    try {
      take(event);
    } catch (fault) {
      if (await park(database, processor, event, fault)) onParked(fault);
      firstParked.set(stream, position);
    }
  }
}

/**
 * Reads the event from the log.
 * @throws UnreadableStream if it cannot be decoded, EventFault if it does not exist
 */
export async function recordedEventOf(
  { stream, revision, position }: Pick<ParkedEvent, 'stream' | 'revision' | 'position'>,
  eventStore: Pick<EventStore, 'read'>,
): Promise<RecordedEvent> {
  const events = await eventStore.read(stream, revision === null ? {} : { from: revision, limit: 1 });
  const event = events.find((each) => each.position === position);
  if (event === undefined) throw new EventFault(`There is no event at position ${position} in stream ${stream}.`);
  return event;
}

/** Requests a retry of a failed event by its processor. */
export async function askForRetry(database: Queryable, id: string): Promise<void> {
  await database.query(`update processing.parked_events set status = 'retry' where id = $1 and status = 'failed'`, [
    id,
  ]);
}

/** The processors with a requested retry, or with a waiting event that nothing blocks any more. */
export async function withRetries(database: Pool, processors: readonly string[]): Promise<readonly string[]> {
  const { rows } = await database.query<{ processor: string }>({
    name: 'parked-with-retries',
    text: `select distinct processor from (
             select distinct on (processor, stream) processor, status from processing.parked_events
             where processor = any($1) order by processor, stream, position
           ) firsts where status <> 'failed'`,
    values: [processors],
  });
  return rows.map(({ processor }) => processor);
}

/** Locks the next event that a processor has to retry: the first of its stream. */
export async function nextToRetry(client: PoolClient, processor: string): Promise<ParkedEvent | undefined> {
  const { rows } = await client.query<ParkedEvent>({
    name: 'next-to-retry',
    text: `select ${columns} from processing.parked_events parked
           where processor = $1 and status in ('retry', 'waiting')
             and not exists (select from processing.parked_events earlier
                             where earlier.processor = $1 and earlier.stream = parked.stream
                               and earlier.position < parked.position)
           order by position limit 1 for update skip locked`,
    values: [processor],
  });
  return rows[0];
}

export async function failAgain(client: PoolClient, id: string, fault: unknown): Promise<void> {
  await client.query(
    `update processing.parked_events
     set status = 'failed', attempts = attempts + 1, last_tried_at = now(), error = $2 where id = $1`,
    [id, textOf(fault)],
  );
}

export async function resolveParked(client: PoolClient, id: string): Promise<void> {
  await client.query(
    `with ended as (delete from processing.parked_events where id = $1 returning *)
     insert into processing.ended_parked_events (${endedColumns}, status, attempts, last_tried_at)
     select ${endedColumns}, 'resolved', attempts + 1, now() from ended`,
    [id],
  );
}

/**
 * Discards a parked event: its processor never processes it, and later events of its stream follow. Waits for a retry
 * in progress.
 * @returns whether the event was parked
 */
export async function discardParked(
  database: Queryable,
  id: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<boolean> {
  const { rowCount } = await database.query(
    `with ended as (delete from processing.parked_events where id = $1 returning *)
     insert into processing.ended_parked_events (${endedColumns}, status, attempts, last_tried_at, ended_by, reason)
     select ${endedColumns}, 'discarded', attempts, last_tried_at, $2, $3 from ended`,
    [id, by, reason],
  );
  return rowCount === 1;
}

const endedColumns =
  'id, number, processor, position, stream, revision, event_id, event_type, error, parked_at, tenant_id';

/** The name may come from another program, so it may have any content. */
function nameOf(text: string): string {
  return storable(text).slice(0, longestName);
}

function textOf(fault: unknown): string {
  return storable(inspect(fault, { depth: 2 }));
}

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
