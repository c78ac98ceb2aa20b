import type { Pool } from 'pg';
import { isTransient } from '#libs/postgres';
import { CorruptedRetry, EventStoreBusy, EventStoreUnavailable, WrongExpectedRevision } from '../errors.ts';
import type { AppendResult, EventToAppend, ExpectedRevision } from '../event-store.ts';
import { toPosition } from './position.ts';

/** Payloads go as text, which the database takes as it is: its JSON functions would refuse an escaped NUL inside them. */
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
  /** Length of the payloads, in characters. */
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

export interface AppendQueueOptions {
  readonly pool: Pool;
  readonly maxInFlight: number;
  /** Called after a batch was committed. */
  readonly onCommitted: () => void;
}

const maxBatch = 500;
/** A larger batch would hold up the event loop, and everybody who waits for the next one. */
const maxBatchSize = 2 ** 22;
const expectedNumber = { 'no-stream': -1, 'stream-exists': -2, any: -3 } as const;

/**
 * Writes appends that arrive together in one call (DESIGN §5): while a batch is under way the next
 * one gathers. Each append gets its own result; a conflict in one never fails its neighbours.
 */
export class AppendQueue {
  readonly #options: AppendQueueOptions;
  #waiting: PendingAppend[] = [];
  #underWay = 0;
  #writing: Promise<void> | undefined;

  constructor(options: AppendQueueOptions) {
    this.#options = options;
  }

  append(stream: string, expected: ExpectedRevision, events: readonly EventToAppend[]): Promise<AppendResult> {
    const inFlight = this.#waiting.length + this.#underWay;
    if (inFlight >= this.#options.maxInFlight) return Promise.reject(new EventStoreBusy(inFlight));
    return new Promise((resolve, reject) => {
      const inputs = events.map(toInput);
      const size = inputs.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      this.#waiting.push({ stream, expected, events: inputs, size, resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolves when every append that has been taken has its result. */
  async drain(): Promise<void> {
    while (this.#writing !== undefined) await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Everybody who appends in this turn of the event loop gets into the first batch.
    await new Promise(setImmediate);
    while (this.#waiting.length > 0) {
      const batch = this.#takeBatch();
      this.#underWay = batch.length;
      await this.#write(batch);
      this.#underWay = 0;
    }
    this.#writing = undefined;
  }

  /**
   * The appends that can go together: a stream or an event id that comes twice waits, so that it sees
   * what the first one did. One that is too large for this batch waits, and is the first of the next.
   */
  #takeBatch(): PendingAppend[] {
    const taken = new Set<string>();
    const batch: PendingAppend[] = [];
    const later: PendingAppend[] = [];
    let size = 0;
    for (const append of this.#waiting) {
      const names = [append.stream, ...append.events.map((event) => event.id)];
      const full = batch.length === maxBatch || (batch.length > 0 && size + append.size > maxBatchSize);
      if (full || names.some((name) => taken.has(name))) {
        later.push(append);
        // What comes after it on the same stream must not overtake it.
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
      const { rows } = await this.#options.pool.query<AppendRow>({
        name: 'event-store-append',
        text: 'select outcome, revision, position from event_store.append($1)',
        values: [JSON.stringify(batch.map(toBatchItem))],
      });
      this.#options.onCommitted();
      batch.forEach((append, index) => {
        settle(append, rows[index]);
      });
    } catch (fault) {
      if (isTransient(fault)) {
        for (const { reject } of batch) reject(new EventStoreUnavailable(fault));
      } else if (batch.length === 1) {
        batch[0]?.reject(fault);
      } else {
        // One append that the database cannot take must not fail the others.
        for (const append of batch) await this.#write([append]);
      }
    }
  }
}

/** @throws TypeError for what JSON cannot say */
function toInput({ id, type, schemaVersion = 1, data, metadata }: EventToAppend): EventInput {
  return { id, type, schemaVersion, data: JSON.stringify(data), metadata: JSON.stringify(metadata) };
}

function toBatchItem({ stream, expected, events }: PendingAppend): object {
  return { stream, expected: typeof expected === 'number' ? expected : expectedNumber[expected], events };
}

function settle({ stream, expected, resolve, reject }: PendingAppend, row: AppendRow | undefined): void {
  if (row === undefined) {
    reject(new TypeError('The append function answered for fewer appends than it was given.'));
    return;
  }
  const revision = Number(row.revision);
  switch (row.outcome) {
    case 'appended':
    case 'repeated':
      resolve({ revision, position: toPosition(Number(row.position)) });
      break;
    case 'wrong-revision':
      reject(new WrongExpectedRevision(stream, expected, revision < 0 ? 'no-stream' : revision));
      break;
    case 'corrupted-retry':
      reject(new CorruptedRetry(stream));
      break;
  }
}
