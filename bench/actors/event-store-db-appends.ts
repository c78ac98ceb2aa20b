import { openEventStoreDb, type EventStore, type ExpectedRevision } from '#libs/event-store';
import type { LoadResult } from '../runner/load.ts';
import { closeAtEnd } from './opened.ts';
import { appendAll, newId, sampleEvents, type AppendLoad } from './sample-events.ts';

export { stop } from './opened.ts';

const eventsPerAppend = 100;

export interface EventStoreDbLoad extends AppendLoad {
  /** `revision`: each append names the revision of its stream. */
  readonly at: 'revision' | 'any';
}

let store: EventStore;

/** Opens Assent's adapter of EventStoreDB. */
export async function start({ url, prefix }: { readonly url: string; readonly prefix: string }): Promise<void> {
  store = await openEventStoreDb(url, { prefix });
  closeAtEnd(() => store.close());
}

export function appends({ at, ...load }: EventStoreDbLoad): Promise<LoadResult> {
  return appendAll<ExpectedRevision>(load, 'no-stream', async (stream, revision, events) => {
    const appended = await store.append(stream, at === 'any' ? 'any' : revision, events);
    return appended.revision;
  });
}

/** Writes a log for readers to catch up with. */
export async function write(count: number): Promise<void> {
  for (let written = 0; written < count; written += eventsPerAppend) {
    const events = sampleEvents(Math.min(eventsPerAppend, count - written));
    await store.append(`version-${newId()}`, 'no-stream', events);
  }
}

/** Follows the log from its beginning until it has received so many events. @returns milliseconds */
export async function catchUp(count: number): Promise<number> {
  const stopping = new AbortController();
  const startedAt = performance.now();
  let received = 0;
  for await (const { events } of store.subscribe('', { signal: stopping.signal })) {
    received += events.length;
    if (received >= count) break;
  }
  stopping.abort();
  return performance.now() - startedAt;
}
