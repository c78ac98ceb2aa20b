import type { Schemas } from '#libs/client';
import { signInText, through } from './who-acted.ts';

export type RecordedEvent = Schemas['RecordedEventPage']['items'][number];

type Data = RecordedEvent['data'];

/** The cells of an event: who did it, how and from where they had signed in, and why. */
export function whoDid({ data, metadata: { actor, onBehalfOf, reason } }: RecordedEvent): readonly string[] {
  const { type, method = null, keyId = null } = actor;
  const signIn = type === 'system' ? '' : signInText({ method, keyId });
  const person = onBehalfOf ?? personIn(data)?.id ?? actor.id;
  return [through(person, actor.id), signIn, actor.address ?? '', textOf(data['reason'] ?? reason)];
}

/** The headings of {@link whoDid}. */
export const whoDidHeader: readonly string[] = ['by', 'signed in', 'from', 'reason'];

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * Who acted, which in local mode is another than the administrator who sent it: the validator of a vote, or the person of
 * a field such as `placedBy`. The person who requested an act counts if the event names nobody else.
 */
function personIn(data: Data): { readonly field: string; readonly id: string } | undefined {
  const named =
    data['choice'] === undefined ? Object.keys(data).filter((field) => field.endsWith('By')) : ['validatorId'];
  const field = named.find((each) => each !== 'requestedBy') ?? named[0] ?? '';
  const id = textOf(data[field]);
  return id === '' || id === bySystem ? undefined : { field, id };
}

/** The name that events give to Assent itself. */
const bySystem = 'SYSTEM';

/**
 * What each event says in its own fields, in one short line. Leaves out what stands in the other columns, ids that the name
 * of the stream or the event before has, hashes and measured times. `--json` shows everything.
 * @param events of one stream, the oldest first
 */
export function whatHappened(events: readonly RecordedEvent[]): readonly string[] {
  const latest = new Map<string, unknown>();
  return events.map((event) => {
    const fields = Object.entries(event.data).filter(([name, value]) => isOwn(name, value, event));
    const fresh = fields.filter(([name, value]) => !isId(value) || latest.get(name) !== value);
    for (const [name, value] of fields) latest.set(name, value);
    return cut(wordsOf(fresh.length === 0 ? fields : fresh, '; '), longestLine);
  });
}

const [longestValue, longestLine] = [100, 300];
const minuteMs = 60_000;

function isOwn(name: string, value: unknown, { data, stream, metadata: { occurredAt } }: RecordedEvent): boolean {
  if (name === 'reason' || name === personIn(data)?.field || value === bySystem) return false;
  if (/(Ms|Durations)$/.test(name)) return false;
  if (isId(value)) return !stream.includes(value);
  // The time of the event, rather than one to come.
  return !name.endsWith('At') || Date.parse(textOf(value)) > Date.parse(occurredAt) + minuteMs;
}

/** Fields and their values, without those that say nothing. */
function wordsOf(fields: readonly (readonly [name: string, value: unknown])[], separator: string): string {
  return fields
    .map(([name, value]) => [plain(name), cut(shown(value), longestValue)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join(separator);
}

function shown(value: unknown): string {
  if (typeof value === 'string') return isHash(value) ? '' : value.replaceAll(/[\p{Cc}\p{Cf}]+/gu, ' ');
  if (Array.isArray(value)) {
    return value.some((item) => typeof item === 'object') ? String(value.length) : value.map(shown).join(', ');
  }
  if (value === null) return '';
  if (typeof value !== 'object') return JSON.stringify(value);
  const text = wordsOf(Object.entries(value), ', ');
  return text === '' ? '' : `(${text})`;
}

/** Such as `previous choice` for `previousChoice`, and `token` for `tokenId`. */
function plain(name: string): string {
  return name.replace(/Id$/, '').replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value);

/** Whether a text is a hash, a public key or a signature, in hexadecimal or base64url. */
const isHash = (value: string): boolean => /^[\w-]{43,}$/.test(value);

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}
