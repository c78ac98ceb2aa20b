import type { ExpectedRevision, Position } from './event-store.ts';

/** The content of an event, or the state of a stream, makes the work impossible. No retry can help. */
export class EventFault extends Error {
  override readonly name: string = 'EventFault';
}

/** The stream is not at the revision that the append expected. Load it and decide again. */
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

/** Some of the event ids are recorded, but not all, elsewhere, or with other content: this is not the same append. */
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

/** An event must belong to the tenant of its stream (DESIGN §11). Nothing was appended. */
export class ForeignEvent extends EventFault {
  override readonly name = 'ForeignEvent';
  readonly code = 'FOREIGN_EVENT';

  constructor(
    readonly stream: string,
    readonly tenantId: string,
    cause?: unknown,
  ) {
    super(`An event of the tenant ${tenantId} cannot be appended to the stream ${stream}. Nothing was appended.`, {
      cause,
    });
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

/** The store could not be reached or did not answer. The append may or may not have happened; repeating it is safe. */
export class EventStoreUnavailable extends Error {
  override readonly name: string = 'EventStoreUnavailable';
  readonly code: 'EVENT_STORE_UNAVAILABLE' | 'DATABASE_UNAVAILABLE' | 'EVENT_LOG_CHANGED' = 'EVENT_STORE_UNAVAILABLE';

  constructor(cause: unknown, what = 'event store') {
    super(`The ${what} did not answer. The same append may be tried again.`, { cause });
  }
}

/** The same for a store in PostgreSQL. The operator has to look at the database. */
export class DatabaseUnavailable extends EventStoreUnavailable {
  override readonly name = 'DatabaseUnavailable';
  override readonly code = 'DATABASE_UNAVAILABLE';

  constructor(cause: unknown) {
    super(cause, 'database');
  }
}

/**
 * The log at this address is not the one that this process and its checkpoints belong to. Nothing is recorded on it.
 * The right log is away, so no event is to blame.
 */
export class LogChanged extends EventStoreUnavailable {
  override readonly name = 'LogChanged';
  override readonly code = 'EVENT_LOG_CHANGED';
  override readonly message: string;

  /**
   * @param expected undefined if only the checkpoints show that this is another log
   * @param found the identity of the log; undefined if it has none
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

/** The append exceeds the limit of the store, and so would any retry. Nothing was appended. */
export class EventsTooLarge extends EventFault {
  override readonly name = 'EventsTooLarge';
  readonly code = 'PAYLOAD_TOO_LARGE';

  /**
   * @param bytes the size of the append
   * @param maximum the limit, if the store tells it
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
  /** The revision of the faulty event, or of the first event that is left; undefined if no event is left. */
  readonly revision?: number | undefined;
  readonly position?: Position | undefined;
  readonly id?: string | undefined;
  readonly type?: string | undefined;
  /** What is wrong, as part of a sentence. */
  readonly reason: string;
}

/**
 * The state of a stream cannot be known: it has an event of another program, or some of its events are gone. No retry
 * can help, and no command is decided on such a stream.
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

/** A fault that may pass. The same step, decided again on the current state, can succeed. */
export type TransientFault = WrongExpectedRevision | EventStoreBusy | EventStoreUnavailable;

export function isTransientFault(fault: unknown): fault is TransientFault {
  return (
    fault instanceof WrongExpectedRevision || fault instanceof EventStoreBusy || fault instanceof EventStoreUnavailable
  );
}
