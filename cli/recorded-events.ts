import type { Schemas } from '#libs/client';
import { signInText, through } from './who-acted.ts';

export type RecordedEvent = Schemas['RecordedEventPage']['items'][number];

/**
 * The cells of an event: who did it, how and from where they had signed in, and why.
 * @param person who acted in local mode, in which the administrator sends everything
 */
export function whoDid(
  { data, metadata: { actor, onBehalfOf, reason } }: RecordedEvent,
  person = actor.id,
): readonly string[] {
  const { type, method = null, keyId = null } = actor;
  const signIn = type === 'system' ? '' : signInText({ method, keyId });
  return [through(onBehalfOf ?? person, actor.id), signIn, actor.address ?? '', textOf(data['reason'] ?? reason)];
}

/** The headings of {@link whoDid}. */
export const whoDidHeader: readonly string[] = ['by', 'signed in', 'from', 'reason'];

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
