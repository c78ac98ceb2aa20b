import {
  BACKWARDS,
  END,
  ErrorType,
  EventStoreDBClient,
  FORWARDS,
  START as FIRST,
  type AllStreamResolvedEvent,
  type Credentials,
  type ResolvedEvent,
  type StreamingRead,
} from '@eventstore/db-client';
import { validate } from 'uuid';
import { decodeEvent, isUndecodable, type DecodedEvent } from '../decode-event.ts';
import { EventStoreUnavailable, UnreadableStream } from '../errors.ts';
import { START, type Position, type ReadStreamOptions } from '../event-store.ts';
import { Batches } from './batches.ts';
import { callOf } from './call-of-read.ts';
import { deletedForEver, isRefusal, typeOf } from './client-faults.ts';
import { Checkpoint } from './filtered-subscription.ts';
import { fromPosition, lastPosition, toPosition } from './position.ts';

export interface ServerLogOptions {
  readonly url: string;
  readonly prefix: string;
  readonly deadlineMs: number;
}

const defaultBatchSize = 500;

/** The fields of a stream's metadata that hide events from its readers. */
const cuts = ['$tb', '$maxCount', '$maxAge'];

/** The log on the server: the client, the options of each call, and reads that return our events decoded. */
export class ServerLog {
  readonly client: EventStoreDBClient;
  readonly prefix: string;
  readonly deadlineMs: number;
  readonly callOptions: { readonly credentials: Credentials; readonly requiresLeader: true };

  constructor({ url, prefix, deadlineMs }: ServerLogOptions) {
    this.client = EventStoreDBClient.connectionString(url);
    this.prefix = prefix;
    this.deadlineMs = deadlineMs;
    this.callOptions = { credentials: credentialsOf(url), requiresLeader: true };
  }

  /** @throws UnreadableStream for a stream with a tombstone; EventStoreUnavailable */
  async readStream(stream: string, options: ReadStreamOptions, system = ''): Promise<DecodedEvent[]> {
    const { from, direction = 'forward', limit } = options;
    const forward = direction === 'forward';
    const events: DecodedEvent[] = [];
    const reading = this.client.readStream(system + this.prefix + stream, {
      ...this.callOptions,
      direction: forward ? FORWARDS : BACKWARDS,
      fromRevision: from === undefined ? (forward ? FIRST : END) : BigInt(from),
      ...(limit !== undefined && { maxCount: limit }),
    });
    try {
      for await (const resolved of this.#resolvedOf(reading))
        events.push(...this.decoded(resolved, system + this.prefix));
    } catch (fault) {
      throw typeOf(fault) === ErrorType.STREAM_DELETED ? deletedForEver(stream, fault) : fault;
    }
    return events;
  }

  /** The whole log after a position, with the events of others. */
  readForward(after: Position): AsyncGenerator<AllStreamResolvedEvent> {
    const fromThere = { direction: FORWARDS, fromPosition: fromPosition(after) ?? FIRST } as const;
    return this.#resolvedOf(this.client.readAll({ ...this.callOptions, ...fromThere }));
  }

  /** The whole log from its end, with the events of others. */
  readBackward(): AsyncGenerator<AllStreamResolvedEvent> {
    return this.#resolvedOf(this.client.readAll({ ...this.callOptions, direction: BACKWARDS, fromPosition: END }));
  }

  /** @throws UnreadableStream if the stream is empty because it was cut or deleted */
  async refuseDeleted(stream: string): Promise<void> {
    const reading = this.readStream(stream, { direction: 'backward', limit: 1 }, '$$');
    const [said] = await reading.catch((fault: unknown) => {
      // A user who may read a stream need not have the right to read its metadata.
      if (typeOf(fault) === ErrorType.ACCESS_DENIED) return [];
      throw fault;
    });
    if (said === undefined || isUndecodable(said) || !cuts.some((cut) => cut in said.data)) return;
    const reason = `no event of it is left: it was deleted, or truncated by its metadata (${JSON.stringify(said.data)})`;
    throw new UnreadableStream({ stream, position: said.position, id: said.id, type: said.type, reason });
  }

  isOurs({ event }: ResolvedEvent | AllStreamResolvedEvent): boolean {
    return event?.streamId.startsWith(this.prefix) === true;
  }

  /** The event, or none if it is not ours. */
  decoded({ event }: ResolvedEvent | AllStreamResolvedEvent, prefix = this.prefix): readonly DecodedEvent[] {
    if (event?.streamId.startsWith(prefix) !== true) return [];
    if (event.position === undefined || event.position.commit > lastPosition)
      throw new Error('The server is older than EventStoreDB 22.6. Upgrade it.');
    const { schemaVersion, eventId, ...metadata } = (event.metadata ?? {}) as Readonly<Record<string, unknown>>;
    return [
      decodeEvent({
        position: toPosition(event.position),
        stream: event.streamId.slice(prefix.length),
        revision: Number(event.revision),
        // The server stores it under another id; see `toProposed`.
        id: typeof eventId === 'string' && validate(eventId) ? eventId : event.id,
        type: event.type,
        schemaVersion,
        data: event.data,
        metadata,
        recordedAt: event.created.toISOString(),
      }),
    ];
  }

  /**
   * The events of a read. The client has no deadline for reads, so ours starts anew with each batch.
   * @throws EventStoreUnavailable
   */
  async *#resolvedOf<T extends ResolvedEvent | AllStreamResolvedEvent>(reading: StreamingRead<T>): AsyncGenerator<T> {
    const call = callOf(reading);
    let isFound = true;
    const batches = new Batches<T>(reading, () => (isFound ? reading.cancel() : call.takeEnd()));
    try {
      for (;;) {
        const batch = await batches.next(defaultBatchSize, this.deadlineMs);
        if (batch === undefined) return;
        if (batch.length === 0) throw new Error(`The server was silent for ${this.deadlineMs} ms.`);
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
}

/**
 * The client appends by single calls only if each call has credentials. Its batched appends share one stream: if that
 * fails, the answers of the other appends are lost, and it has no deadline on the client's side (ADR 14).
 * A server without security ignores them.
 */
function credentialsOf(url: string): Credentials {
  // The URL of a cluster lists its hosts, which the URL class does not take.
  const [, username = '', password = ''] = /^[^:]+:\/\/([^:@/]*):([^@/]*)@/.exec(url) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}

/** START if the server does not say the position. */
export function positionOf(taken: AllStreamResolvedEvent | Checkpoint): Position {
  const position = taken instanceof Checkpoint ? taken.position : taken.event?.position;
  return position === undefined || position.commit > lastPosition ? START : toPosition(position);
}
