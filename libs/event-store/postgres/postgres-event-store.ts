import type { Pool, QueryConfig } from 'pg';
import { isSystemic, TenantDatabase, type Migrations } from '#libs/postgres';
import { pageOf, readable } from '../decode-event.ts';
import { DatabaseUnavailable } from '../errors.ts';
import type {
  AppendResult,
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
import { LogTail, subscribeByTail, type TailEvent } from '../log-tail.ts';
import { tenantOfStream } from '#libs/tenants';
import { AppendQueue } from './append-queue.ts';
import { columns, toDecodedEvent, type EventRow } from './event-row.ts';
import { pollLog } from './poll-log.ts';
import { fromPosition, toPosition } from './position.ts';
import { streamReader } from './stream-reader.ts';
import { WakeUp } from './wake-up.ts';

export interface PostgresEventStoreOptions {
  /** Owned by the caller, who closes it after the store. */
  readonly pool: Pool;
  /** Reads streams and appends with the rights of the apps' login role. Default: those of the pool. */
  readonly tenants?: TenantDatabase;
  /** The limit of appends that wait or are in progress; more are refused. Default 10,000. */
  readonly maxInFlight?: number;
  /** The sleep of a subscription without a wake-up, in ms. Default 1,000. */
  readonly pollIntervalMs?: number;
  /** Called for faults that the store recovers from by itself. */
  readonly onError?: (error: unknown) => void;
}

const largestRevision = Number.MAX_SAFE_INTEGER;
/** The largest part of the log, in events, that one page with a filter reads. */
const filteredAtOnce = 20_000;

/** The log's tables and functions. */
export const eventStoreMigrations: Migrations = {
  schema: 'event_store',
  directory: new URL('./schema/', import.meta.url),
};

/** The event store on PostgreSQL (DESIGN §5). */
export function createPostgresEventStore(options: PostgresEventStoreOptions): EventStore {
  return new PostgresEventStore(options);
}

class PostgresEventStore implements EventStore {
  readonly #pool: Pool;
  readonly #tenants: TenantDatabase;
  readonly #appends: AppendQueue;
  readonly #readStream: ReturnType<typeof streamReader>;
  readonly #wakeUp: WakeUp;
  readonly #tail: LogTail;
  readonly #onError: (error: unknown) => void;

  constructor({
    pool,
    tenants = new TenantDatabase(pool),
    maxInFlight = 10_000,
    pollIntervalMs = 1_000,
    onError = () => undefined,
  }: PostgresEventStoreOptions) {
    this.#pool = pool;
    this.#tenants = tenants;
    this.#onError = onError;
    this.#wakeUp = new WakeUp(pool, onError);
    this.#tail = new LogTail({
      follow: pollLog({
        read: (after, limit) => this.#readOn(fromPosition(after), limit),
        head: () => this.head(),
        wakeUp: this.#wakeUp,
        pollIntervalMs,
        onError,
      }),
    });
    this.#readStream = streamReader(tenants);
    this.#appends = new AppendQueue({
      database: tenants.withoutTenant,
      maxInFlight,
      sender: this.#wakeUp.ownName,
      onCommitted: (appended) => {
        if (appended === undefined || !this.#tail.offer(toPosition(appended.after), appended.events))
          this.#wakeUp.wake();
      },
    });
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    if (events.length === 0) return Promise.reject(new TypeError('append() needs at least one event.'));
    return this.#appends.append(stream, expected, events);
  }

  async read(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { from, direction = 'forward', limit } = options;
    const forward = direction === 'forward';
    if (forward && limit === undefined) return readable(await available(this.#readStream({ stream, from: from ?? 0 })));
    const tenant = this.#tenants.of(tenantOfStream(stream));
    const reading = tenant.query<EventRow>({
      name: `event-store-read-${direction}`,
      text: forward
        ? `select ${columns} from event_store.events where stream = $1 and revision >= $2 order by revision limit $3`
        : `select ${columns} from event_store.events where stream = $1 and revision <= $2 order by revision desc limit $3`,
      values: [stream, from ?? (forward ? 0 : largestRevision), limit ?? null],
    });
    const { rows } = await available(reading);
    return readable(rows.map(toDecodedEvent));
  }

  async readAll(after: Position, { limit, filter }: ReadAllOptions): Promise<EventPage> {
    const start = fromPosition(after);
    const types = filter && new Set(filter.types);
    // SQL cannot tell which rows are undecodable, so all are read.
    if (types === undefined || types.size === 0) {
      const read = (await this.#readOn(start, limit)).map(({ event }) => event);
      return { ...pageOf(read, types), position: read.at(-1)?.position ?? after };
    }
    // One statement reads the end of the log and the events, so that no event before the end is missing.
    const { rows } = await this.#query<EventRow & { readonly looked: string }>({
      name: 'event-store-read-all-filtered',
      text: `with page as materialized (
               select least(coalesce(max(position), 0), $1::bigint + ${filteredAtOnce}) as looked from event_store.events
             )
             select matching.*, page.looked from page left join lateral (
               select ${columns} from event_store.events
               where position > $1 and position <= page.looked and type = any($3) order by position limit $2
             ) matching on true order by matching.position`,
      values: [start, limit, [...types]],
    });
    const read = rows.filter(isEvent).map(toDecodedEvent);
    const page = pageOf(read, types);
    if (read.length === limit) return { ...page, position: read.at(-1)?.position ?? after };
    const looked = toPosition(Number(rows[0]?.looked ?? 0));
    return { ...page, position: looked > after ? looked : after };
  }

  /** The events of all types after a position. */
  async #readOn(after: number, limit: number): Promise<readonly TailEvent[]> {
    const { rows } = await this.#query<EventRow>({
      name: 'event-store-read-all',
      text: `select ${columns} from event_store.events where position > $1 order by position limit $2`,
      values: [after, limit],
    });
    return rows.map((row) => ({ event: toDecodedEvent(row), size: row.data.length + row.metadata.length }));
  }

  async head(): Promise<Position> {
    const { rows } = await this.#query<{ head: string }>({
      name: 'event-store-head',
      text: 'select coalesce(max(position), 0) as head from event_store.events',
      values: [],
    });
    return toPosition(Number(rows[0]?.head));
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<EventPage> {
    fromPosition(after);
    yield* subscribeByTail(after, options, {
      tail: this.#tail,
      catchUp: (position, { batchSize, filter }) =>
        this.#onePage(position, { limit: batchSize, ...(filter && { filter }) }),
      onError: this.#onError,
    });
  }

  async *#onePage(after: Position, options: ReadAllOptions): AsyncGenerator<EventPage> {
    yield await this.readAll(after, options);
  }

  async close(): Promise<void> {
    await this.#appends.drain();
    await this.#tail.close();
    await this.#wakeUp.close();
  }

  #query<Row extends object>(query: QueryConfig): Promise<{ rows: Row[] }> {
    return available(this.#pool.query<Row>(query));
  }
}

/** @throws DatabaseUnavailable for faults that the statement did not cause */
async function available<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (fault) {
    throw isSystemic(fault) ? new DatabaseUnavailable(fault) : fault;
  }
}

/** If no event matches, the row has only the head of the log. */
function isEvent(row: EventRow | { readonly position: null }): row is EventRow {
  return row.position !== null;
}
