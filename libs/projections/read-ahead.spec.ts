import type { EventPage, RecordedEvent, SubscribeOptions } from '#libs/event-store';
import { readAhead } from './read-ahead.ts';

const batchSize = 2;

describe('Reading ahead', () => {
  it('reads the page after a full one while its reader is still at it', async () => {
    const store = aLog([page(2), page(2), page(2)]);
    const pages = readAhead(store, '', options());
    await pages.next();
    await settled();
    expect(store.asked).toBe(2);
    await pages.next();
    await settled();
    expect(store.asked).toBe(3);
    await pages.return(undefined);
  });

  it('leaves what is behind a page that is not full until it is asked for, when there is more of it', async () => {
    const store = aLog([page(1), page(1)]);
    const pages = readAhead(store, '', options());
    await pages.next();
    await settled();
    expect(store.asked).toBe(1);
    await pages.return(undefined);
  });

  it('gives the pages in their order, and ends with the subscription', async () => {
    const log = [page(2), page(2), page(1), page(2)];
    const read: EventPage[] = [];
    for await (const each of readAhead(aLog(log, 'ends'), '', options())) read.push(each);
    expect(read).toEqual(log);
  });

  it('ends the subscription when its reader leaves, also while a page is being read', async () => {
    const store = aLog([page(2)]);
    for await (const _ of readAhead(store, '', options())) break;
    expect(store.ended).toBe(true);
  });

  it('gives no page after the signal', async () => {
    const stopping = new AbortController();
    const pages = readAhead(aLog([page(2), page(2)]), '', options(stopping.signal));
    await pages.next();
    stopping.abort();
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });

  it('tells what went wrong with a page when that page is asked for', async () => {
    const fault = new Error('The log cannot be read.');
    const pages = readAhead(aLog([page(2), fault]), '', options());
    await pages.next();
    await settled();
    await expect(pages.next()).rejects.toBe(fault);
  });
});

function options(signal = new AbortController().signal): SubscribeOptions & { readonly batchSize: number } {
  return { signal, batchSize };
}

let positions = 0;
function page(length: number): EventPage {
  positions += 1;
  return { events: Array.from({ length }, () => ({}) as RecordedEvent), position: String(positions) };
}

/** Gives its pages one by one, and then waits for more until the signal, as a log does that has no more. */
function aLog(pages: readonly (EventPage | Error)[], atEnd: 'ends' | 'waits' = 'waits') {
  const log = {
    /** Pages. */
    asked: 0,
    ended: false,
    async *subscribe(_after: string, { signal }: SubscribeOptions): AsyncGenerator<EventPage> {
      try {
        for (const each of pages) {
          log.asked += 1;
          if (each instanceof Error) throw each;
          yield each;
        }
        if (atEnd === 'waits' && !signal.aborted)
          await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
      } finally {
        log.ended = true;
      }
    },
  };
  return log;
}

/** Everything that needs nothing from outside has happened. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
