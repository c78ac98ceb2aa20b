import { EventEmitter } from 'node:events';
import serverFeaturesService from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import serverFeatures from '@eventstore/db-client/generated/serverfeatures_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streamsService from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams, {
  type AppendReq,
  type AppendResp,
  type ReadReq,
  type ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import {
  Metadata,
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerReadableStream,
  type ServerWritableStream,
} from '@grpc/grpc-js';

interface Recorded {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly id: string;
  readonly type: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Date;
  /** Default: JSON. */
  readonly contentType?: string;
}

/** An event as another program may write it, into any stream. */
export interface ForeignEvent {
  readonly type: string;
  readonly id?: string;
  readonly data?: string | Uint8Array;
  readonly metadata?: string | Uint8Array;
  readonly contentType?: string;
}

/** Limits in the metadata of a stream that hide events from readers. */
export interface StreamLimits {
  readonly $maxCount?: number;
  /** In seconds. */
  readonly $maxAge?: number;
  /** The first visible revision. */
  readonly $tb?: number | bigint;
}

type Proposed = Pick<Recorded, 'id' | 'type' | 'data' | 'metadata' | 'contentType'>;

/** The largest revision. A tombstone has it, and `$tb` of a deleted stream. */
const lastRevision = 2n ** 63n - 1n;

/** When a subscription was too slow, in the server's words. */
export type TooSlow = 'while live' | 'while transitioning to live';

type Appending = ServerReadableStream<AppendReq, AppendResp>;
type Reading = ServerWritableStream<ReadReq, ReadResp>;

/**
 * A server with EventStoreDB's protocol, from its published definitions, and a log in memory. It reproduces the
 * documented behaviour and its surprises: foreign events in the log, reads that start at their position and subscriptions
 * that start after it, and ids that are unique per stream and remembered only at an expected revision.
 */
export class EventStoreDbDouble {
  readonly url: string;
  /** What happens to the answers of appends from now on. With `lost`, the append is recorded nevertheless. */
  answers: 'sent' | 'lost' | 'lost, and nothing was recorded' = 'sent';
  /** If set, the answer to every append. */
  refusal: { readonly code: number; readonly details: string } | undefined;
  /** MaxAppendSize of the server's configuration. */
  maxAppendSize = 1_048_576;
  /** Counts of calls, and of events sent by reads and subscriptions. */
  readonly served = { reads: 0, subscriptions: 0, sent: 0, aborted: 0 };
  /** Makes subscriptions silent, as behind a half-open connection. */
  isSilent = false;
  readonly #server: Server;
  readonly #subscriptions = new Set<Reading>();
  readonly #log: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
  readonly #limits = new Map<string, StreamLimits>();
  readonly #tombstones = new Set<string>();
  readonly #appended = new EventEmitter().setMaxListeners(0);

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `esdb://127.0.0.1:${port}?tls=false`;
  }

  static async start(): Promise<EventStoreDbDouble> {
    const server = new Server();
    server.addService(streamsService.StreamsService, {
      append: (call: Appending, answer: sendUnaryData<AppendResp>) => {
        double.#append(call, answer);
      },
      read: (call: Reading) => {
        double.#read(call);
      },
    });
    server.addService(serverFeaturesService.ServerFeaturesService, {
      getSupportedMethods: (_: unknown, answer: sendUnaryData<unknown>) => {
        // Announces batch appends as a real server does, although Assent must not use them.
        const batchAppend = new serverFeatures.SupportedMethod()
          .setServiceName('event_store.client.streams.streams')
          .setMethodName('batchappend');
        answer(
          null,
          new serverFeatures.SupportedMethods().setMethodsList([batchAppend]).setEventStoreServerVersion('24.10.0'),
        );
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
        if (error === null) resolve(bound);
        else reject(error);
      });
    });
    const double = new EventStoreDbDouble(server, port);
    double.#record('$stats-127.0.0.1:2113', [anEventOfOthers()]);
    return double;
  }

  stop(): void {
    this.#server.forceShutdown();
  }

  /** The names of all streams. */
  get streams(): readonly string[] {
    return [...this.#streams.keys()];
  }

  /** Appends many foreign events. */
  writeOfOthers(count: number): void {
    this.#record(
      'others',
      Array.from({ length: count }, () => ({ ...anEventOfOthers(), type: 'Other' })),
    );
  }

  /** Ends every subscription, as the server does for slow readers. */
  abortSubscriptions(when: TooSlow): void {
    for (const call of this.#subscriptions) this.#abort(call, when);
  }

  #abort(call: Reading, when: TooSlow): void {
    this.served.aborted += 1;
    this.#subscriptions.delete(call);
    const details = `Consumer too slow to handle event ${when}. Client resubscription required.`;
    call.emit('error', { code: status.ABORTED, details });
  }

  /** Appends to a stream as another program would, at any revision. */
  write(stream: string, ...events: readonly ForeignEvent[]): void {
    this.#record(
      stream,
      events.map(
        ({ type, id = crypto.randomUUID(), data = '{}', metadata = '', contentType = 'application/json' }) => ({
          id,
          type,
          data: Buffer.from(data),
          metadata: Buffer.from(metadata),
          contentType,
        }),
      ),
    );
  }

  limit(stream: string, limits: StreamLimits): void {
    const json = JSON.stringify(limits, (_, value: unknown) => (typeof value === 'bigint' ? Number(value) : value));
    this.#limits.set(stream, limits);
    this.write(`$$${stream}`, { type: '$metadata', data: json });
  }

  /** Deletes a stream. A later append continues its revisions, without the deleted events. */
  delete(stream: string): void {
    this.limit(stream, { $tb: lastRevision });
  }

  /** Deletes a stream for ever. */
  tombstone(stream: string): void {
    this.#tombstones.add(stream);
    this.#record(stream, [{ ...anEventOfOthers(), type: '$streamDeleted' }], Number(lastRevision));
  }

  #append(call: Appending, answer: sendUnaryData<AppendResp>): void {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      // Waits a turn, because the cancellation of a client becomes visible only after the end of its incomplete call.
      setImmediate(() => {
        if (!call.cancelled) this.#answerAppend(requests, answer);
      });
    });
  }

  #answerAppend(requests: readonly AppendReq[], answer: sendUnaryData<AppendResp>): void {
    const options = requests[0]?.getOptions();
    if (options?.hasRevision() !== true && options?.hasNoStream() !== true) {
      answer({ code: status.INVALID_ARGUMENT, details: 'an append without a revision may be a retry' });
      return;
    }
    const expected = options.hasNoStream() ? -1 : Number(options.getRevision());
    const stream = text(options.getStreamIdentifier()?.getStreamName());
    if (this.answers === 'lost, and nothing was recorded') return;
    if (this.#tombstones.has(stream)) {
      answer(streamDeleted(stream));
      return;
    }
    if (this.refusal !== undefined) {
      answer(this.refusal);
      return;
    }
    const proposed = requests.slice(1).map(toProposed);
    if (proposed.reduce((sum, event) => sum + sizeOnDisk(event), 0) > this.maxAppendSize) {
      answer(maxAppendSizeExceeded(this.maxAppendSize));
      return;
    }
    const response = this.#appendAt(stream, expected, proposed);
    if (this.answers === 'sent') answer(null, response);
  }

  #appendAt(stream: string, expected: number, proposed: readonly Proposed[]): AppendResp {
    const history = this.#streams.get(stream) ?? [];
    const latest = history.length - 1;
    const standing = history.slice(expected + 1, expected + 1 + proposed.length);
    const again = expected < latest && proposed.every(({ id }, index) => standing[index]?.id === id);
    if (again) return succeeded(expected + proposed.length, undefined);
    const isReopened = this.#limits.get(stream)?.$tb === lastRevision && (expected < 0 || expected === latest);
    if (isReopened) this.limit(stream, { $tb: history.length });
    else if (expected !== latest) {
      const conflict = new streams.AppendResp.WrongExpectedVersion();
      if (latest < 0) conflict.setCurrentNoStream(new shared.Empty());
      else conflict.setCurrentRevision(String(latest));
      return new streams.AppendResp().setWrongExpectedVersion(conflict.setExpectedRevision(String(expected)));
    }
    const [first] = this.#record(stream, proposed);
    return succeeded(latest + proposed.length, first?.position);
  }

  #record(stream: string, proposed: readonly Proposed[], revision?: number): readonly Recorded[] {
    const history = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, history);
    const written = proposed.map((event) => {
      // A position is an offset in the log's file, so it grows by more than one.
      const position = (this.#log.at(-1)?.position ?? 0n) + BigInt(100 + event.data.length);
      const recorded = { ...event, stream, revision: revision ?? history.length, position, created: new Date() };
      this.#log.push(recorded);
      history.push(recorded);
      return recorded;
    });
    if (!stream.startsWith('$') && this.#log.length % 3 === 0)
      this.#record('$stats-127.0.0.1:2113', [anEventOfOthers()]);
    this.#appended.emit('events');
    return written;
  }

  #read(call: Reading): void {
    const options = call.request.getOptions();
    if (options === undefined) throw new TypeError('a read has options');
    const backward = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
    if (options.hasSubscription()) {
      this.#follow(call, options);
      return;
    }
    this.served.reads += 1;
    const name = text(options.getStream()?.getStreamIdentifier()?.getStreamName());
    if (this.#tombstones.has(name)) {
      call.emit('error', streamDeleted(name));
      return;
    }
    const wanted = options.hasAll() ? this.#readAll(options, backward) : this.#readStream(options, backward);
    if (wanted === undefined) {
      const stream = options.getStream()?.getStreamIdentifier();
      call.write(
        new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(stream)),
      );
    }
    void this.#answer(call, wanted?.slice(0, Number(options.getCount())) ?? []);
  }

  #readAll(options: ReadReq.Options, backward: boolean): readonly Recorded[] {
    const all = options.getAll();
    const from = all?.hasPosition() === true ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : 0n;
    return backward ? this.#log.toReversed() : this.#log.filter(({ position }) => position >= from);
  }

  #readStream(options: ReadReq.Options, backward: boolean): readonly Recorded[] | undefined {
    const stream = options.getStream();
    const history = this.#left(text(stream?.getStreamIdentifier()?.getStreamName()));
    const from = stream?.hasRevision() === true ? Number(stream.getRevision()) : backward ? Infinity : 0;
    return backward
      ? history?.filter(({ revision }) => revision <= from).toReversed()
      : history?.filter(({ revision }) => revision >= from);
  }

  /** The visible events of a stream. Undefined if it is deleted. `$all` shows hidden events until a scavenge. */
  #left(stream: string): readonly Recorded[] | undefined {
    const history = this.#streams.get(stream);
    const { $maxCount = Infinity, $maxAge = Infinity, $tb = 0 } = this.#limits.get(stream) ?? {};
    const first = Math.max(Number($tb), (history?.length ?? 0) - $maxCount);
    const since = Date.now() - $maxAge * 1_000;
    const left = history?.filter(({ revision, created }) => revision >= first && created.getTime() > since);
    // A truncated stream exists also without events, but a deleted one does not.
    return $tb === lastRevision ? undefined : left;
  }

  /** Sends events at the client's pace. */
  async #answer(call: Reading, events: readonly Recorded[]): Promise<void> {
    for (const event of events) {
      if (call.cancelled) return;
      this.served.sent += 1;
      if (!call.write(toResponse(event))) await drained(call);
    }
    call.end();
  }

  /**
   * Catches up at the client's pace, then sends appended events one by one. Unsent events wait in a buffer, and a full
   * buffer ends the subscription. Reports its progress after a number of foreign events.
   */
  #follow(call: Reading, options: ReadReq.Options): void {
    const all = options.getAll();
    const after = all?.hasPosition() === true ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : -1n;
    const filter = options.getFilter();
    const prefixes = filter?.getStreamIdentifier()?.getPrefixList() ?? [''];
    const interval =
      (filter?.hasMax() === true ? filter.getMax() : 32) * (filter?.getCheckpointintervalmultiplier() ?? 1);
    const isWanted = ({ stream }: Recorded): boolean => prefixes.some((prefix) => stream.startsWith(prefix));
    let next = this.#log.findIndex(({ position }) => position > after);
    if (next < 0) next = this.#log.length;
    let passed = 0;
    let isLive = false;
    let isSending = false;
    const send = async (): Promise<void> => {
      if (isSending || this.isSilent) return;
      isSending = true;
      while (next < this.#log.length && this.#subscriptions.has(call)) {
        const event = this.#log[next];
        next += 1;
        if (event === undefined) break;
        if (!isWanted(event)) {
          passed += 1;
          if (passed % interval === 0) call.write(toCheckpoint(event.position));
          continue;
        }
        this.served.sent += 1;
        const isTaken = call.write(toResponse(event));
        await (isTaken ? new Promise(setImmediate) : drained(call));
      }
      isSending = false;
      isLive = true;
    };
    const appended = (): void => {
      let waiting = 0;
      if (isLive)
        for (let index = next; index < this.#log.length && waiting <= liveBuffer; index += 1) {
          const event = this.#log[index];
          if (event !== undefined && isWanted(event)) waiting += 1;
        }
      if (waiting > liveBuffer) this.#abort(call, 'while live');
      else void send();
    };
    const ended = (): void => {
      this.#subscriptions.delete(call);
      this.#appended.off('events', appended);
      call.end();
    };
    call.on('cancelled', ended).on('error', ended);
    this.served.subscriptions += 1;
    this.#subscriptions.add(call);
    call.write(
      new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('1')),
    );
    this.#appended.on('events', appended);
    void send();
  }
}

/** The size of the buffer of a live subscription. */
const liveBuffer = 32;

/** Resolves when the client has read the written data or disconnected. */
function drained(call: Reading): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      call.off('drain', done).off('cancelled', done).off('error', done);
      resolve();
    };
    call.on('drain', done).on('cancelled', done).on('error', done);
  });
}

function toCheckpoint(position: bigint): ReadResp {
  return new streams.ReadResp().setCheckpoint(
    new streams.ReadResp.Checkpoint().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}

function succeeded(revision: number, position: bigint | undefined): AppendResp {
  const success = new streams.AppendResp.Success().setCurrentRevision(String(revision));
  if (position === undefined) success.setNoPosition(new shared.Empty());
  else {
    success.setPosition(
      new streams.AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)),
    );
  }
  return new streams.AppendResp().setSuccess(success);
}

function sizeOnDisk({ type, data, metadata }: Proposed): number {
  return data.length + metadata.length + 2 * type.length;
}

function maxAppendSizeExceeded(maximum: number) {
  const metadata = new Metadata();
  metadata.set('exception', 'maximum-append-size-exceeded');
  metadata.set('maximum-append-size', String(maximum));
  return { code: status.INVALID_ARGUMENT, details: `Maximum Append Size of ${maximum} Exceeded.`, metadata };
}

function streamDeleted(stream: string) {
  const metadata = new Metadata();
  metadata.set('exception', 'stream-deleted');
  metadata.set('stream-name', stream);
  return { code: status.FAILED_PRECONDITION, details: `Event stream '${stream}' is deleted.`, metadata };
}

function toProposed(request: AppendReq): Proposed {
  const message = request.getProposedMessage();
  if (message === undefined) throw new TypeError('an append goes on with its events');
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function toResponse(event: Recorded): ReadResp {
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from(event.stream)))
    .setStreamRevision(String(BigInt(event.revision) > lastRevision ? lastRevision : event.revision))
    .setPreparePosition(String(event.position))
    .setCommitPosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  const ticks = BigInt(event.created.getTime()) * 10_000n;
  for (const [key, value] of Object.entries({
    type: event.type,
    created: String(ticks),
    'content-type': event.contentType ?? 'application/json',
  })) {
    recorded.getMetadataMap().set(key, value);
  }
  return new streams.ReadResp().setEvent(
    new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(String(event.position)),
  );
}

function anEventOfOthers(): Proposed {
  return { id: crypto.randomUUID(), type: '$statsCollected', data: Buffer.from('{}'), metadata: new Uint8Array() };
}

function text(bytes: Uint8Array | string | undefined): string {
  return Buffer.from(bytes ?? '').toString();
}
