import { once } from 'node:events';
import { Backoff } from '#libs/concurrency';
import { isUndecodable, isWanted, pageOf, type DecodedEvent } from './decode-event.ts';
import type { EventPage, Position, SubscribeOptions } from './event-store.ts';

/** An event and its share of the tail's size limit. */
export interface TailEvent {
  readonly event: DecodedEvent;
  /** The approximate length of the payloads, in characters. */
  readonly size: number;
}

export interface LogTailOptions {
  /**
   * Calls `begin` on the tail, and then adds all new events in order and without gaps until the signal. It recovers
   * from faults by itself. It starts when the tail is first used.
   */
  readonly follow: (tail: LogTail, signal: AbortSignal) => Promise<void>;
}

/** The number of events that are kept for readers that are slightly behind. Others read the log. */
const mostEvents = 2_000;
const mostCharacters = 2 ** 22;
/** Trims rarely and in bulk, because each trim copies the array. */
const slack = 1.25;

/**
 * The end of the log, read and decoded once for all subscriptions of the process. Otherwise each would read the same
 * events. It begins at the end of the log when the first subscription comes.
 */
export class LogTail {
  readonly #follow: LogTailOptions['follow'];
  readonly #closing = new AbortController();
  readonly #sleepers = new Set<() => void>();
  #events: TailEvent[] = [];
  #characters = 0;
  /** The position before the first kept event; undefined before the tail has begun. */
  #after: Position | undefined;
  #following: Promise<void> | undefined;

  constructor({ follow }: LogTailOptions) {
    this.#follow = follow;
  }

  /** The position up to which the log is known; undefined before the tail has begun. */
  get end(): Position | undefined {
    return this.#events.at(-1)?.event.position ?? this.#after;
  }

  /** Whether no more events come. */
  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Starts the tail if it has not started. */
  start(): void {
    this.#following ??= this.#follow(this, this.#closing.signal);
  }

  /** Whether the tail has every event after a position. */
  covers(after: Position): boolean {
    return this.#after !== undefined && after >= this.#after;
  }

  /**
   * A page of the events after a position, of some types or of all. It is empty if there are no such events yet.
   * @returns undefined if the tail begins after the position
   */
  page(after: Position, types: ReadonlySet<string> | undefined, limit: number): EventPage | undefined {
    this.start();
    if (!this.covers(after)) return undefined;
    const wanted: DecodedEvent[] = [];
    let position = after;
    for (let next = this.#firstAfter(after); next < this.#events.length && wanted.length < limit; next += 1) {
      const event = this.#events[next]?.event;
      if (event === undefined) break;
      position = event.position;
      if (isWanted(event.type, types) || isUndecodable(event)) wanted.push(event);
    }
    return { ...pageOf(wanted, types), position };
  }

  /** Sets the end of the log at which the tail begins. */
  begin(position: Position): void {
    this.#after = position;
    this.#wakeAll();
  }

  /** Adds events of the log. Events that the tail already has are ignored. */
  add(events: readonly TailEvent[]): void {
    const { end } = this;
    if (end === undefined) throw new Error('LogTail.add was called before LogTail.begin.');
    const first = events.findIndex(({ event }) => event.position > end);
    if (first < 0) return;
    for (const stored of events.slice(first)) {
      this.#events.push(stored);
      this.#characters += stored.size;
    }
    this.#forget();
    this.#wakeAll();
  }

  /**
   * Adds events that this process has appended, so that they need not be read.
   * @param after the position before the first of them
   * @param events creates the events if they are needed
   * @returns false if they do not follow the kept events; the reader then reads the log
   */
  offer(after: Position, events: () => readonly TailEvent[]): boolean {
    if (this.end !== after) return false;
    this.add(events());
    return true;
  }

  /**
   * Resolves when there is an event after the position, when the tail begins, after `ms` milliseconds, or at the
   * signal.
   */
  async grown(position: Position, ms: number, signal: AbortSignal): Promise<void> {
    const { end } = this;
    if (signal.aborted || this.isClosed || (end !== undefined && end > position)) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const wake = (): void => resolve(undefined);
    this.#sleepers.add(wake);
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake, { once: true });
    await promise;
    clearTimeout(timer);
    signal.removeEventListener('abort', wake);
    this.#sleepers.delete(wake);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#wakeAll();
    await this.#following;
  }

  /** The index of the first event after a position. It is searched for, because positions can have gaps. */
  #firstAfter(after: Position): number {
    let low = 0;
    let high = this.#events.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#events[middle]?.event.position ?? '') > after) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  #forget(): void {
    if (this.#events.length < mostEvents * slack && this.#characters < mostCharacters * slack) return;
    let surplus = 0;
    // Keeps the last event, whatever its size.
    while (surplus < this.#events.length - 1 && this.#isTooMuchFrom(surplus)) {
      this.#characters -= this.#events[surplus]?.size ?? 0;
      surplus += 1;
    }
    this.#after = this.#events[surplus - 1]?.event.position ?? this.#after;
    this.#events = this.#events.slice(surplus);
  }

  #isTooMuchFrom(first: number): boolean {
    return this.#events.length - first > mostEvents || this.#characters > mostCharacters;
  }

  #wakeAll(): void {
    for (const wake of this.#sleepers) wake();
  }
}

export interface TailSubscriptionOptions {
  readonly tail: LogTail;
  /**
   * Reads pages of the log for a reader that is behind the tail. It may end at any time, and the reader leaves it at
   * the tail. An empty page reports progress.
   */
  readonly catchUp: (after: Position, options: CatchUpOptions) => AsyncIterable<EventPage>;
  readonly onError: (error: unknown) => void;
}

export type CatchUpOptions = SubscribeOptions & { readonly batchSize: number };

const defaultBatchSize = 500;
const defaultProgressMs = 100;
/** An upper bound only: a new event wakes sleepers earlier. */
const longestSleepMs = 60_000;

/** The log after a position. It reads from the shared tail as soon as it is close enough to the end. */
export async function* subscribeByTail(
  after: Position,
  options: SubscribeOptions,
  { tail, catchUp, onError }: TailSubscriptionOptions,
): AsyncGenerator<EventPage> {
  const { filter, signal, batchSize = defaultBatchSize, progressWithinMs = defaultProgressMs } = options;
  const types = filter && new Set(filter.types);
  let looked = after;
  let told = { position: looked, at: 0 };
  const backoff = new Backoff();
  /** Whether a page is passed on. Empty pages are passed on at intervals only. */
  const isTold = ({ events, faults, position }: EventPage): boolean => {
    looked = position;
    const progress = looked > told.position && performance.now() - told.at >= progressWithinMs;
    if (events.length === 0 && faults === undefined && !progress) return false;
    told = { position: looked, at: performance.now() };
    return true;
  };
  while (!signal.aborted) {
    const page = tail.page(looked, types, batchSize);
    if (page !== undefined) {
      if (isTold(page)) yield page;
      // Only the signal ends a subscription. A loop without a wait would block the event loop.
      else if (tail.isClosed) await once(signal, 'abort');
      else await tail.grown(looked, looked > told.position ? progressWithinMs : longestSleepMs, signal);
      continue;
    }
    try {
      for await (const behind of catchUp(looked, { ...options, batchSize })) {
        backoff.reset();
        if (isTold(behind)) yield behind;
        if (tail.covers(looked)) break;
      }
    } catch (fault) {
      onError(fault);
      await backoff.pause(signal);
    }
  }
}
