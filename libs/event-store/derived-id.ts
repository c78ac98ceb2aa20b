import { hash, randomUUID } from 'node:crypto';

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-([0-9a-f])[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Milliseconds since 1970, in front of a UUID of version 7: 12 digits and a dash. */
const timeLength = 13;

/**
 * The id of what a command or a process derives from another id, such as the stream that it opens: always the same for
 * the same parent and role.
 *
 * A parent that begins with its time (version 7, or one derived from such) gives it to what is derived: a UUID of version 8,
 * with a hash behind the time. What is written together then stands together in every index; the ids of version 5, which
 * any other parent gets, would spread it over all of them (ADR 16).
 * @throws TypeError when the parent is no UUID
 */
export function derivedId(parentId: string, role: string): string {
  const version = uuidPattern.exec(parentId)?.[1];
  if (version === undefined) throw new TypeError(`'${parentId}' is not a UUID.`);
  const digest = hash('sha1', Buffer.concat([Buffer.from(parentId.replaceAll('-', ''), 'hex'), Buffer.from(role)]));
  const hasTime = version === '7' || version === '8';
  const start = hasTime ? parentId.slice(0, timeLength).toLowerCase() : `${digest.slice(0, 8)}-${digest.slice(8, 12)}`;
  // The variant of RFC 9562 in the two highest bits.
  const variant = ((parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${start}-${hasTime ? 8 : 5}${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/**
 * A new id that begins with its time: a UUID of version 7. Its random part is of `randomUUID`, which asks the system for
 * many at once.
 * @param ms since 1970
 */
export function timedId(ms = Date.now()): string {
  const time = ms.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}

/** The id of the n-th event that a command appends to a stream (DESIGN §3). */
export function eventIdOf(commandId: string, stream: string, index: number): string {
  return derivedId(commandId, `${stream}:${index}`);
}
