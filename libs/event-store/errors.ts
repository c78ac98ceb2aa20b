import type { ExpectedRevision, Position } from './event-store.ts';

/** What an event says, or what a stream has become, makes the work impossible: no later try can help. */
export class EventFault extends Error {
  override readonly name: string = 'EventFault';
}

/** The stream was not where the append expected it: load it again and decide again. */
export class WrongExpectedRevision extends Error {
  override readonly name = 'WrongExpectedRevision';
  readonly code = 'CONCURRENT_MODIFICATION';

  /** @param actual revision of the stream's last event, or 'no-stream' */
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: number | 'no-stream',
  ) {
    super(`Stream ${stream} is at revision ${actual}, but the append expected ${expected}.`);
  }
}

/** The event ids are recorded, but not all of them, not in this place, or with other contents: the retry is not the same append. */
export class CorruptedRetry extends EventFault {
  override readonly name = 'CorruptedRetry';
  readonly code = 'CORRUPTED_RETRY';

  constructor(readonly stream: string) {
    super(
      `Some events of this append to ${stream} are recorded already, but not as this append. ` +
        `A retry must carry the same events as the first try.`,
    );
  }
}

/** Too many appends are in flight: try again later. Nothing was appended. */
export class EventStoreBusy extends Error {
  override readonly name = 'EventStoreBusy';
  readonly code = 'RESOURCE_BUSY';

  constructor(readonly inFlight: number) {
    super(`${inFlight} appends are in flight already. Nothing was appended: try again in a moment.`);
  }
}

/** The store could not be reached or did not answer. Whether the append happened is unknown; the same append may be tried again. */
export class EventStoreUnavailable extends Error {
  override readonly name: string = 'EventStoreUnavailable';
  readonly code: 'EVENT_STORE_UNAVAILABLE' | 'DATABASE_UNAVAILABLE' | 'EVENT_LOG_CHANGED' = 'EVENT_STORE_UNAVAILABLE';

  constructor(cause: unknown, what = 'event store') {
    super(`The ${what} did not answer. The same append may be tried again.`, { cause });
  }
}

/** The same of a store that is in the database, which is then what an operator has to look at. */
export class DatabaseUnavailable extends EventStoreUnavailable {
  override readonly name = 'DatabaseUnavailable';
  override readonly code = 'DATABASE_UNAVAILABLE';

  constructor(cause: unknown) {
    super(cause, 'database');
  }
}

/**
 * Another log stands behind the address of the one that this process and its checkpoints belong to. Nothing is recorded on
 * it. The store that is meant is away, so this is a fault that no event is to blame for.
 */
export class LogChanged extends EventStoreUnavailable {
  override readonly name = 'LogChanged';
  override readonly code = 'EVENT_LOG_CHANGED';
  override readonly message: string;

  /**
   * @param expected undefined when only the checkpoints tell that the log is another one
   * @param found the identity that the log has; undefined for a log without one
   */
  constructor(
    readonly expected: string | undefined,
    readonly found: string | undefined,
  ) {
    super(undefined);
    this.message =
      `The event store holds ${found === undefined ? 'a log without identity' : `the log ${found}`}, and ` +
      (expected === undefined ? 'the checkpoints are beyond its end' : `this Assent belongs to ${expected}`) +
      `. Nothing is recorded on it. Bring the right log back, or give the other log a database of its own: ` +
      `docs/runbooks/another-log.md.`;
  }
}

/** More than the store takes at once, each time that it is tried. Nothing was appended. */
export class EventsTooLarge extends EventFault {
  override readonly name = 'EventsTooLarge';
  readonly code = 'PAYLOAD_TOO_LARGE';

  /**
   * @param bytes what the append would store
   * @param maximum what it may store, where the store says so
   */
  constructor(
    readonly stream: string,
    readonly bytes: number,
    readonly maximum: number | undefined,
    cause?: unknown,
  ) {
    super(
      `This would store ${bytes} bytes in stream ${stream}, and ` +
        (maximum === undefined ? 'the server takes fewer' : `at most ${maximum} can be stored`) +
        ` at once. Nothing was appended.`,
      { cause },
    );
  }
}

export interface UnreadableAt {
  readonly stream: string;
  /** Of the event that stands in the way, or of the first that is left; undefined where no event is left. */
  readonly revision?: number | undefined;
  readonly position?: Position | undefined;
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  /** What is wrong, as a part of a sentence. */
  readonly reason: string;
}

/**
 * What a stream says cannot be told any more: an event of another program stands in it, or events of it are gone. No
 * later try can help. Nothing is decided on such a stream, because its state is not known.
 */
export class UnreadableStream extends EventFault {
  override readonly name = 'UnreadableStream';
  readonly code = 'STREAM_UNREADABLE';
  readonly at: UnreadableAt;

  constructor(at: UnreadableAt, cause?: unknown) {
    super(
      `Stream ${at.stream} cannot be read${at.revision === undefined ? '' : ` at revision ${at.revision}`}: ${at.reason}. ` +
        `Commands on it are refused and everything else goes on; docs/runbooks/unreadable-streams.md says what to do.`,
      { cause },
    );
    this.at = at;
  }
}

/** The event was written by a later version of Assent. */
export class UnknownSchemaVersion extends Error {
  override readonly name = 'UnknownSchemaVersion';
  readonly code = 'UNKNOWN_SCHEMA_VERSION';

  constructor(
    event: { readonly type: string; readonly schemaVersion: number; readonly position: string },
    current: number,
  ) {
    super(
      `The event at ${event.position} is a ${event.type} of version ${event.schemaVersion}, and this version of Assent ` +
        `reads it up to version ${current}. Run the version of Assent that wrote it, or a later one.`,
    );
  }
}

/** A fault that may pass: the same step, decided anew on what the store holds by then, can succeed. */
export type TransientFault = WrongExpectedRevision | EventStoreBusy | EventStoreUnavailable;

export function isTransientFault(fault: unknown): fault is TransientFault {
  return (
    fault instanceof WrongExpectedRevision || fault instanceof EventStoreBusy || fault instanceof EventStoreUnavailable
  );
}
