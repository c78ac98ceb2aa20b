import { Backoff } from '#libs/concurrency';
import type { Position } from '../event-store.ts';
import type { LogTail, TailEvent } from '../log-tail.ts';
import type { WakeUp } from './wake-up.ts';

export interface PollLogOptions {
  /** The events after a position of the log, in order and without gaps. */
  readonly read: (after: Position, limit: number) => Promise<readonly TailEvent[]>;
  readonly head: () => Promise<Position>;
  readonly wakeUp: Pick<WakeUp, 'prepare'>;
  /** The reader's sleep without a wake-up, in ms. */
  readonly pollIntervalMs: number;
  readonly onError: (error: unknown) => void;
}

const readAtOnce = 1_000;

/** Feeds the tail from the log. It reads on at each wake-up, and at intervals. */
export function pollLog({ read, head, wakeUp, pollIntervalMs, onError }: PollLogOptions) {
  /** @returns whether the end of the log is reached */
  const readOn = async (tail: LogTail): Promise<boolean> => {
    if (tail.end === undefined) tail.begin(await head());
    const events = await read(tail.end ?? '', readAtOnce);
    // The tail may have some of these events already, from `offer`.
    tail.add(events);
    return events.length < readAtOnce;
  };
  return async (tail: LogTail, signal: AbortSignal): Promise<void> => {
    const backoff = new Backoff();
    while (!signal.aborted) {
      const sleep = wakeUp.prepare();
      try {
        const isAtEnd = await readOn(tail);
        backoff.reset();
        if (isAtEnd) await sleep.slept(pollIntervalMs, signal);
      } catch (fault) {
        onError(fault);
        await backoff.pause(signal);
      } finally {
        sleep.cancel();
      }
    }
  };
}
