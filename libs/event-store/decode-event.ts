import { z } from 'zod';
import { UnreadableStream } from './errors.ts';
import type { EventMetadata, EventPage, Position, RecordedEvent, UndecodableEvent } from './event-store.ts';

/** An event as a store hands it out, before anybody has looked at what is in it. */
export interface StoredEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly id: string;
  readonly type: string;
  readonly schemaVersion: unknown;
  readonly data: unknown;
  readonly metadata: unknown;
  readonly recordedAt: string;
}

export type DecodedEvent = RecordedEvent | UndecodableEvent;

const metadataSchema = z.looseObject({
  tenantId: z.string(),
  actor: z.looseObject({ type: z.enum(['user', 'system']), id: z.string() }),
  correlationId: z.string(),
  causationId: z.string(),
  commandId: z.string(),
  occurredAt: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
  traceparent: z.string().optional(),
});
const storedSchema = z.object({
  schemaVersion: z.int().positive(),
  data: z.custom<object>(isObject, 'is no JSON object'),
  metadata: metadataSchema,
});

/** What stands in for the metadata of an event of the store itself, which nobody commanded. */
const systemMetadata: EventMetadata = {
  tenantId: '',
  actor: { type: 'system', id: 'event-store' },
  correlationId: '',
  causationId: '',
  commandId: '',
  occurredAt: '1970-01-01T00:00:00.000Z',
};

/** The one way from what is stored to an event: nothing that anybody can write into a log makes it throw. */
export function decodeEvent(stored: StoredEvent): DecodedEvent {
  const { stream, revision, position, id, type, recordedAt } = stored;
  const place = { stream, revision, position, id, type };
  if (isOfStore(type)) {
    return {
      ...place,
      schemaVersion: 1,
      data: isObject(stored.data) ? stored.data : {},
      metadata: systemMetadata,
      recordedAt,
    };
  }
  const { data: decoded, error } = storedSchema.safeParse(stored);
  if (error === undefined) {
    // As it was stored, and not the copy that the schema makes.
    const { data, metadata } = stored as { data: object; metadata: EventMetadata };
    return { ...place, schemaVersion: decoded.schemaVersion, data, metadata, recordedAt };
  }
  const [issue] = error.issues;
  const reason = `${issue?.path.join('.') ?? 'it'}: ${issue?.message ?? 'cannot be read'}`;
  return {
    ...place,
    fault: new UnreadableStream({ ...place, reason: `the ${type} there is no event of Assent (${reason})` }),
  };
}

export function isUndecodable(event: DecodedEvent): event is UndecodableEvent {
  return 'fault' in event;
}

/** Whether the store writes events of this type itself, such as `$streamDeleted`: they change nothing that we know of. */
export function isOfStore(type: string): boolean {
  return type.startsWith('$');
}

/** @param types of events that are wanted; undefined for all, none for those alone that cannot be decoded */
export function isWanted(type: string, types: ReadonlySet<string> | undefined): boolean {
  return types === undefined || types.has(type);
}

/**
 * What a page has of these events: those of the types, and beside them what cannot be decoded.
 * A page for no types at all has everything that cannot be decoded.
 */
export function pageOf(
  decoded: Iterable<DecodedEvent>,
  types: ReadonlySet<string> | undefined,
): Pick<EventPage, 'events' | 'faults'> {
  const events: RecordedEvent[] = [];
  const faults: UndecodableEvent[] = [];
  for (const event of decoded) {
    if (isUndecodable(event)) {
      if (types?.size === 0 || isWanted(event.type, types)) faults.push(event);
    } else if (!isOfStore(event.type) && isWanted(event.type, types)) events.push(event);
  }
  return faults.length === 0 ? { events } : { events, faults };
}

/** @throws UnreadableStream for the first event of a stream that cannot be decoded */
export function readable(decoded: readonly DecodedEvent[]): readonly RecordedEvent[] {
  return decoded.map((event) => {
    if (isUndecodable(event)) throw event.fault;
    return event;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
