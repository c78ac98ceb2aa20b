import { refuseTooLarge } from '../append-size.ts';
import { isOfStore, isUndecodable, isWanted, pageOf, readable, type DecodedEvent } from '../decode-event.ts';
import { EventStoreBusy } from '../errors.ts';
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
import { refuseForeignEvents } from '../foreign-events.ts';
import { LogTail, subscribeByTail } from '../log-tail.ts';
import { EndOfLog } from './end-of-log.ts';
import { fromPosition, later } from './position.ts';
import { positionOf, ServerLog } from './server-log.ts';
import { StreamAppends } from './stream-appends.ts';
import { Subscriptions } from './subscriptions.ts';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113`, or without a user and with `?tls=false` for a server without security. */
  readonly url: string;
  /** The prefix of our stream names on a shared server. Default 'assent-'. */
  readonly prefix?: string;
  /** The limit of appends in progress; more are refused. Default 10,000. */
  readonly maxInFlight?: number;
  /** The longest silence of the server within one call, in ms. Default 10,000. */
  readonly deadlineMs?: number;
  /** Called for faults that the store recovers from by itself. */
  readonly onError?: (error: unknown) => void;
  /**
   * Called when the server ends a subscription because its events were not taken fast enough. It is continued at once.
   */
  readonly onTooSlow?: () => void;
}

/**
 * The event store on EventStoreDB 22.6 or newer (DESIGN §5, ADR 14). It connects with the first call.
 * @throws Error for a URL that the client cannot read
 */
export function connectEventStoreDb(options: EventStoreDbOptions): EventStore {
  return new EventStoreDbEventStore(options);
}

class EventStoreDbEventStore implements EventStore {
  readonly #log: ServerLog;
  readonly #end: EndOfLog;
  readonly #appends: StreamAppends;
  readonly #subscriptions: Subscriptions;
  readonly #tail: LogTail;
  readonly #onError: (error: unknown) => void;
  readonly #maxInFlight: number;
  readonly #inFlight = new Set<Promise<AppendResult>>();

  constructor(options: EventStoreDbOptions) {
    const { url, prefix = 'assent-', maxInFlight = 10_000, deadlineMs = 10_000 } = options;
    const { onError = () => undefined, onTooSlow = () => undefined } = options;
    this.#log = new ServerLog({ url, prefix, deadlineMs });
    this.#end = new EndOfLog(this.#log);
    this.#appends = new StreamAppends(this.#log, (stream, readOptions) => this.read(stream, readOptions));
    this.#subscriptions = new Subscriptions(this.#log, this.#end, { onError, onTooSlow });
    this.#tail = new LogTail({ follow: (tail, signal) => this.#subscriptions.follow(tail, signal) });
    this.#onError = onError;
    this.#maxInFlight = maxInFlight;
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    if (events.length === 0) throw new TypeError('append() needs at least one event.');
    refuseForeignEvents(stream, events);
    refuseTooLarge(stream, events);
    if (this.#inFlight.size >= this.#maxInFlight) throw new EventStoreBusy(this.#inFlight.size);
    const appending =
      expected === 'no-stream'
        ? this.#appends.appendAt(stream, expected, events)
        : this.#appends.appendOnce(stream, expected, events);
    this.#inFlight.add(appending);
    try {
      return await appending;
    } finally {
      this.#inFlight.delete(appending);
    }
  }

  async read(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { from = 0, direction, limit } = options;
    const events = readable(await this.#log.readStream(stream, options));
    const isWhole = direction !== 'backward' && limit === undefined && (events[0]?.revision ?? from) === from;
    if (isWhole) this.#appends.remember(stream, from, events);
    // Only its metadata distinguishes a deleted stream from one that never existed.
    if (events.length === 0 && from === 0 && direction !== 'backward') await this.#log.refuseDeleted(stream);
    return events;
  }

  async readAll(after: Position, { limit, filter }: ReadAllOptions): Promise<EventPage> {
    const types = filter && new Set(filter.types);
    const kept = this.#tail.covers(after) ? this.#tail.page(after, types, limit) : undefined;
    if (kept?.events.length === limit) return kept;
    const wanted: DecodedEvent[] = [];
    let position = after;
    let last: Position | undefined;
    const from = this.#end.passed(after);
    let through = from;
    for await (const resolved of this.#log.readForward(from)) {
      through = later(through, positionOf(resolved));
      for (const event of this.#log.decoded(resolved)) {
        last = event.position;
        // A read starts with the event at the given position.
        if (event.position <= after) continue;
        position = event.position;
        if (isUndecodable(event) || (!isOfStore(event.type) && isWanted(event.type, types))) wanted.push(event);
      }
      if (wanted.length >= limit) break;
    }
    this.#end.learn({ after: from, last, through });
    return { ...pageOf(wanted, types), position };
  }

  head(): Promise<Position> {
    return this.#end.find();
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<EventPage> {
    fromPosition(after);
    yield* subscribeByTail(after, options, {
      tail: this.#tail,
      catchUp: (position, catchUpOptions) => this.#subscriptions.catchUp(this.#tail, position, catchUpOptions),
      onError: this.#onError,
    });
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    await this.#tail.close();
    await this.#log.client.dispose();
  }
}
