import {
  EventStoreDBClient,
  jsonEvent,
  START,
  streamNameFilter,
  type AppendExpectedRevision,
  type Credentials,
} from '@eventstore/db-client';
import type { LoadResult } from '../runner/load.ts';
import type { EventStoreDbLoad } from './event-store-db-appends.ts';
import { closeAtEnd } from './opened.ts';
import { appendAll, newId } from './sample-events.ts';

export { stop } from './opened.ts';

const eventsPerAppend = 1_000;

let client: EventStoreDBClient;
let prefix: string;
let options: { readonly credentials?: Credentials };

/**
 * Opens the client by itself, without any code of Assent.
 * @param isBatching true: all appends share one stream of the client, as they do by default. Credentials make each append a
 * call of its own
 */
export function start({
  url,
  isBatching,
  ...more
}: {
  readonly url: string;
  readonly isBatching: boolean;
  readonly prefix: string;
}): void {
  client = EventStoreDBClient.connectionString(url);
  closeAtEnd(() => client.dispose());
  prefix = more.prefix;
  options = isBatching ? {} : { credentials: { username: 'admin', password: 'changeit' } };
}

export function appends({ at, ...load }: EventStoreDbLoad): Promise<LoadResult> {
  return appendAll<AppendExpectedRevision>(load, 'no_stream', async (stream, revision, events) => {
    const appended = await client.appendToStream(
      `${prefix}${stream}`,
      events.map(({ id, type, data, metadata }) => jsonEvent({ id, type, data, metadata })),
      { ...options, expectedRevision: at === 'any' ? 'any' : revision },
    );
    return appended.nextExpectedRevision;
  });
}

/** @returns milliseconds until a subscription to the streams of a prefix has received so many events */
export async function catchUp({ of, count }: { readonly of: string; readonly count: number }): Promise<number> {
  const filter = streamNameFilter({ prefixes: [of] });
  const startedAt = performance.now();
  const subscription = client.subscribeToAll({ ...options, fromPosition: START, filter });
  let received = 0;
  await new Promise<void>((resolve, reject) => {
    subscription.on('error', reject);
    subscription.on('data', () => {
      received += 1;
      if (received === count) resolve();
    });
  });
  const ms = performance.now() - startedAt;
  await subscription.unsubscribe();
  return ms;
}

/** Appends small events to streams that nobody reads. */
export async function writeOfOthers(count: number): Promise<void> {
  for (let written = 0; written < count; written += eventsPerAppend) {
    const some = Array.from({ length: Math.min(eventsPerAppend, count - written) }, () =>
      jsonEvent({ type: 'Other', data: {} }),
    );
    await client.appendToStream(`others-${newId()}`, some, { ...options, expectedRevision: 'no_stream' });
  }
}
