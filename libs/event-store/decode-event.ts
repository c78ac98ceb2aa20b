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
  const reason = faultIn(stored);
  if (reason === undefined) {
    const { schemaVersion, data, metadata } = stored as Pick<RecordedEvent, 'schemaVersion' | 'data' | 'metadata'>;
    return { ...place, schemaVersion, data, metadata, recordedAt };
  }
  return {
    ...place,
    fault: new UnreadableStream({ ...place, reason: `the ${type} there is no event of Assent (${reason})` }),
  };
}

/** Why this is no event of ours; undefined when it is. By hand and not by a schema, because every event that is read comes here. */
function faultIn({ schemaVersion, data, metadata }: StoredEvent): string | undefined {
  if (!Number.isSafeInteger(schemaVersion) || Number(schemaVersion) < 1) return 'schemaVersion is no positive integer';
  if (!isObject(data)) return 'data is no JSON object';
  if (!isObject(metadata)) return 'metadata is no JSON object';
  const said = metadata as Readonly<Record<string, unknown>>;
  const missing = metadataTexts.find((name) => typeof said[name] !== 'string');
  if (missing !== undefined) return `metadata.${missing} is no text`;
  if (Number.isNaN(Date.parse(said['occurredAt'] as string))) return 'metadata.occurredAt is no time';
  const { actor, traceparent } = said;
  if (traceparent !== undefined && typeof traceparent !== 'string') return 'metadata.traceparent is no text';
  return isActor(actor) ? undefined : 'metadata.actor is nobody';
}

const metadataTexts = ['tenantId', 'correlationId', 'causationId', 'commandId', 'occurredAt'] as const;

function isActor(actor: unknown): boolean {
  if (!isObject(actor)) return false;
  const { type, id }: { readonly type?: unknown; readonly id?: unknown } = actor;
  return (type === 'user' || type === 'system') && typeof id === 'string';
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
