import { UnreadableStream } from './errors.ts';
import type { EventMetadata, EventPage, Position, RecordedEvent, UndecodableEvent } from './event-store.ts';
import { belongsTo } from '#libs/tenants';

/** An event as the store returns it, before its content is checked. */
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

/** The metadata for an event of the store itself, which no command caused. */
const systemMetadata: EventMetadata = {
  tenantId: '',
  actor: { type: 'system', id: 'event-store' },
  correlationId: '',
  causationId: '',
  commandId: '',
  occurredAt: '1970-01-01T00:00:00.000Z',
};

/**
 * Turns a stored event into a recorded event or a fault. It never throws, whatever another program wrote into the log.
 */
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
    fault: new UnreadableStream({ ...place, reason: `the ${type} there is not an event of Assent (${reason})` }),
  };
}

/**
 * Why this is not one of our events; undefined if it is. Written by hand and not as a schema, because it checks every
 * event that is read.
 */
function faultIn({ stream, schemaVersion, data, metadata }: StoredEvent): string | undefined {
  if (!Number.isSafeInteger(schemaVersion) || Number(schemaVersion) < 1) return 'schemaVersion is no positive integer';
  if (!isObject(data)) return 'data is no JSON object';
  if (!isObject(metadata)) return 'metadata is no JSON object';
  const said = metadata as Readonly<Record<string, unknown>>;
  const missing = metadataTexts.find((name) => typeof said[name] !== 'string');
  if (missing !== undefined) return `metadata.${missing} is no text`;
  if (!belongsTo(said['tenantId'] as string, stream)) return 'metadata.tenantId is not the tenant of the stream';
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

/** Whether the store itself writes events of this type, such as `$streamDeleted`. They change no state. */
export function isOfStore(type: string): boolean {
  return type.startsWith('$');
}

/** @param types the wanted event types; undefined for all types; an empty set for undecodable events only */
export function isWanted(type: string, types: ReadonlySet<string> | undefined): boolean {
  return types === undefined || types.has(type);
}

/**
 * Makes a page of the events of the wanted types and the undecodable ones among them. An empty set of types selects all
 * undecodable events.
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

/** @throws UnreadableStream for the first event that cannot be decoded */
export function readable(decoded: readonly DecodedEvent[]): readonly RecordedEvent[] {
  return decoded.map((event) => {
    if (isUndecodable(event)) throw event.fault;
    return event;
  });
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
