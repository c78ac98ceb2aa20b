import { hash } from 'node:crypto';
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
  type AllStreamResolvedEvent,
  type Credentials,
  type EventData,
  type JSONType,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { validate } from 'uuid';
import { refuseTooLarge } from '../append-size.ts';
import { approximateSize } from '../approximate-size.ts';
import {
  decodeEvent,
  isOfStore,
  isUndecodable,
  isWanted,
  pageOf,
  readable,
  type DecodedEvent,
} from '../decode-event.ts';
import { derivedId } from '../derived-id.ts';
import {
  CorruptedRetry,
  EventStoreBusy,
  EventStoreUnavailable,
  UnreadableStream,
  WrongExpectedRevision,
} from '../errors.ts';
import {
  isRecordedAs,
  START,
  type AppendResult,
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
import { LogTail, subscribeByTail, type CatchUpOptions, type TailEvent } from '../log-tail.ts';
import { SizedCache } from '#libs/cache';
import { Batches } from './batches.ts';
import { callOf } from './call-of-read.ts';
import { Checkpoint, filteredSubscription } from './filtered-subscription.ts';
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
  /** Told whenever the server ended a subscription because its events were not taken fast enough: it is read on at once. */
  readonly onTooSlow?: () => void;
}

const defaultBatchSize = 500;
const firstBackoffMs = 50;
const longestBackoffMs = 5_000;
/** How many events the tail takes at once; the server sends on while they are decoded. */
const followedAtOnce = 1_000;
/** How long a subscription that is behind waits before it looks whether it has reached the tail. */
const lookMs = 1_000;
/** How many ids of events are kept to know whether an append is a repeated one. */
const mostKnownIds = 100_000;

/** Older servers say that they do not know a position by one beyond it. */
const lastPosition = 2n ** 63n - 1n;

/**
 * The event store on EventStoreDB 22.6 or newer (DESIGN §5, ADR 14). It connects with the first call.
 * @throws Error for a URL that the client cannot read
 */
export function connectEventStoreDb(options: EventStoreDbOptions): EventStore {
  return new EventStoreDbEventStore(options);
}

/** What is known of the server's log: our last event, and how far nothing of ours has come after it. */
interface KnownEnd {
  readonly last: Position;
  readonly through: Position;
}

/** The ids that stand in a stream up to a revision, with theirs; -1 for a stream without events. */
interface KnownStream {
  readonly last: number;
  readonly ids: Map<string, number>;
}

/** What takes events from the readers of a stream, in its metadata. */
const cuts = ['$tb', '$maxCount', '$maxAge'];

/** An append at a revision that is named: the only kind that the server proves to be the same as an earlier one. */
type Revision = number | 'no-stream';

class EventStoreDbEventStore implements EventStore {
  readonly #client: EventStoreDBClient;
  readonly #prefix: string;
  readonly #maxInFlight: number;
  readonly #deadlineMs: number;
  readonly #onError: (error: unknown) => void;
  readonly #onTooSlow: () => void;
  readonly #tail = new LogTail({ follow: (tail, signal) => this.#follow(tail, signal) });
  readonly #knownStreams = new SizedCache<KnownStream>(mostKnownIds);
  #known: KnownEnd | undefined;
  readonly #inFlight = new Set<Promise<AppendResult>>();
  readonly #callOptions: { readonly credentials: Credentials; readonly requiresLeader: true };

  constructor(options: EventStoreDbOptions) {
    const { url, prefix = 'assent-', maxInFlight = 10_000, deadlineMs = 10_000 } = options;
    this.#client = EventStoreDBClient.connectionString(url);
    this.#prefix = prefix;
    this.#maxInFlight = maxInFlight;
    this.#deadlineMs = deadlineMs;
    this.#onError = options.onError ?? (() => undefined);
    this.#onTooSlow = options.onTooSlow ?? (() => undefined);
    this.#callOptions = { credentials: credentialsOf(url), requiresLeader: true };
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    if (events.length === 0) throw new TypeError('An append has at least one event.');
    refuseTooLarge(stream, events);
    if (this.#inFlight.size >= this.#maxInFlight) throw new EventStoreBusy(this.#inFlight.size);
    const appending =
      expected === 'no-stream' ? this.#appendAt(stream, expected, events) : this.#appendOnce(stream, expected, events);
    this.#inFlight.add(appending);
    try {
      return await appending;
    } finally {
      this.#inFlight.delete(appending);
    }
  }

  /**
   * Of an append at a revision the server knows only what stands there, and it forgets the ids of others after a while. So
   * the ids that stand in a stream are kept here: what another process has recorded is not recorded once more behind it.
   */
  async #appendOnce(
    stream: string,
    expected: Exclude<ExpectedRevision, 'no-stream'>,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    let known = await this.#knownTo(stream, typeof expected === 'number' ? expected : -1);
    for (;;) {
      const start = known.ids.get(events[0]?.id ?? '');
      if (start !== undefined) {
        if (typeof expected === 'number' && start !== expected + 1) throw new CorruptedRetry(stream);
        return resultOf(stream, events, await this.read(stream, { from: start, limit: events.length }));
      }
      const { last } = known;
      if (last < 0 && expected === 'stream-exists') throw new WrongExpectedRevision(stream, expected, 'no-stream');
      try {
        return await this.#appendAt(stream, typeof expected === 'number' ? expected : revisionOf(last), events);
      } catch (fault) {
        if (typeof expected === 'number' || !(fault instanceof WrongExpectedRevision)) throw fault;
      }
      const now = await this.#readOn(stream, known);
      // Nothing new, and yet a conflict: the stream is not the one that was known.
      known = now.last === last ? await this.#readOn(stream, undefined) : now;
    }
  }

  async #knownTo(stream: string, revision: number): Promise<KnownStream> {
    const known = this.#knownStreams.get(stream);
    return known !== undefined && known.last >= revision ? known : this.#readOn(stream, known);
  }

  async #readOn(stream: string, known: KnownStream | undefined): Promise<KnownStream> {
    await this.read(stream, known === undefined ? {} : { from: known.last + 1 });
    return this.#knownStreams.get(stream) ?? { last: -1, ids: new Map() };
  }

  /** @param events all that stand in the stream from a revision on, as far as they go */
  #remember(stream: string, from: number, events: readonly Pick<RecordedEvent, 'id'>[]): void {
    const known = from === 0 ? { last: -1, ids: new Map<string, number>() } : this.#knownStreams.get(stream);
    if (known === undefined || known.last < from - 1) return;
    events.forEach(({ id }, index) => known.ids.set(id, from + index));
    const last = Math.max(known.last, from + events.length - 1);
    this.#knownStreams.keep(stream, { last, ids: known.ids }, known.ids.size + 1);
  }

  async #appendAt(stream: string, expected: Revision, events: readonly EventToAppend[]): Promise<AppendResult> {
    const proposed = toProposed(events);
    let fault: unknown;
    try {
      const { success, position, nextExpectedRevision } = await this.#client.appendToStream(
        this.#prefix + stream,
        proposed,
        {
          ...this.#callOptions,
          expectedRevision: expected === 'no-stream' ? 'no_stream' : BigInt(expected),
          deadline: this.#deadlineMs,
        },
      );
      const revision = firstRevision(expected) + events.length - 1;
      if (success && Number(nextExpectedRevision) !== revision) {
        // A stream that was deleted goes on where it was when it is opened again.
        throw new UnreadableStream({
          stream,
          reason: 'it was deleted, and events were appended to what is left of it',
        });
      }
      // Of several events, servers differ in which one's position they answer with.
      if (success && position !== undefined) {
        this.#remember(stream, firstRevision(expected), events);
        const at = events.length === 1 ? toPosition(position) : await this.#positionAt(stream, revision, events);
        return { revision, position: at ?? toPosition(position) };
      }
    } catch (thrown) {
      if (thrown instanceof UnreadableStream) throw thrown;
      if (typeOf(thrown) === ErrorType.STREAM_DELETED) throw deletedForEver(stream, thrown);
      const tooLarge = tooLargeForServer(thrown, stream, events);
      if (tooLarge !== undefined || isRefusal(thrown)) throw tooLarge ?? thrown;
      fault = thrown;
    }
    return this.#readBack(stream, expected, events, fault);
  }

  /**
   * Of the last event of an append; undefined when it is gone already, as the limits of its stream may have it. The answer
   * may carry the first event's, and nothing in it says so: a read model that has come as far as that lacks the others.
   */
  async #positionAt(stream: string, revision: number, events: readonly EventToAppend[]): Promise<Position | undefined> {
    const [last] = await this.#readDecoded(stream, { from: revision, limit: 1 });
    return last?.id === events.at(-1)?.id ? last?.position : undefined;
  }

  /** What became of an append, by what stands in its place: after a conflict, and after an answer that was lost. */
  async #readBack(
    stream: string,
    expected: Revision,
    events: readonly EventToAppend[],
    fault: unknown,
  ): Promise<AppendResult> {
    const standing = await this.read(stream, { from: firstRevision(expected), limit: events.length });
    if (standing[0]?.id === events[0]?.id && standing.length > 0) {
      const { repeated, ...result } = resultOf(stream, events, standing);
      // The server took this very append, now or before: nothing else is recorded of it.
      return fault === undefined ? result : { ...result, repeated };
    }
    // An append without an answer may still arrive, unless it was too late.
    if (standing.length === 0 && fault !== undefined && !isConflict(fault)) throw new EventStoreUnavailable(fault);
    const [last] = await this.read(stream, { direction: 'backward', limit: 1 });
    throw new WrongExpectedRevision(stream, expected, last?.revision ?? 'no-stream');
  }

  async read(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    const { from = 0, direction, limit } = options;
    const events = readable(await this.#readDecoded(stream, options));
    const isWhole = direction !== 'backward' && limit === undefined && (events[0]?.revision ?? from) === from;
    if (isWhole) this.#remember(stream, from, events);
    // A stream that nobody has opened and one that was deleted look the same, except for what is said of it.
    if (events.length === 0 && from === 0 && direction !== 'backward') await this.#refuseDeleted(stream);
    return events;
  }

  /** @throws UnreadableStream for a stream that is empty because it was cut or deleted */
  async #refuseDeleted(stream: string): Promise<void> {
    const reading = this.#readDecoded(stream, { direction: 'backward', limit: 1 }, '$$');
    const [said] = await reading.catch((fault: unknown) => {
      // Who may read a stream need not be allowed to read what is said of it.
      if (typeOf(fault) === ErrorType.ACCESS_DENIED) return [];
      throw fault;
    });
    if (said === undefined || isUndecodable(said) || !cuts.some((cut) => cut in said.data)) return;
    const reason = `no event of it is left: it was deleted, or cut by what its metadata says (${JSON.stringify(said.data)})`;
    throw new UnreadableStream({ stream, position: said.position, id: said.id, type: said.type, reason });
  }

  async #readDecoded(stream: string, options: ReadStreamOptions, system = ''): Promise<DecodedEvent[]> {
    const { from, direction = 'forward', limit } = options;
    const forward = direction === 'forward';
    const events: DecodedEvent[] = [];
    const reading = this.#client.readStream(system + this.#prefix + stream, {
      ...this.#callOptions,
      direction: forward ? FORWARDS : BACKWARDS,
      fromRevision: from === undefined ? (forward ? FIRST : END) : BigInt(from),
      ...(limit !== undefined && { maxCount: limit }),
    });
    try {
      for await (const event of this.#eventsOf(reading, system + this.#prefix)) events.push(event);
    } catch (fault) {
      throw typeOf(fault) === ErrorType.STREAM_DELETED ? deletedForEver(stream, fault) : fault;
    }
    return events;
  }

  async readAll(after: Position, { limit, filter }: ReadAllOptions): Promise<EventPage> {
    const types = filter && new Set(filter.types);
    const kept = this.#tail.covers(after) ? this.#tail.page(after, types, limit) : undefined;
    if (kept?.events.length === limit) return kept;
    const wanted: DecodedEvent[] = [];
    let position = after;
    let last: Position | undefined;
    // Up to there is nothing of ours, however much there is of others.
    const from = this.#known !== undefined && after >= this.#known.last ? later(after, this.#known.through) : after;
    let through = from;
    const reading = this.#client.readAll({
      ...this.#callOptions,
      direction: FORWARDS,
      fromPosition: fromPosition(from) ?? FIRST,
    });
    for await (const resolved of this.#resolvedOf(reading)) {
      through = later(through, positionOf(resolved));
      for (const event of this.#decoded(resolved)) {
        last = event.position;
        // A read starts with the event at the position that it is given.
        if (event.position <= after) continue;
        position = event.position;
        if (isUndecodable(event) || (!isOfStore(event.type) && isWanted(event.type, types))) wanted.push(event);
      }
      if (wanted.length >= limit) break;
    }
    this.#learn({ after: from, last, through });
    return { ...pageOf(wanted, types), position };
  }

  /** Reads backwards to our last event, or to where nothing of ours has come since it was seen. */
  async head(): Promise<Position> {
    const reading = this.#client.readAll({ ...this.#callOptions, direction: BACKWARDS, fromPosition: END });
    const before = this.#known?.last ?? START;
    let newest = START;
    for await (const resolved of this.#resolvedOf(reading)) {
      const position = positionOf(resolved);
      newest = later(newest, position);
      // The tail may come to know more while this is under way.
      const known = this.#known;
      if (this.#isOurs(resolved)) {
        // What was known of a log that is shorter now is forgotten.
        if (newest < before) this.#known = undefined;
        this.#learn({ after: START, last: position, through: newest });
        return position;
      }
      if (known !== undefined && position <= known.through && newest >= before) {
        this.#learn({ after: known.through, last: undefined, through: newest });
        return known.last;
      }
    }
    this.#known = { last: START, through: newest };
    return START;
  }

  /** @param seen that `last` is our last event up to `through`, or that there is none after `after` */
  #learn(seen: { readonly after: Position; readonly last: Position | undefined; readonly through: Position }): void {
    const { after, last, through } = seen;
    const known = this.#known;
    if (known !== undefined && through <= known.through) return;
    if (last !== undefined) this.#known = { last, through };
    else if (known !== undefined && after <= known.through) this.#known = { last: known.last, through };
  }

  async *subscribe(after: Position, options: SubscribeOptions): AsyncGenerator<EventPage> {
    fromPosition(after);
    yield* subscribeByTail(after, options, {
      tail: this.#tail,
      catchUp: (position, catchUpOptions) => this.#catchUp(position, catchUpOptions),
      onError: this.#onError,
    });
  }

  /** Feeds the tail: the one subscription of the process. */
  async #follow(tail: LogTail, signal: AbortSignal): Promise<void> {
    let backoffMs = firstBackoffMs;
    let through = START;
    while (!signal.aborted) {
      const begun = through;
      try {
        if (tail.end === undefined) tail.begin(await this.head());
        through = later(through, this.#known?.last === tail.end ? this.#known?.through : tail.end);
        for await (const batch of this.#takenFrom(through, followedAtOnce, signal)) {
          const recorded = batch.flatMap((taken) => (taken instanceof Checkpoint ? [] : this.#decoded(taken)));
          tail.add(recorded.map(toStored));
          const looked = later(through, ...batch.map(positionOf));
          this.#learn({ after: through, last: recorded.at(-1)?.position, through: looked });
          through = looked;
          backoffMs = firstBackoffMs;
        }
      } catch (fault) {
        // Under load the server ends it so: what it has told by then is not told again.
        const isOrdinary = this.#isTooSlow(fault);
        if (isOrdinary && through > begun) continue;
        if (!isOrdinary) this.#onError(fault);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
        backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
      }
    }
  }

  /** For who is further behind than the tail: a subscription of its own, which is left when it has come there. */
  async *#catchUp(after: Position, { filter, signal, batchSize }: CatchUpOptions): AsyncGenerator<EventPage> {
    // Most begin where the tail begins, and need none.
    await this.#tail.grown(after, lookMs, signal);
    if (signal.aborted || this.#tail.covers(after)) return;
    const types = filter && new Set(filter.types);
    let position = after;
    try {
      for await (const batch of this.#takenFrom(after, batchSize, signal)) {
        const decoded = batch.flatMap((taken) => (taken instanceof Checkpoint ? [] : this.#decoded(taken)));
        const since = position;
        const page = pageOf(
          decoded.filter((event) => event.position > since),
          types,
        );
        position = later(position, decoded.at(-1)?.position);
        yield { ...page, position };
      }
    } catch (fault) {
      if (!this.#isTooSlow(fault)) throw fault;
      if (position === after) await delay(firstBackoffMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /**
   * What a subscription brings, in batches as large as they have become meanwhile; now and then an empty one.
   * @throws when it ends, or says nothing although our log goes on
   */
  async *#takenFrom(
    after: Position,
    size: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly (AllStreamResolvedEvent | Checkpoint)[]> {
    const batches = filteredSubscription(this.#client, {
      prefix: this.#prefix,
      after: fromPosition(after),
      readAhead: size,
      callOptions: this.#callOptions,
    });
    let looked = after;
    let silentSince = performance.now();
    let head: Position | undefined;
    try {
      for (;;) {
        const batch = await batches.next(size, Math.min(lookMs, this.#deadlineMs), signal);
        if (signal.aborted) return;
        if (batch === undefined) throw new Error('The server ended the subscription.');
        yield batch;
        if (batch.length > 0) {
          looked = later(looked, ...batch.map(positionOf));
          silentSince = performance.now();
          head = undefined;
        } else if (head !== undefined && head > looked) {
          throw new Error(`The subscription is silent at '${looked}', and the log ends at '${head}'.`);
        } else if (performance.now() - silentSince >= this.#deadlineMs) {
          silentSince = performance.now();
          // A subscription can fall silent although its connection lives. What comes meanwhile does not wait for this.
          this.head().then(
            (found) => (head = found),
            () => undefined,
          );
        }
      }
    } finally {
      batches.close();
    }
  }

  #isTooSlow(fault: unknown): boolean {
    // The client's name for ABORTED.
    if (typeOf(fault) !== ErrorType.TIMEOUT) return false;
    this.#onTooSlow();
    return true;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#inFlight);
    await this.#tail.close();
    await this.#client.dispose();
  }

  /** The events of a read that are ours. */
  async *#eventsOf(reading: StreamingRead<ResolvedEvent>, prefix: string): AsyncGenerator<DecodedEvent> {
    for await (const resolved of this.#resolvedOf(reading)) yield* this.#decoded(resolved, prefix);
  }

  /**
   * What a read brings. The client sets no deadline for reads: ours starts anew with each batch.
   * @throws EventStoreUnavailable
   */
  async *#resolvedOf<T extends ResolvedEvent | AllStreamResolvedEvent>(reading: StreamingRead<T>): AsyncGenerator<T> {
    const call = callOf(reading);
    let isFound = true;
    const batches = new Batches<T>(reading, () => (isFound ? reading.cancel() : call.takeEnd()));
    try {
      for (;;) {
        const batch = await batches.next(defaultBatchSize, this.#deadlineMs);
        if (batch === undefined) return;
        if (batch.length === 0) throw new Error(`The server was silent for ${this.#deadlineMs} ms.`);
        yield* batch;
      }
    } catch (fault) {
      isFound = typeOf(fault) !== ErrorType.STREAM_NOT_FOUND;
      if (!isFound) return;
      throw isRefusal(fault) ? fault : new EventStoreUnavailable(fault);
    } finally {
      batches.close();
    }
  }

  #isOurs({ event }: ResolvedEvent | AllStreamResolvedEvent): boolean {
    return event?.streamId.startsWith(this.#prefix) === true;
  }

  /** One event, or none for what is not ours. */
  #decoded({ event }: ResolvedEvent | AllStreamResolvedEvent, prefix = this.#prefix): readonly DecodedEvent[] {
    if (event?.streamId.startsWith(prefix) !== true) return [];
    if (event.position === undefined || event.position.commit > lastPosition)
      throw new Error('The server is older than EventStoreDB 22.6: bring it up to date.');
    const { schemaVersion, eventId, ...metadata } = (event.metadata ?? {}) as Readonly<Record<string, unknown>>;
    return [
      decodeEvent({
        position: toPosition(event.position),
        stream: event.streamId.slice(prefix.length),
        revision: Number(event.revision),
        // The server knows it by another one; see {@link toProposed}.
        id: typeof eventId === 'string' && validate(eventId) ? eventId : event.id,
        type: event.type,
        schemaVersion,
        data: event.data,
        metadata,
        recordedAt: event.created.toISOString(),
      }),
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

/** START for what has no place in the log. */
function positionOf(taken: AllStreamResolvedEvent | Checkpoint): Position {
  const position = taken instanceof Checkpoint ? taken.position : taken.event?.position;
  return position === undefined || position.commit > lastPosition ? START : toPosition(position);
}

function later(position: Position, ...others: readonly (Position | undefined)[]): Position {
  return others.reduce<Position>((latest, other = START) => (other > latest ? other : latest), position);
}

function toStored(event: DecodedEvent): TailEvent {
  return { event, size: isUndecodable(event) ? 0 : approximateSize(event.data) };
}

function revisionOf(last: number): Revision {
  return last < 0 ? 'no-stream' : last;
}

/** Of the events that an append at this revision writes. */
function firstRevision(expected: Revision): number {
  return expected === 'no-stream' ? 0 : expected + 1;
}

/** @throws CorruptedRetry when not all of the events stand there, or not as they would be appended now */
function resultOf(
  stream: string,
  events: readonly EventToAppend[],
  standing: readonly RecordedEvent[],
): Required<AppendResult> {
  const last = standing.at(-1);
  if (last === undefined || !events.every((event, index) => isRecordedAs(event, standing[index]))) {
    throw new CorruptedRetry(stream);
  }
  return { revision: last.revision, position: last.position, repeated: true };
}

/**
 * Events as the server gets them. It tells a repeated append by its ids alone, so there they are of the whole append and
 * what it says: the same command, decided differently, is then a conflict, and what stands in its place is read.
 * @throws TypeError for data that JSON cannot say
 */
function toProposed(events: readonly EventToAppend[]): EventData[] {
  const digest = hash(
    'sha256',
    JSON.stringify(events.map(({ type, schemaVersion = 1, data }) => [type, schemaVersion, data])),
  );
  return events.map(({ id, type, schemaVersion = 1, data, metadata }) =>
    jsonEvent({
      id: derivedId(id, digest),
      type,
      data: data as JSONType,
      metadata: { ...metadata, schemaVersion, eventId: id },
    }),
  );
}

/** Of a stream with a tombstone, which nothing can be read from or appended to any more. */
function deletedForEver(stream: string, cause: unknown): UnreadableStream {
  return new UnreadableStream(
    { stream, type: '$streamDeleted', reason: 'it was deleted for ever (tombstoned)' },
    cause,
  );
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
