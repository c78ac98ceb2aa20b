import type { SigningKeyEvent } from '#libs/domain';
import { at, type DataOf } from './example-facts.ts';

export const keyId = 'a'.repeat(64);
const ofKey = { keyId, principal: 'ann' };

export const ofSigningKeys: DataOf<SigningKeyEvent> = {
  SigningKeyRegistered: {
    ...ofKey,
    comparison: 'canonical',
    kind: 'ed25519',
    publicKey: 'MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE',
    passkey: null,
    registeredAt: at(0),
  },
  SigningKeyConfirmed: { ...ofKey, reason: 'met in person', confirmedBy: 'ops', confirmedAt: at(1) },
  SigningKeyRevoked: { ...ofKey, reason: 'lost', revokedBy: 'ops', revokedAt: at(2) },
};
