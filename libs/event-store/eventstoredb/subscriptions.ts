import { ErrorType, type AllStreamResolvedEvent } from '@eventstore/db-client';
import { Backoff, pause } from '#libs/concurrency';
import { approximateSize } from '../approximate-size.ts';
import { isUndecodable, pageOf, type DecodedEvent } from '../decode-event.ts';
import { START, type EventPage, type Position } from '../event-store.ts';
import type { CatchUpOptions, LogTail, TailEvent } from '../log-tail.ts';
import { typeOf } from './client-faults.ts';
import type { EndOfLog } from './end-of-log.ts';
import { Checkpoint, filteredSubscription } from './filtered-subscription.ts';
import { fromPosition, later } from './position.ts';
import { positionOf, type ServerLog } from './server-log.ts';

/** The wait before a new subscription when the server ended one that had delivered nothing. */
const retryAfterMs = 50;
/** The number of events that the tail takes at once. The server sends more while they are decoded. */
const followedAtOnce = 1_000;
/** A subscription that is behind checks at this interval whether it has reached the tail. */
const lookMs = 1_000;

export interface SubscriptionObserver {
  readonly onError: (error: unknown) => void;
  readonly onTooSlow: () => void;
}

/** Subscriptions to our part of the log, which recover from a server that ends them or falls silent. */
export class Subscriptions {
  readonly #log: ServerLog;
  readonly #end: EndOfLog;
  readonly #onError: (error: unknown) => void;
  readonly #onTooSlow: () => void;

  constructor(log: ServerLog, end: EndOfLog, { onError, onTooSlow }: SubscriptionObserver) {
    this.#log = log;
    this.#end = end;
    this.#onError = onError;
    this.#onTooSlow = onTooSlow;
  }

  /** Feeds the tail. It is the one subscription of the process to new events. */
  async follow(tail: LogTail, signal: AbortSignal): Promise<void> {
    const backoff = new Backoff();
    let through = START;
    while (!signal.aborted) {
      const begun = through;
      try {
        if (tail.end === undefined) tail.begin(await this.#end.find());
        through = later(through, this.#end.known?.last === tail.end ? this.#end.known?.through : tail.end);
        for await (const batch of this.#takenFrom(through, followedAtOnce, signal)) {
          const recorded = batch.flatMap((taken) => (taken instanceof Checkpoint ? [] : this.#log.decoded(taken)));
          tail.add(recorded.map(toStored));
          const looked = later(through, ...batch.map(positionOf));
          this.#end.learn({ after: through, last: recorded.at(-1)?.position, through: looked });
          through = looked;
          backoff.reset();
        }
      } catch (fault) {
        // Ordinary under load: it goes on after the last event that it got.
        const isOrdinary = this.#isTooSlow(fault);
        if (isOrdinary && through > begun) continue;
        if (!isOrdinary) this.#onError(fault);
        await backoff.pause(signal);
      }
    }
  }

  /** Serves a reader that is behind the tail with a subscription of its own until the reader reaches the tail. */
  async *catchUp(
    tail: LogTail,
    after: Position,
    { filter, signal, batchSize }: CatchUpOptions,
  ): AsyncGenerator<EventPage> {
    // Most readers begin where the tail begins and need no subscription.
    await tail.grown(after, lookMs, signal);
    if (signal.aborted || tail.covers(after)) return;
    const types = filter && new Set(filter.types);
    let position = after;
    try {
      for await (const batch of this.#takenFrom(after, batchSize, signal)) {
        const decoded = batch.flatMap((taken) => (taken instanceof Checkpoint ? [] : this.#log.decoded(taken)));
        const since = position;
        const page = pageOf(
          decoded.filter((event) => event.position > since),
          types,
        );
        position = later(position, decoded.at(-1)?.position);
        yield { ...page, position };
      }
    } catch (fault) {
      if (!this.#isTooSlow(fault)) throw fault;
      if (position === after) await pause(retryAfterMs, signal);
    }
  }

  /**
   * The events of a subscription, in batches of all that has arrived. A batch is empty if nothing arrives for a second.
   * @throws Error if the subscription ends, or is silent although the log has newer events of ours
   */
  async *#takenFrom(
    after: Position,
    size: number,
    signal: AbortSignal,
  ): AsyncGenerator<readonly (AllStreamResolvedEvent | Checkpoint)[]> {
    const batches = filteredSubscription(this.#log.client, {
      prefix: this.#log.prefix,
      after: fromPosition(after),
      readAhead: size,
      callOptions: this.#log.callOptions,
    });
    let looked = after;
    let silentSince = performance.now();
    let head: Position | undefined;
    try {
      for (;;) {
        const batch = await batches.next(size, Math.min(lookMs, this.#log.deadlineMs), signal);
        if (signal.aborted) return;
        if (batch === undefined) throw new Error('The server ended the subscription.');
        yield batch;
        if (batch.length > 0) {
          looked = later(looked, ...batch.map(positionOf));
          silentSince = performance.now();
          head = undefined;
        } else if (head !== undefined && head > looked) {
          throw new Error(`The subscription is silent at '${looked}', and the log ends at '${head}'.`);
        } else if (performance.now() - silentSince >= this.#log.deadlineMs) {
          silentSince = performance.now();
          // A subscription can fall silent although its connection lives. New events do not wait for this check.
          this.#end.find().then(
            (found) => (head = found),
            () => undefined,
          );
        }
      }
    } finally {
      batches.close();
    }
  }

  #isTooSlow(fault: unknown): boolean {
    // The client's name for ABORTED.
    if (typeOf(fault) !== ErrorType.TIMEOUT) return false;
    this.#onTooSlow();
    return true;
  }
}

function toStored(event: DecodedEvent): TailEvent {
  return { event, size: isUndecodable(event) ? 0 : approximateSize(event.data) };
}
