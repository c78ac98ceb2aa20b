import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { isTransient, migrate } from '#libs/postgres';
import { EventStoreUnavailable } from '../errors.ts';
import type {
  AppendResult,
  EventMetadata,
  EventPage,
  EventStore,
  EventToAppend,
  ExpectedRevision,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
} from '../event-store.ts';
import { AppendQueue } from './append-queue.ts';
import { fromPosition, toPosition } from './position.ts';
import { WakeUp } from './wake-up.ts';

export interface PostgresEventStoreOptions {
  /** Stays the caller's, who closes it after the store. */
  readonly pool: Pool;
  /** Appends that may be waiting or under way; more are refused. Default 10,000. */
  readonly maxInFlight?: number;
  /** How long a subscription sleeps when no wake-up comes. Default 1,000. */
  readonly pollIntervalMs?: number;
  /** Told of faults that the store recovers from by itself. */
  readonly onError?: (error: unknown) => void;
}

const defaultBatchSize = 500;
const firstBackoffMs = 50;
const longestBackoffMs = 5_000;
/** How often a subscription tells of progress past events that it filtered out. */
const progressIntervalMs = 100;
const largestRevision = Number.MAX_SAFE_INTEGER;

/** Creates the log's table and functions, or brings them up to date. */
export async function migrateEventStore(pool: Pool): Promise<void> {
  await migrate(pool, { schema: 'event_store', directory: new URL('./schema/', import.meta.url) });
}

/** The event store on PostgreSQL (DESIGN §5). */
export function createPostgresEventStore(options: PostgresEventStoreOptions): EventStore {
  return new PostgresEventStore(options);
}

interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly revision: string;
  readonly id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: object;
  readonly metadata: EventMetadata;
  readonly recorded_at: string;
}

const columns = 'position, stream, revision, id, type, schema_version, data, metadata, recorded_at';

class PostgresEventStore implements EventStore {
  readonly #pool: Pool;
  readonly #queue: AppendQueue;
  readonly #wakeUp: WakeUp;
  readonly #pollIntervalMs: number;
  readonly #onError: (error: unknown) => void;

  constructor({
    pool,
    maxInFlight = 10_000,
    pollIntervalMs = 1_000,
    onError = () => undefined,
  }: PostgresEventStoreOptions) {
    this.#pool = pool;
    this.#pollIntervalMs = pollIntervalMs;
    this.#onError = onError;
    this.#wakeUp = new WakeUp(pool, onError);
    this.#queue = new AppendQueue({
      pool,
      maxInFlight,
      onCommitted: () => {
        this.#wakeUp.notify();
      },
    });
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    if (events.length === 0) return Promise.reject(new TypeError('An append has at least one event.'));
    return this.#queue.append(stream, expected, events);
  }

  async read(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { from, direction = 'forward', limit } = options;
    const forward = direction === 'forward';
    const { rows } = await this.#query<EventRow>({
      name: `event-store-read-${direction}`,
      text: forward
        ? `select ${columns} from event_store.events where stream = $1 and revision >= $2 order by revision limit $3`
        : `select ${columns} from event_store.events where stream = $1 and revision <= $2 order by revision desc limit $3`,
      values: [stream, from ?? (forward ? 0 : largestRevision), limit ?? null],
    });
    return rows.map(toRecordedEvent);
  }

  async readAll(after: Position, { limit, filter }: ReadAllOptions): Promise<EventPage> {
    const start = fromPosition(after);
    // One statement, so that the head and the events are of one moment: up to the head nothing is missing.
    const { rows } = await this.#query<EventRow & { readonly head: string }>(
      filter === undefined
        ? {
            name: 'event-store-read-all',
            text: `select ${columns}, 0 as head from event_store.events where position > $1 order by position limit $2`,
            values: [start, limit],
          }
        : {
            name: 'event-store-read-all-filtered',
            text: `with head as materialized (select coalesce(max(position), 0) as head from event_store.events)
                   select matching.*, head.head from head left join lateral (
                     select ${columns} from event_store.events
                     where position > $1 and type = any($3) order by position limit $2
                   ) matching on true order by matching.position`,
            values: [start, limit, filter.types],
          },
    );
    const events = rows.filter(isEvent).map(toRecordedEvent);
    const last = events.at(-1)?.position;
    if (filter === undefined || events.length === limit) return { events, position: last ?? after };
    const head = toPosition(Number(rows[0]?.head ?? 0));
    return { events, position: head > after ? head : after };
  }

  async head(): Promise<Position> {
    const { rows } = await this.#query<{ head: string }>({
      name: 'event-store-head',
      text: 'select coalesce(max(position), 0) as head from event_store.events',
      values: [],
    });
    return toPosition(Number(rows[0]?.head));
  }

  async *subscribe(
    after: Position,
    { filter, signal, batchSize = defaultBatchSize }: SubscribeOptions,
  ): AsyncGenerator<EventPage> {
    fromPosition(after);
    let position = after;
    let told = { position: after, at: 0 };
    let backoffMs = firstBackoffMs;
    while (!signal.aborted) {
      const sleep = this.#wakeUp.prepare();
      let page: EventPage;
      try {
        page = await this.readAll(position, { limit: batchSize, ...(filter && { filter }) });
        backoffMs = firstBackoffMs;
      } catch (fault) {
        sleep.cancel();
        this.#onError(fault);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
        backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
        continue;
      }
      position = page.position;
      const progress = position > told.position;
      if (page.events.length > 0 || (progress && performance.now() - told.at >= progressIntervalMs)) {
        sleep.cancel();
        told = { position, at: performance.now() };
        yield page;
      } else {
        await sleep.slept(progress ? progressIntervalMs : this.#pollIntervalMs, signal);
      }
    }
  }

  async close(): Promise<void> {
    await this.#queue.drain();
    await this.#wakeUp.close();
  }

  async #query<Row extends object>(query: {
    readonly name: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ rows: Row[] }> {
    try {
      return await this.#pool.query<Row>(query);
    } catch (fault) {
      throw isTransient(fault) ? new EventStoreUnavailable(fault) : fault;
    }
  }
}

/** The head comes in a row without an event when nothing matches. */
function isEvent(row: EventRow | { readonly position: null }): row is EventRow {
  return row.position !== null;
}

function toRecordedEvent(row: EventRow): RecordedEvent {
  return {
    position: toPosition(Number(row.position)),
    stream: row.stream,
    revision: Number(row.revision),
    id: row.id,
    type: row.type,
    schemaVersion: row.schema_version,
    data: row.data,
    metadata: row.metadata,
    recordedAt: row.recorded_at,
  };
}
