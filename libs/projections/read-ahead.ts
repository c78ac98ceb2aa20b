import type { EventPage, EventStore, Position, SubscribeOptions } from '#libs/event-store';

/**
 * A subscription that prefetches the next page while its reader processes a full one. It prefetches nothing after a page
 * that is not full, because a page that is read later holds more events.
 */
export async function* readAhead(
  eventStore: Pick<EventStore, 'subscribe'>,
  after: Position,
  options: SubscribeOptions & { readonly batchSize: number },
): AsyncGenerator<EventPage> {
  const { batchSize, signal } = options;
  const leaving = new AbortController();
  const subscribed = eventStore.subscribe(after, { ...options, signal: AbortSignal.any([signal, leaving.signal]) });
  const pages = subscribed[Symbol.asyncIterator]();
  let ahead: Promise<IteratorResult<EventPage>> | undefined;
  try {
    for (;;) {
      const next = await (ahead ?? pages.next());
      if (next.done === true || signal.aborted) return;
      const page = next.value;
      ahead = page.events.length < batchSize ? undefined : pages.next();
      // The fault is thrown when the page is awaited.
      ahead?.catch(() => undefined);
      yield page;
    }
  } finally {
    leaving.abort();
    await ahead?.catch(() => undefined);
    await pages.return?.();
  }
}
