/** A JSON value: `JSON.stringify` writes it and `JSON.parse` returns it unchanged. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * A place in the total order of the log. It is opaque outside the adapter that made it, but positions of one store
 * compare as strings: `a < b` if and only if a was appended before b.
 */
export type Position = string;

/** Before the first event: `readAll(START)` reads the whole log. */
export const START: Position = '';

/** The required state of the stream for an append. A number is the revision of its last event. */
export type ExpectedRevision = 'no-stream' | 'stream-exists' | 'any' | number;

/** Who caused the event, why, and on whose behalf (DESIGN §3). */
export interface EventMetadata {
  readonly tenantId: string;
  readonly actor: Actor;
  /** Identifies one business conversation, from the first HTTP request to the last settlement. */
  readonly correlationId: string;
  /** The command or event that led to this one. */
  readonly causationId: string;
  readonly commandId: string;
  /** When it happened, by the caller's clock (ISO 8601, UTC). */
  readonly occurredAt: string;
  /** The W3C trace context of the command, if it had one (CV-3). */
  readonly traceparent?: string;
  /** The person whom the actor acts for, as a delegate. */
  readonly onBehalfOf?: string;
  /** Why, in the words of the principal who commanded it. */
  readonly reason?: string;
}

/** Who did it. How they proved who they are is told of principals who are signed in (DESIGN §11), and of nobody else. */
export interface Actor {
  readonly type: 'user' | 'system';
  readonly id: string;
  readonly issuer?: string;
  readonly method?: 'jwt' | 'api-key';
  /** Of the key that signed the token, or of the API key. */
  readonly keyId?: string;
  /** The persons who issued or rotated the API key, and so know its secret. */
  readonly keyHolders?: readonly string[];
  /** The source address of the request. */
  readonly address?: string;
}

/** How an actor had signed in, as the API and the read models show it. `method` is null in local mode and for the system. */
export function signInOf({ id, issuer, method, keyId, keyHolders = [], address }: Actor) {
  return {
    principal: id,
    issuer: issuer ?? null,
    method: method ?? null,
    keyId: keyId ?? null,
    keyHolders: [...keyHolders],
    address: address ?? null,
  };
}

/** The type and the payload of an event. The events of a decider have this shape. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

export interface EventToAppend<E extends DomainEvent = DomainEvent> {
  /** A UUID that is derived from the command's id, so that a repeated command is recorded once. */
  readonly id: string;
  readonly type: E['type'];
  /** The version of the data's shape. Default 1. */
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
      /** 0 for the first event of a stream; each further event adds 1. */
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
  /** These events were recorded before. The caller cannot know which other events that command recorded. */
  readonly repeated?: true;
}

export interface EventFilter {
  /** The wanted event types. An empty list selects only events that cannot be decoded. */
  readonly types: readonly string[];
}

/** An event that cannot be decoded, because another program or a person wrote it: its place and the fault. */
export interface UndecodableEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  /** Names the stream, the revision and the reason. */
  readonly fault: Error;
}

/** A page of the log. `position` is the last position that the page covers: read on from there. */
export interface EventPage {
  readonly events: readonly RecordedEvent[];
  /** Undecodable events of the wanted types, or of any type if no type is wanted; undefined if there are none. */
  readonly faults?: readonly UndecodableEvent[];
  readonly position: Position;
}

export interface ReadStreamOptions {
  /** The first revision to return; a backward read starts there and goes down. Default: the first, or the last. */
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
  /**
   * The longest time, in ms, before an empty page reports progress past events that the filter excludes. Default 100.
   */
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
   * @throws WrongExpectedRevision, CorruptedRetry, ForeignEvent, EventsTooLarge, EventStoreBusy, EventStoreUnavailable.
   * After EventStoreUnavailable the outcome is unknown: the same append may be tried again.
   */
  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult>;

  /**
   * The events of a stream; empty if there is no such stream.
   * @throws UnreadableStream if an event cannot be decoded, or events were deleted
   */
  read(stream: string, options?: ReadStreamOptions): Promise<readonly RecordedEvent[]>;

  /** The events after a position, in the order of the log. */
  readAll(after: Position, options: ReadAllOptions): Promise<EventPage>;

  /** The position of the last event of the log; START if the log is empty. */
  head(): Promise<Position>;

  /**
   * The log after a position, without end. An empty page reports progress past events that the filter excludes. A lost
   * connection is restored with backoff; only the signal ends the subscription.
   */
  subscribe(after: Position, options: SubscribeOptions): AsyncIterable<EventPage>;

  /** Waits for the appends in progress, then closes all connections. */
  close(): Promise<void>;
}

/** Whether an event was recorded as this one: with the same id, type, version and data, compared as JSON. */
export function isRecordedAs(event: EventToAppend, recorded: RecordedEvent | undefined): boolean {
  return (
    recorded?.id === event.id &&
    recorded.type === event.type &&
    recorded.schemaVersion === (event.schemaVersion ?? 1) &&
    JSON.stringify(recorded.data) === JSON.stringify(JSON.parse(JSON.stringify(event.data)))
  );
}
