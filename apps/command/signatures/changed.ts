import type { SigningKeyChanged } from '#libs/contracts';
import type { SigningKeyState } from '#libs/domain';

/** The answer to a command on a signing key. */
export function changed({
  state,
  position,
}: {
  readonly state: SigningKeyState;
  readonly position: string;
}): SigningKeyChanged {
  if (state.status === 'NONE') throw new TypeError('A command on a signing key left no key.');
  const { keyId, principal, status } = state;
  return { keyId, principal, status, position };
}
