import { inspect } from 'node:util';
import type { Pool, PoolClient } from 'pg';
import { EventFault, type EventStore, type Position, type RecordedEvent } from '#libs/event-store';

type Database = Pool | PoolClient;

/** An event that a processor could not take, or that waits behind one of its stream. */
export interface ParkedEvent {
  readonly id: string;
  readonly processor: string;
  readonly stream: string;
  /** Of an event in the log; the name of the stream for one without events. */
  readonly position: string;
  /** Null for an event that an earlier version parked. */
  readonly revision: number | null;
  readonly eventId: string;
  readonly eventType: string;
  readonly status: 'failed' | 'waiting' | 'retry';
  /** The last fault; null for one that only waits behind an earlier one of its stream. */
  readonly error: string | null;
  readonly attempts: number;
  readonly parkedAt: string;
}

/** An entry of an index has room for 2,700 bytes. */
const longestName = 500;

const columns = `id, processor, stream, position, revision, event_id as "eventId", event_type as "eventType", status, error,
  attempts, parked_at as "parkedAt"`;

/**
 * Keeps an event for later; `fault` is null when it only waits behind an earlier one of its stream.
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
       (processor, position, stream, revision, event_id, event_type, error, status, attempts, last_tried_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, case when $9 > 0 then now() end) on conflict do nothing`,
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
    ],
  );
  return rowCount === 1;
}

/** The oldest of them. */
export async function listParked(database: Pool, limit: number): Promise<readonly ParkedEvent[]> {
  const { rows } = await database.query<ParkedEvent>(
    `select ${columns} from processing.parked_events order by position, processor limit $1`,
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

/**
 * What keeps a processor from taking events of a page.
 * @returns `firstParked`: by its stream the position of the first event that is parked, behind which others wait; `discarded`:
 * the positions of those that were given up. A page is read again after a fault, and what was parked of it may have been given
 * up meanwhile.
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
    // Of all streams, because few have any and the names of a page's streams are much to send.
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
 * Does something with each event of a page whose order in its stream must be kept. An event whose own fault this throws is
 * parked, and so are those behind it in its stream, in this page and in others; the rest goes on.
 * @param onParked told of each that is parked for a fault of its own, once
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
    // One before it has not been parked: its page is read again.
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
 * The event itself, from the log.
 * @throws UnreadableStream when it cannot be decoded, EventFault when it is not there
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

/** Asks for a failed event to be tried again, by its processor. */
export async function askForRetry(database: Pool, id: string): Promise<void> {
  await database.query(`update processing.parked_events set status = 'retry' where id = $1 and status = 'failed'`, [
    id,
  ]);
}

/** Of these processors, those that have something to try again, or something that waits for nothing any more. */
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

/** The next event that a processor is to try again: it is locked, and the first of its stream. */
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
 * Gives up a parked event: its processor never takes it, and those behind it follow. Waits for a try that is under way.
 * @returns whether there was one
 */
export async function discardParked(
  database: Pool,
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

const endedColumns = 'id, number, processor, position, stream, revision, event_id, event_type, error, parked_at';

/** Of another program, it may be anything. */
function nameOf(text: string): string {
  return storable(text).slice(0, longestName);
}

function textOf(fault: unknown): string {
  return storable(inspect(fault, { depth: 2 }));
}

function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD');
}
