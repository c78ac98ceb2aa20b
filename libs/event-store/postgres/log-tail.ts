import { setTimeout as delay } from 'node:timers/promises';
import type { EventPage, RecordedEvent } from '../event-store.ts';
import { toPosition } from './position.ts';
import type { WakeUp } from './wake-up.ts';

export interface StoredEvent {
  readonly event: RecordedEvent;
  /** Length of the payloads, in characters. */
  readonly size: number;
}

export interface LogTailOptions {
  /** The events after a position of the log, in order and without gaps. */
  readonly read: (after: number, limit: number) => Promise<readonly StoredEvent[]>;
  readonly head: () => Promise<number>;
  readonly wakeUp: Pick<WakeUp, 'prepare'>;
  /** How long the reader sleeps when no wake-up comes. */
  readonly pollIntervalMs: number;
  readonly onError: (error: unknown) => void;
}

const readAtOnce = 1_000;
/** As much as is kept for those who are a little behind; who is further behind reads the log. */
const mostEvents = 2_000;
const mostCharacters = 2 ** 22;
/** Forgotten is now and then and much at once, because it takes a copy of what stays. */
const slack = 1.25;
const firstBackoffMs = 50;
const longestBackoffMs = 5_000;

/**
 * The end of the log, read once for all subscriptions of the process, which would otherwise each ask the database for
 * the same events. It begins where the log ends when the first of them comes.
 */
export class LogTail {
  readonly #options: LogTailOptions;
  readonly #closing = new AbortController();
  readonly #sleepers = new Set<() => void>();
  #events: StoredEvent[] = [];
  #characters = 0;
  /** The position before the first of the events; -1 before the log has been looked at. */
  #after = -1;
  #following: Promise<void> | undefined;

  constructor(options: LogTailOptions) {
    this.#options = options;
  }

  /**
   * A page of the events after a position, of some types or of all; without events when there are none of them yet.
   * @returns undefined when what is kept begins later than that
   */
  page(after: number, types: ReadonlySet<string> | undefined, limit: number): EventPage | undefined {
    this.#following ??= this.#follow();
    if (this.#after < 0 || after < this.#after) return undefined;
    const events: RecordedEvent[] = [];
    let next = after - this.#after;
    for (; next < this.#events.length && events.length < limit; next += 1) {
      const event = this.#events[next]?.event;
      if (event !== undefined && (types?.has(event.type) ?? true)) events.push(event);
    }
    return { events, position: toPosition(this.#after + next) };
  }

  /**
   * Takes events that this process has appended, so that they need not be read.
   * @param after the position before the first of them
   * @param events made when they are taken
   * @returns false when they do not follow on what is kept: whoever woke for them reads the log
   */
  offer(after: number, events: () => readonly StoredEvent[]): boolean {
    if (this.#after < 0 || this.#end !== after) return false;
    this.#add(events());
    return true;
  }

  /** Resolves when there is an event after the position, and at the latest after so many milliseconds or at the signal. */
  async grown(position: number, ms: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted || this.#closing.signal.aborted || this.#end > position) return;
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

  get #end(): number {
    return this.#after + this.#events.length;
  }

  async #follow(): Promise<void> {
    const { wakeUp, pollIntervalMs, onError } = this.#options;
    const { signal } = this.#closing;
    let backoffMs = firstBackoffMs;
    while (!signal.aborted) {
      const sleep = wakeUp.prepare();
      try {
        const isAtEnd = await this.#readOn();
        backoffMs = firstBackoffMs;
        if (isAtEnd) await sleep.slept(pollIntervalMs, signal);
      } catch (fault) {
        onError(fault);
        await delay(backoffMs, undefined, { signal }).catch(() => undefined);
        backoffMs = Math.min(backoffMs * 2, longestBackoffMs);
      } finally {
        sleep.cancel();
      }
    }
  }

  /** @returns whether that was all there is. */
  async #readOn(): Promise<boolean> {
    if (this.#after < 0) this.#after = await this.#options.head();
    const after = this.#end;
    const events = await this.#options.read(after, readAtOnce);
    // The first of them may have been offered meanwhile.
    this.#add(events.slice(this.#end - after));
    return events.length < readAtOnce;
  }

  #add(events: readonly StoredEvent[]): void {
    if (events.length === 0) return;
    this.#events.push(...events);
    this.#characters += sizeOf(events);
    this.#forget();
    this.#wakeAll();
  }

  #forget(): void {
    if (this.#events.length < mostEvents * slack && this.#characters < mostCharacters * slack) return;
    let surplus = 0;
    // The last one stays, however large it is.
    while (surplus < this.#events.length - 1 && this.#isTooMuchFrom(surplus)) {
      this.#characters -= this.#events[surplus]?.size ?? 0;
      surplus += 1;
    }
    this.#events = this.#events.slice(surplus);
    this.#after += surplus;
  }

  #isTooMuchFrom(first: number): boolean {
    return this.#events.length - first > mostEvents || this.#characters > mostCharacters;
  }

  #wakeAll(): void {
    for (const wake of this.#sleepers) wake();
  }
}

function sizeOf(events: readonly StoredEvent[]): number {
  return events.reduce((sum, { size }) => sum + size, 0);
}
