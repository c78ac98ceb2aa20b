import { setTimeout as delay } from 'node:timers/promises';
import {
  BACKWARDS,
  END,
  ErrorType,
  EventStoreDBClient,
  FORWARDS,
  isCommandError,
  jsonEvent,
  START as FIRST,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type Credentials,
  type EventData,
  type JSONType,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { refuseTooLarge } from '../append-size.ts';
import { CorruptedRetry, EventStoreBusy, EventStoreUnavailable, WrongExpectedRevision } from '../errors.ts';
import {
  START,
  type AppendResult,
  type EventMetadata,
  type EventPage,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type RecordedEvent,
  type SubscribeOptions,
} from '../event-store.ts';
import { Batches } from './batches.ts';
import { fromPosition, toPosition } from './position.ts';
import { tooLargeForServer } from './too-large.ts';

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113`, or without a user and with `?tls=false` for a server without security. */
  readonly url: string;
  /** Before the name of each stream: what is ours on a server that others use too. Default 'assent-'. */
  readonly prefix?: string;
  /** Appends that may be under way; more are refused. Default 10,000. */
  readonly maxInFlight?: number;
  /** How long the server may be silent within one call. Default 10,000. */
  readonly deadlineMs?: number;
  /** Told of faults that the store recovers from by itself. */
  readonly onError?: (error: unknown) => void;
}

const defaultBatchSize = 500;
const firstBackoffMs = 50;
const longestBackoffMs = 5_000;
/** How often a subscription tells of progress past events that it filtered out. */
const defaultProgressMs = 100;
/** How long a subscription may be silent before the log is asked whether there is nothing to tell. */
const silenceMs = 10_000;

/** Older servers say that they do not know a position by one beyond it. */
const lastPosition = 2n ** 63n - 1n;

/**
 * The event store on EventStoreDB 22.6 or newer (DESIGN §5, ADR 14). It connects with the first call.
 * @throws Error for a URL that the client cannot read
 */
export function connectEventStoreDb(options: EventStoreDbOptions): EventStore {
  return new EventStoreDbEventStore(options);
}

/** What is written beside the data of an event. */
type StoredMetadata = EventMetadata & { readonly schemaVersion: number };

/** An append at a revision that is named: the only kind that the server proves to be the same as an earlier one. */
type Revision = number | 'no-stream';

class EventStoreDbEventStore implements EventStore {
  readonly #client: EventStoreDBClient;
  readonly #prefix: string;
  readonly #maxInFlight: number;
  readonly #deadlineMs: number;
  readonly #onError: (error: unknown) => void;
  readonly #inFlight = new Set<Promise<AppendResult>>();
  readonly #callOptions: { readonly credentials: Credentials; readonly requiresLeader: true };

  constructor(options: EventStoreDbOptions) {
    const { url, prefix = 'assent-', maxInFlight = 10_000, deadlineMs = 10_000, onError = () => undefined } = options;
    this.#client = EventStoreDBClient.connectionString(url);
    this.#prefix = prefix;
    this.#maxInFlight = maxInFlight;
    this.#deadlineMs = deadlineMs;
    this.#onError = onError;
    this.#callOptions = { credentials: credentialsOf(url), requiresLeader: true };
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    if (events.length === 0) throw new TypeError('An append has at least one event.');
    refuseTooLarge(stream, events);
    if (this.#inFlight.size >= this.#maxInFlight) throw new EventStoreBusy(this.#inFlight.size);
    const appending = isRevision(expected)
      ? this.#appendAt(stream, expected, events)
      : this.#appendToLatest(stream, expected, events);
    this.#inFlight.add(appending);
    try {
      return await appending;
    } finally {
      this.#inFlight.delete(appending);
    }
  }

  /** The server forgets the ids of appends at no revision after a while, so the stream itself is asked for them. */
  async #appendToLatest(
    stream: string,
    expected: Exclude<ExpectedRevision, Revision>,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    for (;;) {
      const history = await this.read(stream);
      const start = history.findIndex(({ id }) => id === events[0]?.id);
      if (start >= 0) return resultOf(stream, events, history.slice(start, start + events.length));
      const latest = history.at(-1)?.revision ?? 'no-stream';
      if (latest === 'no-stream' && expected === 'stream-exists') {
        throw new WrongExpectedRevision(stream, expected, latest);
      }
      try {
        return await this.#appendAt(stream, latest, events);
      } catch (fault) {
        if (!(fault instanceof WrongExpectedRevision)) throw fault;
      }
    }
  }

  async #appendAt(stream: string, expected: Revision, events: readonly EventToAppend[]): Promise<AppendResult> {
    const proposed = events.map(toEventData);
    let fault: unknown;
    try {
      const { success, position } = await this.#client.appendToStream(this.#prefix + stream, proposed, {
        ...this.#callOptions,
        expectedRevision: expected === 'no-stream' ? 'no_stream' : BigInt(expected),
        deadline: this.#deadlineMs,
      });
      // Of several events, servers differ in which one's position they answer with.
      if (success && position !== undefined && events.length === 1) {
        return { revision: firstRevision(expected), position: toPosition(position) };
      }
    } catch (thrown) {
      const tooLarge = tooLargeForServer(thrown, stream, events);
      if (tooLarge !== undefined || isRefusal(thrown)) throw tooLarge ?? thrown;
      fault = thrown;
    }
    return this.#readBack(stream, expected, events, fault);
  }

  /** What became of an append, by what stands in its place: after a conflict, and after an answer that was lost. */
  async #readBack(
    stream: string,
    expected: Revision,
    events: readonly EventToAppend[],
    fault: unknown,
  ): Promise<AppendResult> {
    const standing = await this.read(stream, { from: firstRevision(expected), limit: events.length });
    if (standing[0]?.id === events[0]?.id && standing.length > 0) return resultOf(stream, events, standing);
    // An append without an answer may still arrive, unless it was too late.
    if (standing.length === 0 && fault !== undefined && !isConflict(fault)) throw new EventStoreUnavailable(fault);
    const [last] = await this.read(stream, { direction: 'backward', limit: 1 });
    throw new WrongExpectedRevision(stream, expected, last?.revision ?? 'no-stream');
  }

  async read(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { from, direction = 'forward', limit } = options;
    const forward = direction === 'forward';
    const events: RecordedEvent[] = [];
    const reading = this.#client.readStream(this.#prefix + stream, {
      ...this.#callOptions,
      direction: forward ? FORWARDS : BACKWARDS,
      fromRevision: from === undefined ? (forward ? FIRST : END) : BigInt(from),
      ...(limit !== undefined && { maxCount: limit }),
    });
    for await (const event of this.#eventsOf(reading)) events.push(event);
    return events;
  }

  async readAll(after: Position, { limit, filter }: ReadAllOptions): Promise<EventPage> {
    const types = filter && new Set(filter.types);
    const events: RecordedEvent[] = [];
    let position = after;
    const reading = this.#client.readAll({
      ...this.#callOptions,
      direction: FORWARDS,
      fromPosition: fromPosition(after) ?? FIRST,
    });
    for await (const event of this.#eventsOf(reading)) {
      // A read starts with the event at the position that it is given.
      if (event.position <= after) continue;
      position = event.position;
      if (types?.has(event.type) ?? true) events.push(event);
      if (events.length === limit) break;
    }
    return { events, position };
  }

  async head(): Promise<Position> {
    const reading = this.#client.readAll({ ...this.#callOptions, direction: BACKWARDS, fromPosition: END });
    for await (const { position } of this.#eventsOf(reading)) return position;
    return START;
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<EventPage> {
    fromPosition(after);
    const { signal } = options;
    let position = after;
    let backoffMs = firstBackoffMs;
    while (!signal.aborted) {
      try {
        for await (const page of this.#follow(position, options)) {
          position = page.position;
          backoffMs = firstBackoffMs;
          yield page;
        }
      } catch (fault) {
        this.#onError(fault);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
        backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
      }
    }
  }

  /** One subscription, until the signal or a fault ends it. */
  async *#follow(
    after: Position,
    { filter, signal, batchSize = defaultBatchSize, progressWithinMs = defaultProgressMs }: SubscribeOptions,
  ): AsyncGenerator<EventPage> {
    const types = filter && new Set(filter.types);
    let position = after;
    let told = { position: after, at: 0 };
    const subscription = this.#client.subscribeToAll(
      {
        ...this.#callOptions,
        fromPosition: fromPosition(after) ?? FIRST,
        filter: streamNameFilter({ prefixes: [this.#prefix] }),
      },
      { highWaterMark: batchSize },
    );
    const batches = new Batches<AllStreamResolvedEvent>(subscription, () => subscription.unsubscribe());
    try {
      for (;;) {
        const untold = position > told.position;
        const batch = await batches.next(batchSize, untold ? progressWithinMs : silenceMs, signal);
        if (signal.aborted) return;
        if (batch === undefined) throw new Error('The server ended the subscription.');
        if (batch.length === 0 && !untold) await this.#refuseToMiss(position);
        const recorded = batch.flatMap((resolved) => this.#toRecordedEvents(resolved));
        const events = recorded.filter((event) => event.position > position && (types?.has(event.type) ?? true));
        position = recorded.at(-1)?.position ?? position;
        const progress = position > told.position && performance.now() - told.at >= progressWithinMs;
        if (events.length > 0 || progress) {
          told = { position, at: performance.now() };
          yield { events, position };
        }
      }
    } finally {
      batches.close();
    }
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    await this.#client.dispose();
  }

  /** A subscription can fall silent although its connection lives: then it is made anew. */
  async #refuseToMiss(position: Position): Promise<void> {
    const head = await this.head();
    if (head > position) throw new Error(`The subscription is silent at '${position}', and the log ends at '${head}'.`);
  }

  /**
   * The events of a read that are ours. The client sets no deadline for reads: ours starts anew with each batch.
   * @throws EventStoreUnavailable
   */
  async *#eventsOf(
    reading: StreamingRead<ResolvedEvent> | StreamingRead<AllStreamResolvedEvent>,
  ): AsyncGenerator<RecordedEvent> {
    const batches = new Batches<ResolvedEvent | AllStreamResolvedEvent>(reading, () => reading.cancel());
    try {
      for (;;) {
        const batch = await batches.next(defaultBatchSize, this.#deadlineMs);
        if (batch === undefined) return;
        if (batch.length === 0) throw new Error(`The server was silent for ${this.#deadlineMs} ms.`);
        for (const resolved of batch) yield* this.#toRecordedEvents(resolved);
      }
    } catch (fault) {
      if (typeOf(fault) === ErrorType.STREAM_NOT_FOUND) return;
      throw isRefusal(fault) ? fault : new EventStoreUnavailable(fault);
    } finally {
      batches.close();
    }
  }

  /** One event, or none for what is not ours. */
  #toRecordedEvents({ event }: ResolvedEvent | AllStreamResolvedEvent): readonly RecordedEvent[] {
    if (event?.streamId.startsWith(this.#prefix) !== true) return [];
    if (event.position === undefined || event.position.commit > lastPosition)
      throw new Error('The server is older than EventStoreDB 22.6: bring it up to date.');
    const { schemaVersion, ...metadata } = event.metadata as unknown as StoredMetadata;
    return [
      {
        position: toPosition(event.position),
        stream: event.streamId.slice(this.#prefix.length),
        revision: Number(event.revision),
        id: event.id,
        type: event.type,
        schemaVersion,
        data: event.data as object,
        metadata,
        recordedAt: event.created.toISOString(),
      },
    ];
  }
}

/**
 * Sent with each call, because that is what makes the client append by single calls. Its batched appends go through
 * one stream whose failure loses the other appends' answers, and have no deadline on this side (ADR 14).
 * A server without security takes no notice of them.
 */
function credentialsOf(url: string): Credentials {
  // The URL of a cluster lists its hosts, which the URL class does not take.
  const [, username = '', password = ''] = /^[^:]+:\/\/([^:@/]*):([^@/]*)@/.exec(url) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

function isRevision(expected: ExpectedRevision): expected is Revision {
  return typeof expected === 'number' || expected === 'no-stream';
}

/** Of the events that an append at this revision writes. */
function firstRevision(expected: Revision): number {
  return expected === 'no-stream' ? 0 : expected + 1;
}

/** @throws CorruptedRetry when not all of the events stand there */
function resultOf(stream: string, events: readonly EventToAppend[], standing: readonly RecordedEvent[]): AppendResult {
  const last = standing.at(-1);
  if (last === undefined || !events.every(({ id }, index) => standing[index]?.id === id)) {
    throw new CorruptedRetry(stream);
  }
  return { revision: last.revision, position: last.position };
}

function toEventData({ id, type, schemaVersion = 1, data, metadata }: EventToAppend): EventData {
  return jsonEvent({ id, type, data: data as JSONType, metadata: { ...metadata, schemaVersion } });
}

function isConflict(fault: unknown): boolean {
  return typeOf(fault) === ErrorType.WRONG_EXPECTED_VERSION;
}

const refusals: readonly unknown[] = [ErrorType.ACCESS_DENIED, ErrorType.INVALID_ARGUMENT, ErrorType.STREAM_DELETED];

/** The server will answer so each time: nothing was appended, and trying again cannot help. */
function isRefusal(fault: unknown): boolean {
  return refusals.includes(typeOf(fault));
}

function typeOf(fault: unknown): ErrorType | undefined {
  return fault instanceof Error && isCommandError(fault) ? fault.type : undefined;
}
