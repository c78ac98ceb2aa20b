import { isSystemic, type Queryable } from '#libs/postgres';
import { refuseTooLarge } from '../append-size.ts';
import { CorruptedRetry, DatabaseUnavailable, EventStoreBusy, ForeignEvent, WrongExpectedRevision } from '../errors.ts';
import type { AppendResult, EventMetadata, EventToAppend, ExpectedRevision } from '../event-store.ts';
import type { TailEvent } from '../log-tail.ts';
import { belongsTo } from '#libs/tenants';
import { binaryArray } from './binary-array.ts';
import { toPosition } from './position.ts';

/** Payloads are serialised once, on arrival, because their length counts for the size of a batch. */
interface EventInput {
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: string;
  readonly metadata: string;
}

interface PendingAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly EventInput[];
  /** The length of the payloads, in characters. */
  readonly size: number;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (fault: unknown) => void;
}

interface AppendRow {
  readonly outcome: 'appended' | 'repeated' | 'wrong-revision' | 'corrupted-retry';
  /** bigint, as pg gives it. */
  readonly revision: string;
  readonly position: string | null;
}

/** The only row if the whole batch was written. */
interface BatchRow {
  readonly outcome: 'all-appended';
  /** bigint, as pg gives it: of the event before the first of the batch. */
  readonly position: string;
  /** When the events were recorded. */
  readonly recorded_at: string;
}

/** A batch that was appended completely. */
export interface AppendedBatch {
  /** The position before its first event. */
  readonly after: number;
  /** The events as a reader of the log gets them. */
  readonly events: () => readonly TailEvent[];
}

export interface AppendQueueOptions {
  /** Whose sessions may call `event_store.append_batch`, which checks tenants itself. */
  readonly database: Queryable;
  readonly maxInFlight: number;
  /** The name of this process in its notifications. */
  readonly sender: string;
  /** Called after a batch was committed; undefined if some of its appends failed. */
  readonly onCommitted: (appended: AppendedBatch | undefined) => void;
}

const maxBatch = 500;
/** A larger batch would block the event loop and delay the next batch. */
const maxBatchSize = 2 ** 22;
/** The database writes one batch while the next is assembled. */
const batchesAtOnce = 2;
/** A second batch with fewer appends would cost more than it saves. */
const fewAppends = 16;
const expectedNumber = { 'no-stream': -1, 'stream-exists': -2, any: -3 } as const;

/**
 * Writes appends that arrive together in one call (DESIGN §5). While batches are in progress, the next one gathers.
 * Each append gets its own result, and a conflict in one never fails the others.
 */
export class AppendQueue {
  readonly #options: AppendQueueOptions;
  #waiting: PendingAppend[] = [];
  #underWay = 0;
  readonly #batches = new Set<Promise<void>>();
  /** The streams and event ids of the batches in progress. Another append to one of them waits for its result. */
  readonly #taken = new Set<string>();
  #begun = false;

  constructor(options: AppendQueueOptions) {
    this.#options = options;
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    const inFlight = this.#waiting.length + this.#underWay;
    if (inFlight >= this.#options.maxInFlight) return Promise.reject(new EventStoreBusy(inFlight));
    return new Promise((resolve, reject) => {
      const inputs = toInputs(events);
      const size = inputs.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      refuseTooLarge(stream, events, size);
      this.#waiting.push({ stream, expected, events: inputs, size, resolve, reject });
      if (this.#begun) return;
      this.#begun = true;
      // All appends of this turn of the event loop go into one batch.
      setImmediate(() => {
        this.#begun = false;
        this.#begin();
      });
    });
  }

  /** Resolves when every accepted append has its result. */
  async drain(): Promise<void> {
    while (this.#waiting.length > 0 || this.#batches.size > 0) {
      // If no batch is in progress, the waiting appends are sent in the next turn of the event loop.
      await (this.#batches.size > 0 ? Promise.race(this.#batches) : new Promise(setImmediate));
    }
  }

  /** Sends the waiting appends if there are enough for a batch. */
  #begin(): void {
    while (this.#batches.size < batchesAtOnce) {
      const waiting = this.#waiting.length;
      const isFirst = this.#batches.size === 0;
      if (waiting === 0 || (!isFirst && waiting < fewAppends)) return;
      // Takes half of many waiting appends: the other half is assembled while the database writes.
      const batch = this.#takeBatch(isFirst && waiting >= 2 * fewAppends ? Math.ceil(waiting / 2) : waiting);
      if (batch.length === 0) return;
      this.#send(batch);
    }
  }

  #send(batch: readonly PendingAppend[]): void {
    const names = batch.flatMap(namesOf);
    for (const name of names) this.#taken.add(name);
    this.#underWay += batch.length;
    const sent = this.#write(batch).finally(() => {
      for (const name of names) this.#taken.delete(name);
      this.#underWay -= batch.length;
      this.#batches.delete(sent);
      this.#begin();
    });
    this.#batches.add(sent);
  }

  /**
   * The appends that can share a batch. An append waits if its stream or an event id is in progress or occurs earlier
   * in the batch, so that it sees the first result. An append that is too large for this batch begins the next one.
   */
  #takeBatch(most: number): PendingAppend[] {
    const taken = new Set<string>();
    const batch: PendingAppend[] = [];
    const later: PendingAppend[] = [];
    let size = 0;
    for (const append of this.#waiting) {
      const names = namesOf(append);
      const full = batch.length === Math.min(most, maxBatch) || (batch.length > 0 && size + append.size > maxBatchSize);
      if (full || names.some((name) => taken.has(name) || this.#taken.has(name))) {
        later.push(append);
        // Later appends to the same stream must not overtake it.
        taken.add(append.stream);
        continue;
      }
      for (const name of names) taken.add(name);
      batch.push(append);
      size += append.size;
    }
    this.#waiting = later;
    return batch;
  }

  async #write(batch: readonly PendingAppend[]): Promise<void> {
    try {
      const { rows } = await this.#options.database.query<AppendRow | BatchRow>({
        name: 'event-store-append-batch',
        text: 'select outcome, revision, position, recorded_at from event_store.append_batch($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
        values: [...columnsOf(batch), this.#options.sender],
      });
      const [first] = rows;
      if (first?.outcome === 'all-appended') {
        const after = Number(first.position);
        this.#options.onCommitted({ after, events: () => storedEvents(batch, after, first.recorded_at) });
        answerAll(batch, after);
      } else {
        this.#options.onCommitted(undefined);
        batch.forEach((append, index) => answer(append, rows[index] as AppendRow | undefined));
      }
    } catch (fault) {
      if (isSystemic(fault)) {
        for (const { reject } of batch) reject(new DatabaseUnavailable(fault));
      } else if (batch.length === 1) {
        for (const append of batch) append.reject(foreignEventIn(append, fault) ?? fault);
      } else {
        // An append that the database refuses must not fail the others.
        for (const append of batch) await this.#write([append]);
      }
    }
  }
}

/** The refusal of `event_store.append_batch` as our own fault; undefined for any other fault. */
function foreignEventIn({ stream, events }: PendingAppend, fault: unknown): ForeignEvent | undefined {
  if ((fault as { readonly code?: unknown }).code !== 'P0T01') return undefined;
  const tenantIds = events.map(({ metadata }) => (JSON.parse(metadata) as EventMetadata).tenantId);
  return new ForeignEvent(stream, tenantIds.find((tenantId) => !belongsTo(tenantId, stream)) ?? '', fault);
}

/** @throws TypeError for data that JSON cannot represent */
function toInputs(events: readonly EventToAppend[]): readonly EventInput[] {
  const textOf = sharing((metadata: EventMetadata) => JSON.stringify(metadata));
  return events.map(({ id, type, schemaVersion = 1, data, metadata }) => ({
    id,
    type,
    schemaVersion,
    data: JSON.stringify(data),
    metadata: textOf(metadata),
  }));
}

/** Converts a value once when it comes several times in a row, as the metadata does of the events of one command. */
function sharing<From, To>(convert: (value: From) => To): (value: From) => To {
  let last: { readonly value: From; readonly converted: To } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, converted: convert(value) };
    return last.converted;
  };
}

function namesOf({ stream, events }: PendingAppend): string[] {
  return [stream, ...events.map(({ id }) => id)];
}

/** The expected revision in the encoding of `event_store.append_batch`. */
function toNumber(expected: ExpectedRevision): number {
  return typeof expected === 'number' ? expected : expectedNumber[expected];
}

/**
 * The first arguments of `event_store.append_batch`.
 * @throws RangeError if an id is not a UUID
 */
function columnsOf(batch: readonly PendingAppend[]): Buffer[] {
  const events = batch.flatMap((append) => append.events);
  return [
    binaryArray.text(batch.map(({ stream }) => stream)),
    binaryArray.int8(batch.map(({ expected }) => toNumber(expected))),
    binaryArray.int4(batch.map((append) => append.events.length)),
    binaryArray.int4(batch.flatMap((append, index) => append.events.map(() => index + 1))),
    binaryArray.int4(batch.flatMap((append) => append.events.map((_, index) => index + 1))),
    binaryArray.uuid(events.map(({ id }) => id)),
    binaryArray.text(events.map(({ type }) => type)),
    binaryArray.int2(events.map(({ schemaVersion }) => schemaVersion)),
    binaryArray.json(events.map(({ data }) => data)),
    binaryArray.json(events.map(({ metadata }) => metadata)),
  ];
}

/** @param after the position before the first event of the batch, which was appended completely */
function storedEvents(batch: readonly PendingAppend[], after: number, recordedAt: string): TailEvent[] {
  let position = after;
  const parsed = sharing((text: string) => JSON.parse(text) as EventMetadata);
  return batch.flatMap(({ stream, expected, events }) =>
    events.map(({ id, type, schemaVersion, data, metadata }, index) => {
      position += 1;
      return {
        event: {
          position: toPosition(position),
          stream,
          revision: toNumber(expected) + index + 1,
          id: id.toLowerCase(),
          type,
          schemaVersion,
          // Parsed again, because readers get the stored data, not the caller's objects.
          data: JSON.parse(data) as object,
          metadata: parsed(metadata),
          recordedAt,
        },
        size: data.length + metadata.length,
      };
    }),
  );
}

/** @param head the position before the first event of the batch */
function answerAll(batch: readonly PendingAppend[], head: number): void {
  let position = head;
  for (const { expected, events, resolve } of batch) {
    position += events.length;
    resolve({ revision: toNumber(expected) + events.length, position: toPosition(position) });
  }
}

function answer({ stream, expected, resolve, reject }: PendingAppend, row: AppendRow | undefined): void {
  if (row === undefined) {
    reject(new TypeError('event_store.append_batch returned fewer results than appends.'));
    return;
  }
  const revision = Number(row.revision);
  switch (row.outcome) {
    case 'appended':
      resolve({ revision, position: toPosition(Number(row.position)) });
      break;
    case 'repeated':
      resolve({ revision, position: toPosition(Number(row.position)), repeated: true });
      break;
    case 'wrong-revision':
      reject(new WrongExpectedRevision(stream, expected, revision < 0 ? 'no-stream' : revision));
      break;
    case 'corrupted-retry':
      reject(new CorruptedRetry(stream));
      break;
  }
}
