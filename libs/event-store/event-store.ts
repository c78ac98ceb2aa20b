/** JSON as it is stored: what `JSON.stringify` can write and `JSON.parse` gives back unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * A place in the total order of the log. Opaque to everyone but the adapter that made it, except
 * that positions of one store compare as strings: `a < b` exactly when a was appended before b.
 */
export type Position = string;

/** Before the first event: `readAll(START)` reads the whole log. */
export const START: Position = '';

/** What a stream must look like for an append to happen; a number is the revision of its last event. */
export type ExpectedRevision = 'no-stream' | 'stream-exists' | 'any' | number;

/** Who did it, why, and in whose name; DESIGN §3. */
export interface EventMetadata {
  readonly tenantId: string;
  readonly actor: { readonly type: 'user' | 'system'; readonly id: string };
  /** One business conversation: the same id from the first HTTP request to the last settlement. */
  readonly correlationId: string;
  /** The command or event that led to this one. */
  readonly causationId: string;
  readonly commandId: string;
  /** When it happened, by the caller's clock (ISO 8601, UTC). */
  readonly occurredAt: string;
  /** W3C trace context of the command, when there was one (CV-3). */
  readonly traceparent?: string;
}

/** The type and the payload of an event; a decider's events have this shape. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

export interface EventToAppend<E extends DomainEvent = DomainEvent> {
  /** UUID, derived from the command's id, so that a command tried twice is recorded once. */
  readonly id: string;
  readonly type: E['type'];
  /** Which of its type's shapes the data has. Default 1. */
  readonly schemaVersion?: number;
  readonly data: E['data'];
  readonly metadata: EventMetadata;
}

export type RecordedEvent<E extends DomainEvent = DomainEvent> = E extends DomainEvent
  ? Omit<EventToAppend, 'type' | 'schemaVersion' | 'data'> & {
      readonly type: E['type'];
      readonly schemaVersion: number;
      readonly data: E['data'];
      readonly stream: string;
      /** 0 for the first event of a stream, then one more for each. */
      readonly revision: number;
      readonly position: Position;
      /** When the store recorded it (ISO 8601, UTC). */
      readonly recordedAt: string;
    }
  : never;

export interface AppendResult {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** These events stood there before: whoever decided them anew cannot know what else that command recorded. */
  readonly repeated?: true;
}

export interface EventFilter {
  /** Only events of these types; of none, to hear of nothing but events that cannot be decoded. */
  readonly types: readonly string[];
}

/** An event that another program has written, or somebody by hand: where it stands, and what is wrong with it. */
export interface UndecodableEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  /** Names the stream, the revision and the reason. */
  readonly fault: Error;
}

/** A page of the log. `position` is how far the page looked: the place to read on from. */
export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** What is no event of ours and has one of the wanted types, or any type when none is wanted; unset for none. */
  readonly faults?: readonly UndecodableEvent[];
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** First revision to return; backward reads start there and go down. Default: the first, or the last. */
  readonly from?: number;
  readonly direction?: 'forward' | 'backward';
  /** Default: all. */
  readonly limit?: number;
}

export interface ReadAllOptions {
  readonly limit: number;
  readonly filter?: EventFilter;
}

export interface SubscribeOptions {
  readonly filter?: EventFilter;
  /** Ends the subscription: the iteration returns. */
  readonly signal: AbortSignal;
  /** Largest page. Default 500. */
  readonly batchSize?: number;
  /** How soon a page without events tells of progress past events that the filter left out, in ms. Default 100. */
  readonly progressWithinMs?: number;
}

/**
 * The only truth: streams of events, appended with optimistic concurrency and read in one total
 * order (DESIGN §5). Each adapter passes the whole contract suite.
 *
 * Append follows EventStoreDB's idempotency rule, and compares what the events say. At an explicit revision (or
 * 'no-stream') behind the stream's, it returns its first result when exactly these events already stand there,
 * throws {@link CorruptedRetry} when only the first of their ids do, or their types or data differ, and otherwise
 * {@link WrongExpectedRevision}. With 'any' and 'stream-exists' events that stand in the stream already
 * return their first result. Ids are unique in their stream; that they are so in the whole log is the work of those
 * who derive them from it (DESIGN §3), although PostgreSQL also refuses others as {@link CorruptedRetry}.
 */
export interface EventStore {
  /**
   * Appends the events to one stream, all or none.
   * @throws WrongExpectedRevision, CorruptedRetry, EventsTooLarge, EventStoreBusy, EventStoreUnavailable.
   * After EventStoreUnavailable the outcome is unknown: the same append may be tried again.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult>;

  /**
   * The events of one stream; none when there is no such stream.
   * @throws UnreadableStream when one of them is not ours, or they were deleted
   */
  read(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;

  /** The events after a position, in the order of the log. */
  readAll(after: Position, options: ReadAllOptions): Promise<EventPage>;

  /** Position of the last event of the log; START when it is empty. */
  head(): Promise<Position>;

  /**
   * The log from a position on, forever: pages as they come. A page without events tells, from time
   * to time, of progress past events that the filter left out. A lost connection is taken up again
   * with backoff; only the signal ends it.
   */
  subscribe(after: Position, options: SubscribeOptions): AsyncIterable<EventPage>;

  /** Waits for appends under way, then lets go of every connection. */
  close(): Promise<void>;
}

/** Whether an event is recorded as it was to be appended: with the same id, type, version and data, as JSON says them. */
export function isRecordedAs(event: EventToAppend, recorded: RecordedEvent | undefined): boolean {
  return (
    recorded?.id === event.id &&
    recorded.type === event.type &&
    recorded.schemaVersion === (event.schemaVersion ?? 1) &&
    JSON.stringify(recorded.data) === JSON.stringify(JSON.parse(JSON.stringify(event.data)))
  );
}
