import { hash } from 'node:crypto';
import { ErrorType, jsonEvent, type EventData, type JSONType } from '@eventstore/db-client';
import { SizedCache } from '#libs/cache';
import { derivedId } from '../derived-id.ts';
import { CorruptedRetry, EventStoreUnavailable, UnreadableStream, WrongExpectedRevision } from '../errors.ts';
import {
  isRecordedAs,
  type AppendResult,
  type EventToAppend,
  type ExpectedRevision,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
} from '../event-store.ts';
import { deletedForEver, isConflict, isRefusal, typeOf } from './client-faults.ts';
import { toPosition } from './position.ts';
import type { ServerLog } from './server-log.ts';
import { tooLargeForServer } from './too-large.ts';

/** The number of event ids that are kept to recognise repeated appends. */
const mostKnownIds = 100_000;

/** The ids of a stream's events up to the revision `last`, each with its revision. `last` is -1 for an empty stream. */
interface KnownStream {
  readonly last: number;
  readonly ids: Map<string, number>;
}

/** An explicit revision. Only such an append is recognised by the server as a repeated one. */
type Revision = number | 'no-stream';

/** Appends to streams, so that a retry finds its first result (DESIGN §5). */
export class StreamAppends {
  readonly #log: ServerLog;
  readonly #read: (stream: string, options: ReadStreamOptions) => Promise<readonly RecordedEvent[]>;
  readonly #knownStreams = new SizedCache<KnownStream>(mostKnownIds);

  /** @param read reads a stream and passes its events to {@link remember} */
  constructor(log: ServerLog, read: (stream: string, options: ReadStreamOptions) => Promise<readonly RecordedEvent[]>) {
    this.#log = log;
    this.#read = read;
  }

  /**
   * The server compares an append at a revision with the events there only, and forgets other ids after a while. So the
   * ids of a stream are kept here: otherwise a command that another process recorded could be recorded again behind it.
   */
  async appendOnce(
    stream: string,
    expected: Exclude<ExpectedRevision, 'no-stream'>,
    events: readonly EventToAppend[],
  ): Promise<AppendResult> {
    let known = await this.#knownTo(stream, typeof expected === 'number' ? expected : -1);
    for (;;) {
      const start = known.ids.get(events[0]?.id ?? '');
      if (start !== undefined) {
        if (typeof expected === 'number' && start !== expected + 1) throw new CorruptedRetry(stream);
        return resultOf(stream, events, await this.#read(stream, { from: start, limit: events.length }));
      }
      const { last } = known;
      if (last < 0 && expected === 'stream-exists') throw new WrongExpectedRevision(stream, expected, 'no-stream');
      try {
        return await this.appendAt(stream, typeof expected === 'number' ? expected : revisionOf(last), events);
      } catch (fault) {
        if (typeof expected === 'number' || !(fault instanceof WrongExpectedRevision)) throw fault;
      }
      const now = await this.#readOn(stream, known);
      // A conflict without new events: the stream was replaced, so it is read from its start.
      known = now.last === last ? await this.#readOn(stream, undefined) : now;
    }
  }

  async #knownTo(stream: string, revision: number): Promise<KnownStream> {
    const known = this.#knownStreams.get(stream);
    return known !== undefined && known.last >= revision ? known : this.#readOn(stream, known);
  }

  async #readOn(stream: string, known: KnownStream | undefined): Promise<KnownStream> {
    await this.#read(stream, known === undefined ? {} : { from: known.last + 1 });
    return this.#knownStreams.get(stream) ?? { last: -1, ids: new Map() };
  }

  /** @param events the consecutive events of the stream from revision `from` */
  remember(stream: string, from: number, events: readonly Pick<RecordedEvent, 'id'>[]): void {
    const known = from === 0 ? { last: -1, ids: new Map<string, number>() } : this.#knownStreams.get(stream);
    if (known === undefined || known.last < from - 1) return;
    events.forEach(({ id }, index) => known.ids.set(id, from + index));
    const last = Math.max(known.last, from + events.length - 1);
    this.#knownStreams.keep(stream, { last, ids: known.ids }, known.ids.size + 1);
  }

  async appendAt(stream: string, expected: Revision, events: readonly EventToAppend[]): Promise<AppendResult> {
    const proposed = toProposed(events);
    let fault: unknown;
    try {
      const { success, position, nextExpectedRevision } = await this.#log.client.appendToStream(
        this.#log.prefix + stream,
        proposed,
        {
          ...this.#log.callOptions,
          expectedRevision: expected === 'no-stream' ? 'no_stream' : BigInt(expected),
          deadline: this.#log.deadlineMs,
        },
      );
      const revision = firstRevision(expected) + events.length - 1;
      if (success && Number(nextExpectedRevision) !== revision) {
        // A deleted stream that is opened again continues at its old revision.
        throw new UnreadableStream({
          stream,
          reason: 'it was deleted, and events were appended to it afterwards',
        });
      }
      // For several events, the answer has the position of the first or the last one, depending on the server.
      if (success && position !== undefined) {
        this.remember(stream, firstRevision(expected), events);
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
   * The position of the last event of an append; undefined if a limit of its stream has removed it already. The answer to
   * the append may have the position of the first event. A read model at that position would lack the other events.
   */
  async #positionAt(stream: string, revision: number, events: readonly EventToAppend[]): Promise<Position | undefined> {
    const [last] = await this.#log.readStream(stream, { from: revision, limit: 1 });
    return last?.id === events.at(-1)?.id ? last?.position : undefined;
  }

  /** Finds out what became of an append after a conflict or a lost answer, by reading the events in its place. */
  async #readBack(
    stream: string,
    expected: Revision,
    events: readonly EventToAppend[],
    fault: unknown,
  ): Promise<AppendResult> {
    const standing = await this.#read(stream, { from: firstRevision(expected), limit: events.length });
    if (standing[0]?.id === events[0]?.id && standing.length > 0) {
      const { repeated, ...result } = resultOf(stream, events, standing);
      // The server has recorded this append, now or before.
      return fault === undefined ? result : { ...result, repeated };
    }
    // An append without an answer may still arrive.
    if (standing.length === 0 && fault !== undefined && !isConflict(fault)) throw new EventStoreUnavailable(fault);
    const [last] = await this.#read(stream, { direction: 'backward', limit: 1 });
    throw new WrongExpectedRevision(stream, expected, last?.revision ?? 'no-stream');
  }
}

function revisionOf(last: number): Revision {
  return last < 0 ? 'no-stream' : last;
}

/** The revision of the first event that an append at this revision writes. */
function firstRevision(expected: Revision): number {
  return expected === 'no-stream' ? 0 : expected + 1;
}

/** @throws CorruptedRetry if some of the events are not recorded, or were recorded with other content */
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
 * The events as they are sent to the server. It recognises a repeated append by its ids alone, so the ids cover the content
 * of the whole append. The same command with another decision is then a conflict, and the events in its place are read.
 * @throws TypeError for data that JSON cannot represent
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
