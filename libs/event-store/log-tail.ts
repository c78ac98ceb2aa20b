import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { isUndecodable, isWanted, pageOf, type DecodedEvent } from './decode-event.ts';
import type { EventPage, Position, SubscribeOptions } from './event-store.ts';

/** An event, and how much of the tail's bound it takes. */
export interface TailEvent {
  readonly event: DecodedEvent;
  /** Length of the payloads, in characters, about. */
  readonly size: number;
}

export interface LogTailOptions {
  /**
   * Tells the tail where it begins, and then adds all that the log gets, in order and without gaps, until the signal.
   * It recovers from faults by itself, and begins when somebody asks for the tail.
   */
  readonly follow: (tail: LogTail, signal: AbortSignal) => Promise<void>;
}

/** As much as is kept for those who are a little behind; who is further behind reads the log. */
const mostEvents = 2_000;
const mostCharacters = 2 ** 22;
/** Forgotten is now and then and much at once, because it takes a copy of what stays. */
const slack = 1.25;

/**
 * The end of the log, read and decoded once for all subscriptions of the process, which would otherwise each ask the
 * store for the same events. It begins where the log ends when the first of them comes.
 */
export class LogTail {
  readonly #follow: LogTailOptions['follow'];
  readonly #closing = new AbortController();
  readonly #sleepers = new Set<() => void>();
  #events: TailEvent[] = [];
  #characters = 0;
  /** The position before the first of the events; undefined before the log has been looked at. */
  #after: Position | undefined;
  #following: Promise<void> | undefined;

  constructor({ follow }: LogTailOptions) {
    this.#follow = follow;
  }

  /** How far the log is known; undefined before the tail has begun. */
  get end(): Position | undefined {
    return this.#events.at(-1)?.event.position ?? this.#after;
  }

  /** Whether nothing more comes. */
  get isClosed(): boolean {
    return this.#closing.signal.aborted;
  }

  /** Has the tail begin, when nobody has asked for it before. */
  start(): void {
    this.#following ??= this.#follow(this, this.#closing.signal);
  }

  /** Whether nothing is missing here of what stands in the log after a position. */
  covers(after: Position): boolean {
    return this.#after !== undefined && after >= this.#after;
  }

  /**
   * A page of the events after a position, of some types or of all; without events when there are none of them yet.
   * @returns undefined when what is kept begins later than that
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

  /** Where the log ends when the tail begins. */
  begin(position: Position): void {
    this.#after = position;
    this.#wakeAll();
  }

  /** Takes what the log has got; what the tail has of it already is left out. */
  add(events: readonly TailEvent[]): void {
    const { end } = this;
    if (end === undefined) throw new Error('The tail of the log is told where it begins before it gets events.');
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
   * Takes events that this process has appended, so that they need not be read.
   * @param after the position before the first of them
   * @param events made when they are taken
   * @returns false when they do not follow on what is kept: whoever woke for them reads the log
   */
  offer(after: Position, events: () => readonly TailEvent[]): boolean {
    if (this.end !== after) return false;
    this.add(events());
    return true;
  }

  /**
   * Resolves when there is an event after the position or the tail begins, and at the latest after so many
   * milliseconds or at the signal.
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

  /** Index of the first event after a position: positions need not follow one another, so it is searched for. */
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
    // The last one stays, however large it is.
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
   * Pages of the log for whoever is further behind than the tail. It may end at any time, and is left when the tail is
   * reached; a page without events tells how far it looked.
   */
  readonly catchUp: (after: Position, options: CatchUpOptions) => AsyncIterable<EventPage>;
  readonly onError: (error: unknown) => void;
}

export type CatchUpOptions = SubscribeOptions & { readonly batchSize: number };

const defaultBatchSize = 500;
const defaultProgressMs = 100;
/** Nobody is late by it: whoever sleeps is woken. */
const longestSleepMs = 60_000;
const firstBackoffMs = 50;
const longestBackoffMs = 5_000;

/** The log from a position on, from the tail that all subscriptions share once this one has come near it. */
export async function* subscribeByTail(
  after: Position,
  options: SubscribeOptions,
  { tail, catchUp, onError }: TailSubscriptionOptions,
): AsyncGenerator<EventPage> {
  const { filter, signal, batchSize = defaultBatchSize, progressWithinMs = defaultProgressMs } = options;
  const types = filter && new Set(filter.types);
  let looked = after;
  let told = { position: looked, at: 0 };
  let backoffMs = firstBackoffMs;
  /** Whether a page is told: progress alone only now and then. */
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
      // Only the signal ends a subscription; looking again and again would let nothing else run.
      else if (tail.isClosed) await once(signal, 'abort');
      else await tail.grown(looked, looked > told.position ? progressWithinMs : longestSleepMs, signal);
      continue;
    }
    try {
      for await (const behind of catchUp(looked, { ...options, batchSize })) {
        backoffMs = firstBackoffMs;
        if (isTold(behind)) yield behind;
        if (tail.covers(looked)) break;
      }
    } catch (fault) {
      onError(fault);
      await delay(backoffMs, undefined, { signal }).catch(() => undefined);
      backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
    }
  }
}
