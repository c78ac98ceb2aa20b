import { hash, randomUUID } from 'node:crypto';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** The length of the time at the start of a version 7 UUID: 12 digits and a dash. */
const timeLength = 13;

/**
 * An id that is derived from another id, such as that of the stream that a command opens. The same parent and role
 * always give the same id.
 *
 * A parent that begins with its time (version 7, or derived from such a parent) passes the time on: the result is a
 * version 8 UUID with a hash after the time. Rows that are written together are then neighbours in every index. Any
 * other parent gives a version 5 UUID, which would spread them (ADR 16).
 * @throws TypeError if the parent is not a UUID
 */
export function derivedId(parentId: string, role: string): string {
  const version = uuidPattern.exec(parentId)?.[1];
  if (version === undefined) throw new TypeError(`'${parentId}' is not a UUID.`);
  const digest = hash('sha1', Buffer.concat([Buffer.from(parentId.replaceAll('-', ''), 'hex'), Buffer.from(role)]));
  const hasTime = version === '7' || version === '8';
  const start = hasTime ? parentId.slice(0, timeLength).toLowerCase() : `${digest.slice(0, 8)}-${digest.slice(8, 12)}`;
  // The two highest bits are the variant of RFC 9562.
  const variant = ((parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${start}-${hasTime ? 8 : 5}${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/**
 * A new version 7 UUID. Its random part comes from `randomUUID`, which fetches random bytes in bulk.
 * @param ms since 1970
 */
export function timedId(ms = Date.now()): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The id of the nth event that a command appends to a stream (DESIGN §3). */
export function eventIdOf(commandId: string, stream: string, index: number): string {
  return derivedId(commandId, `${stream}:${index}`);
}
