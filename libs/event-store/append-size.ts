import { EventsTooLarge } from './errors.ts';
import type { EventToAppend } from './event-store.ts';

/**
 * What one append may store, in bytes: what EventStoreDB takes unless it is told otherwise. It holds for every store,
 * so that a command does not depend on where its events are kept.
 */
export const maxAppendBytes = 2 ** 20;

/** UTF-8 needs no more for a character of a JavaScript text. */
const mostBytesOfCharacter = 3;
/** More than the types and versions of an append of one event add to its payloads. */
const besidesPayloads = 1_024;

/**
 * What EventStoreDB counts: the payloads as they are stored, and the types in UTF-16.
 * @throws TypeError for data that JSON cannot say
 */
export function appendBytes(events: readonly EventToAppend[]): number {
  return events.reduce((sum, { id, type, schemaVersion = 1, data, metadata }) => {
    const payloads = JSON.stringify(data) + JSON.stringify({ ...metadata, schemaVersion, eventId: id });
    return sum + Buffer.byteLength(payloads) + 2 * type.length;
  }, 0);
}

/**
 * @param characters length of the payloads, where the caller has it: then most appends need no second look
 * @throws EventsTooLarge, and nothing was appended
 */
export function refuseTooLarge(stream: string, events: readonly EventToAppend[], characters?: number): void {
  const mostBytes = ((characters ?? Infinity) + besidesPayloads * events.length) * mostBytesOfCharacter;
  if (mostBytes <= maxAppendBytes) return;
  const bytes = appendBytes(events);
  if (bytes > maxAppendBytes) throw new EventsTooLarge(stream, bytes, maxAppendBytes);
}
