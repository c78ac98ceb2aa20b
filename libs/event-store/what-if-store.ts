import { refuseTooLarge } from './append-size.ts';
import { CorruptedRetry, WrongExpectedRevision } from './errors.ts';
import {
  isRecordedAs,
  START,
  type AppendResult,
  type EventStore,
  type EventToAppend,
  type ExpectedRevision,
  type ReadStreamOptions,
  type RecordedEvent,
} from './event-store.ts';
import { refuseForeignEvents } from './foreign-events.ts';

/** The part of an event store that decisions need. */
export type StreamStore = Pick<EventStore, 'append' | 'read'>;

/**
 * A store for dry runs. It reads recorded events, keeps appended ones in memory, and checks revisions as the real store
 * does. Nothing is recorded.
 */
export class WhatIfStore implements StreamStore {
  readonly #store: StreamStore;
  readonly #appended: RecordedEvent[] = [];
  readonly #recorded = new Map<string, readonly RecordedEvent[]>();

  constructor(store: StreamStore) {
    this.#store = store;
  }

  /** The events that would have been appended, in order. */
  get appended(): readonly RecordedEvent[] {
    return this.#appended;
  }

  /**
   * The revision of the stream's last recorded event at the first read; -1 for an empty stream, undefined if it was not
   * read.
   */
  recordedRevision(stream: string): number | undefined {
    const events = this.#recorded.get(stream);
    return events === undefined ? undefined : (events.at(-1)?.revision ?? -1);
  }

  async read(stream: string, options: ReadStreamOptions = {}): Promise<readonly RecordedEvent[]> {
    if (options.direction === 'backward' || options.limit !== undefined) {
      throw new TypeError('WhatIfStore supports full forward reads only.');
    }
    const from = options.from ?? 0;
    const recorded = await this.#recordedIn(stream);
    return [...recorded, ...this.#appendedTo(stream)].filter(({ revision }) => revision >= from);
  }

  async append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    if (typeof expected === 'string' && expected !== 'no-stream') {
      throw new TypeError('WhatIfStore supports appends at an explicit revision only.');
    }
    refuseForeignEvents(stream, events);
    refuseTooLarge(stream, events);
    const before = [...(await this.#recordedIn(stream)), ...this.#appendedTo(stream)];
    const repeated = before.filter(({ id }) => events.some((event) => event.id === id));
    const isSame = events.every((event, index) => isRecordedAs(event, repeated[index]));
    const last = before.at(-1);
    const actual = last?.revision ?? -1;
    if (repeated.length > 0) {
      const first = repeated.at(-1);
      if (!isSame || first === undefined) throw new CorruptedRetry(stream);
      return { revision: first.revision, position: first.position, repeated: true };
    }
    if ((expected === 'no-stream' ? -1 : expected) !== actual) {
      throw new WrongExpectedRevision(stream, expected, actual < 0 ? 'no-stream' : actual);
    }
    const position = last?.position ?? START;
    events.forEach((event, index) => {
      const recordedAt = event.metadata.occurredAt;
      this.#appended.push({ schemaVersion: 1, ...event, stream, revision: actual + 1 + index, position, recordedAt });
    });
    return { revision: actual + events.length, position };
  }

  /** A dry run uses the state of the stream at its first read. */
  async #recordedIn(stream: string): Promise<readonly RecordedEvent[]> {
    const known = this.#recorded.get(stream);
    if (known !== undefined) return known;
    const events = await this.#store.read(stream);
    const looked = this.#recorded.get(stream) ?? events;
    this.#recorded.set(stream, looked);
    return looked;
  }

  #appendedTo(stream: string): readonly RecordedEvent[] {
    return this.#appended.filter((event) => event.stream === stream);
  }
}

/** The stream has changed since the plan was made, so the plan may no longer hold. */
export class StreamMoved extends Error {
  override readonly name = 'StreamMoved';

  constructor(
    readonly stream: string,
    readonly planned: number,
  ) {
    super(`Stream ${stream} is no longer at revision ${planned}.`);
  }
}

export interface Pin {
  readonly stream: string;
  readonly revision: number;
  /** Whether an event that was appended since is part of the plan, and so already done. */
  readonly isForeseen: (event: RecordedEvent) => boolean;
}

/** A store that refuses its first append to one stream unless the stream has no events beyond the planned ones. */
export function pinnedAt(store: StreamStore, { stream: pinned, revision, isForeseen }: Pin): StreamStore {
  let appended = false;
  let current = revision;
  const moveOn = async (): Promise<void> => {
    const since = await store.read(pinned, { from: current + 1 });
    if (since.length === 0 || !since.every(isForeseen)) throw new StreamMoved(pinned, revision);
    current = since.at(-1)?.revision ?? current;
  };
  return {
    read: (stream, options) => store.read(stream, options),
    append: async (stream, expected, events) => {
      if (appended || stream !== pinned) return store.append(stream, expected, events);
      const at = expected === 'no-stream' ? -1 : expected;
      if (at !== current) await moveOn();
      if (at !== current) throw new WrongExpectedRevision(stream, expected, current);
      try {
        const result = await store.append(stream, expected, events);
        appended = true;
        return result;
      } catch (error) {
        if (error instanceof WrongExpectedRevision) await moveOn();
        throw error;
      }
    },
  };
}
