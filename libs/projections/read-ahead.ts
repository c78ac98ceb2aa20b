import type { EventPage, EventStore, Position, SubscribeOptions } from '#libs/event-store';

/**
 * A subscription of which the page after a full one, behind which there is more, is read while its reader is still at
 * the full one. Whoever has caught up gets the pages as without it: a page that is read later has more in it.
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
      // It is told when it is asked for.
      ahead?.catch(() => undefined);
      yield page;
    }
  } finally {
    leaving.abort();
    await ahead?.catch(() => undefined);
    await pages.return?.();
  }
}
