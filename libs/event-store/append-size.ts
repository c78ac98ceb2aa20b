import { EventsTooLarge } from './errors.ts';
import type { EventToAppend } from './event-store.ts';

/**
 * The largest append, in bytes: EventStoreDB's default limit. It applies to every store, so that a command does not
 * depend on the store that is used.
 */
export const maxAppendBytes = 2 ** 20;

/** The most bytes that UTF-8 needs for one UTF-16 code unit. */
const mostBytesOfCharacter = 3;
/** An upper bound for the bytes that types and versions add to the payloads of a single-event append. */
const besidesPayloads = 1_024;

/**
 * The bytes that EventStoreDB counts: the stored payloads, and the types in UTF-16.
 * @throws TypeError for data that JSON cannot represent
 */
export function appendBytes(events: readonly EventToAppend[]): number {
  return events.reduce((sum, { id, type, schemaVersion = 1, data, metadata }) => {
    const payloads = JSON.stringify(data) + JSON.stringify({ ...metadata, schemaVersion, eventId: id });
    return sum + Buffer.byteLength(payloads) + 2 * type.length;
  }, 0);
}

/**
 * @param characters length of the payloads, if known; most appends then need no exact count
 * @throws EventsTooLarge; nothing was appended
 */
export function refuseTooLarge(stream: string, events: readonly EventToAppend[], characters?: number): void {
  const mostBytes = ((characters ?? Infinity) + besidesPayloads * events.length) * mostBytesOfCharacter;
  if (mostBytes <= maxAppendBytes) return;
  const bytes = appendBytes(events);
  if (bytes > maxAppendBytes) throw new EventsTooLarge(stream, bytes, maxAppendBytes);
}
