import { z } from 'zod';
import type { PageQuery, RecordedEventPage } from '#libs/contracts';
import type { EventStore, RecordedEvent } from '#libs/event-store';
import { listCursor } from '#libs/http';

const cursors = listCursor('recorded-events', z.tuple([z.string().regex(/^\d{1,15}$/)]));

/** A page of a stream, or undefined if there is no such stream. */
export async function pageOfStream(
  store: EventStore,
  stream: string,
  { limit, cursor }: PageQuery,
): Promise<{ readonly events: readonly RecordedEvent[]; readonly nextCursor: string | null } | undefined> {
  const filters = { stream };
  const [from = '0'] = cursors.read(cursor, filters) ?? [];
  // One more than asked, to know whether there is another page.
  const events = await store.read(stream, { from: Number(from), limit: limit + 1 });
  if (events.length === 0 && from === '0') return undefined;
  const next = events[limit];
  return {
    events: events.slice(0, limit),
    nextCursor: next === undefined ? null : cursors.write([String(next.revision)], filters),
  };
}

/** The event as it may leave the server: without the hash of an API key's secret, which only the check of the key needs. */
export function withoutSecrets(event: RecordedEvent): RecordedEvent {
  const { secretHash: _, ...data } = event.data as { readonly secretHash?: string };
  return { ...event, data };
}

/** An event as the API shows it. */
export function recordedEventView(event: RecordedEvent): RecordedEventPage['items'][number] {
  const { stream, revision, position, type, data, metadata } = withoutSecrets(event);
  const { tenantId, occurredAt, actor, onBehalfOf, reason } = metadata;
  const { keyHolders, ...person } = actor;
  return {
    ...{ stream, revision, position, type, data: { ...data } },
    metadata: {
      tenantId,
      occurredAt,
      actor: { ...person, ...(keyHolders && { keyHolders: [...keyHolders] }) },
      ...(onBehalfOf !== undefined && { onBehalfOf }),
      ...(reason !== undefined && { reason }),
    },
  };
}
