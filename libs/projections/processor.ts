import type { Pool, PoolClient } from 'pg';
import { Backoff } from '#libs/concurrency';
import { LogChanged, type EventPage, type EventStore, type Position, type UndecodableEvent } from '#libs/event-store';
import { CheckpointMoved, readCheckpoint } from './checkpoints.ts';
import { park, type ParkedEvent } from './parked-events.ts';
import { readAhead } from './read-ahead.ts';

/** A reader of the log with its own checkpoint: a projection, a reactor or a consumer group. */
export interface Processor {
  readonly name: string;
  /** The wanted event types. An empty list means that only undecodable events are read, and parked. */
  readonly types: readonly string[];
  /** The time in ms after which its checkpoint passes events of other types. Default: that of the event store. */
  readonly progressWithinMs?: number;
  /** The largest page. Default: that of the event store. */
  readonly batchSize?: number;
  /** Prefetches the next page while a full one is processed. Default: false. It needs a `batchSize`. */
  readonly readsAhead?: boolean;
  /** Does the work of a page and moves the checkpoint from `checkpoint` to `page.position`. */
  readonly process: (page: EventPage, checkpoint: Position) => Promise<void>;
  /**
   * Locks the tables that `retry` changes before the parked event is locked, in the order that all writers use. Only
   * for a processor whose work is in the database: several of its retries share a transaction.
   */
  readonly beforeRetry?: (transaction: PoolClient) => Promise<void>;
  /**
   * Processes an event that it has parked, in the transaction that ends the parking. A crash may repeat it.
   * @throws the event's own fault if it has to stay parked
   */
  readonly retry: (parked: ParkedEvent, within: RetryContext) => Promise<void>;
}

export interface RetryContext {
  readonly eventStore: Pick<EventStore, 'read'>;
  readonly transaction: PoolClient;
}

export interface ProcessorEnvironment {
  readonly eventStore: EventStore;
  readonly database: Pool;
  /** Ends the processor after the page it is at. */
  readonly signal: AbortSignal;
  /** Called for each fault that the processor recovers from, and for the one that stops it. */
  readonly onFault: (fault: unknown, processor: string) => void;
  /** Called with each fault that keeps it from working, and with undefined when it works again. */
  readonly onState?: ProcessorState | undefined;
}

export type ProcessorState = (processor: string, fault: unknown) => void;

/** The log ends before the checkpoint: the log was restored from a backup, or the checkpoint belongs to another log. */
export class CheckpointBeyondLog extends Error {
  override readonly name = 'CheckpointBeyondLog';
  readonly code = 'CHECKPOINT_BEYOND_LOG';

  constructor(processor: string, checkpoint: Position, head: Position) {
    super(
      `The checkpoint of ${processor} is at ${checkpoint}, but the log ends at ${head || 'its start'}. ` +
        `Was the log restored from a backup? Restore the read side with it, or rebuild the projection: docs/runbooks/projection-drift.md.`,
    );
  }
}

/**
 * Runs a processor until the signal. A fault sends it back to its stored checkpoint, with backoff. Undecodable events
 * are parked and reported once.
 * @throws CheckpointBeyondLog and LogChanged, because going on would skip events
 */
export async function runProcessor(processor: Processor, environment: ProcessorEnvironment): Promise<void> {
  const { eventStore, database, signal, onFault, onState } = environment;
  const { types, progressWithinMs, batchSize, readsAhead = false } = processor;
  const options = {
    filter: { types },
    signal,
    ...(progressWithinMs !== undefined && { progressWithinMs }),
    ...(batchSize !== undefined && { batchSize }),
  };
  const pagesAfter = (checkpoint: Position): AsyncIterable<EventPage> =>
    readsAhead && batchSize !== undefined
      ? readAhead(eventStore, checkpoint, { ...options, batchSize })
      : eventStore.subscribe(checkpoint, options);
  const backoff = new Backoff();
  /** The end of the page that failed. */
  let owed: Position | undefined;
  while (!signal.aborted) {
    try {
      let checkpoint = await readCheckpoint(database, processor.name);
      const head = await eventStore.head();
      if (checkpoint > head) throw new CheckpointBeyondLog(processor.name, checkpoint, head);
      // It can read again. The failed page is no longer owed if another process has processed it.
      if (owed === undefined || checkpoint >= owed) onState?.(processor.name, undefined);
      for await (const page of pagesAfter(checkpoint)) {
        owed = page.position;
        for (const part of partsOf(page, checkpoint)) {
          if ('fault' in part) {
            if (await park(database, processor.name, part, part.fault)) onFault(part.fault, processor.name);
            continue;
          }
          await processor.process(part, checkpoint);
          checkpoint = part.position;
        }
        owed = undefined;
        backoff.reset();
        onState?.(processor.name, undefined);
      }
    } catch (fault) {
      const isBehindAnother = fault instanceof CheckpointMoved;
      if (isBehindAnother) owed = undefined;
      onFault(fault, processor.name);
      onState?.(processor.name, isBehindAnother ? undefined : fault);
      if (fault instanceof CheckpointBeyondLog || fault instanceof LogChanged) throw fault;
      // The other processor makes progress, so there is no reason to wait longer each time.
      if (isBehindAnother) backoff.reset();
      await backoff.pause(signal);
    }
  }
}

/**
 * Splits a page at its undecodable events. Each stands between the events before it, which must not wait for it, and
 * those after it. No checkpoint passes it before it is parked.
 */
export function* partsOf(
  { events, faults = [], position }: EventPage,
  after: Position,
): Generator<EventPage | UndecodableEvent> {
  let rest = events;
  for (const fault of faults) {
    const before = rest.filter((event) => event.position < fault.position);
    rest = rest.slice(before.length);
    const last = before.at(-1);
    if (last !== undefined && last.position > after) yield { events: before, position: last.position };
    yield fault;
  }
  yield { events: rest, position };
}
