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
}

type Proposed = Pick<Recorded, 'id' | 'type' | 'data' | 'metadata'>;

type Appending = ServerReadableStream<AppendReq, AppendResp>;
type Reading = ServerWritableStream<ReadReq, ReadResp>;

/**
 * A server that speaks EventStoreDB's own protocol, by its published definitions, and keeps its log in memory:
 * appends and reads as its documentation says, with what surprises about them. Events of others stand among ours,
 * reads begin at their position and subscriptions after it, ids are unique in a stream only, and only at an expected
 * revision are they remembered.
 */
export class EventStoreDbDouble {
  readonly url: string;
  /** What happens to the answers of appends from now on; what is not heard of was recorded nevertheless. */
  answers: 'sent' | 'lost' | 'lost, and nothing was recorded' = 'sent';
  /** What every append is answered with instead, when it is set. */
  refusal: { readonly code: number; readonly details: string } | undefined;
  /** MaxAppendSize of the server's configuration. */
  maxAppendSize = 1_048_576;
  readonly #server: Server;
  readonly #log: Recorded[] = [];
  readonly #streams = new Map<string, Recorded[]>();
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
        // A server says so; appends must not use it all the same.
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

  #append(call: Appending, answer: sendUnaryData<AppendResp>): void {
    const requests: AppendReq[] = [];
    call.on('data', (request: AppendReq) => requests.push(request));
    call.on('end', () => {
      const options = requests[0]?.getOptions();
      if (options?.hasRevision() !== true && options?.hasNoStream() !== true) {
        answer({ code: status.INVALID_ARGUMENT, details: 'an append without a revision is not proved to be the same' });
        return;
      }
      const expected = options.hasNoStream() ? -1 : Number(options.getRevision());
      const stream = text(options.getStreamIdentifier()?.getStreamName());
      if (this.answers === 'lost, and nothing was recorded') return;
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
    });
  }

  #appendAt(stream: string, expected: number, proposed: readonly Proposed[]): AppendResp {
    const history = this.#streams.get(stream) ?? [];
    const latest = history.length - 1;
    const standing = history.slice(expected + 1, expected + 1 + proposed.length);
    const again = expected < latest && proposed.every(({ id }, index) => standing[index]?.id === id);
    if (again) return succeeded(expected + proposed.length, undefined);
    if (expected !== latest) {
      const conflict = new streams.AppendResp.WrongExpectedVersion();
      if (latest < 0) conflict.setCurrentNoStream(new shared.Empty());
      else conflict.setCurrentRevision(String(latest));
      return new streams.AppendResp().setWrongExpectedVersion(conflict.setExpectedRevision(String(expected)));
    }
    const [first] = this.#record(stream, proposed);
    return succeeded(latest + proposed.length, first?.position);
  }

  #record(stream: string, proposed: readonly Proposed[]): readonly Recorded[] {
    const history = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, history);
    const written = proposed.map((event) => {
      // Where the record begins in the log's file: somewhere behind the one before.
      const position = (this.#log.at(-1)?.position ?? 0n) + BigInt(100 + event.data.length);
      const recorded = { ...event, stream, revision: history.length, position, created: new Date() };
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
    const wanted = options.hasAll() ? this.#readAll(options, backward) : this.#readStream(options, backward);
    if (wanted === undefined) {
      const stream = options.getStream()?.getStreamIdentifier();
      call.write(
        new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(stream)),
      );
    }
    for (const event of wanted?.slice(0, Number(options.getCount())) ?? []) call.write(toResponse(event));
    call.end();
  }

  #readAll(options: ReadReq.Options, backward: boolean): readonly Recorded[] {
    const all = options.getAll();
    const from = all?.hasPosition() === true ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : 0n;
    return backward ? this.#log.toReversed() : this.#log.filter(({ position }) => position >= from);
  }

  #readStream(options: ReadReq.Options, backward: boolean): readonly Recorded[] | undefined {
    const stream = options.getStream();
    const history = this.#streams.get(text(stream?.getStreamIdentifier()?.getStreamName()));
    const from = stream?.hasRevision() === true ? Number(stream.getRevision()) : backward ? Infinity : 0;
    return backward
      ? history?.filter(({ revision }) => revision <= from).toReversed()
      : history?.filter(({ revision }) => revision >= from);
  }

  #follow(call: Reading, options: ReadReq.Options): void {
    const all = options.getAll();
    let after = all?.hasPosition() === true ? BigInt(all.getPosition()?.getCommitPosition() ?? 0) : -1n;
    const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList() ?? [''];
    const catchUp = (): void => {
      for (const event of this.#log.filter(({ position }) => position > after)) {
        after = event.position;
        if (prefixes.some((prefix) => event.stream.startsWith(prefix))) call.write(toResponse(event));
      }
    };
    call.write(
      new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId('1')),
    );
    catchUp();
    this.#appended.on('events', catchUp);
    const ended = (): void => {
      this.#appended.off('events', catchUp);
      call.end();
    };
    call.on('cancelled', ended).on('error', ended);
  }
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
    .setStreamRevision(String(event.revision))
    .setPreparePosition(String(event.position))
    .setCommitPosition(String(event.position))
    .setData(event.data)
    .setCustomMetadata(event.metadata);
  const ticks = BigInt(event.created.getTime()) * 10_000n;
  for (const [key, value] of Object.entries({
    type: event.type,
    created: String(ticks),
    'content-type': 'application/json',
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
