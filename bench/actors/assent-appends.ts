import { createPostgresEventStore, type EventStore, type ExpectedRevision } from '#libs/event-store';
import { createPool, systemRole } from '#libs/postgres';
import type { LoadResult } from '../runner/load.ts';
import type { OnDatabase } from '../runner/peer.ts';
import { closeAtEnd } from './opened.ts';
import { appendAll, type AppendLoad } from './sample-events.ts';

export { stop } from './opened.ts';

let store: EventStore;

export function start({ url, poolSize }: OnDatabase): void {
  const pool = createPool(url, { max: poolSize, applicationName: 'assent', role: systemRole });
  closeAtEnd(() => pool.end());
  store = createPostgresEventStore({ pool });
  closeAtEnd(() => store.close());
}

export function appends(load: AppendLoad): Promise<LoadResult> {
  return appendAll<ExpectedRevision>(load, 'no-stream', async (stream, revision, events) => {
    const appended = await store.append(stream, revision, events);
    return appended.revision;
  });
}
