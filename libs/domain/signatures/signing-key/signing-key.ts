import {
  assertNever,
  comparisonOf,
  inStatus,
  isSignedIn,
  personsOf,
  type Aggregate,
  type CommandMetadata,
  type Decider,
  type Refusal,
} from '../../decider.ts';
import { haveInCommon, isSameIdentity, type Comparison } from '../../identity.ts';
import { signingKeyStream } from '../../streams.ts';

/** What only a passkey has. It was checked when the key was registered. */
export interface PasskeyFacts {
  /** Base64url, as the browser wants it back to sign. */
  readonly credentialId: string;
  /** The host for which the authenticator made the key. */
  readonly rpId: string;
  /** The origin of the page on which it was made. It signs on this origin only. */
  readonly origin: string;
  /** The model of the authenticator; all zeros if it does not say. */
  readonly aaguid: string;
  readonly userVerified: boolean;
  /** Whether the key may be copied to other devices, and whether it was. */
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

interface Registration {
  /** SHA-256 of the public key in hex: another key has another id. */
  readonly keyId: string;
  /** Who signs with it. */
  readonly principal: string;
  readonly kind: 'ed25519' | 'webauthn';
  /** DER of the SubjectPublicKeyInfo, in base64url. */
  readonly publicKey: string;
  /** Null for a key that is no passkey. */
  readonly passkey: PasskeyFacts | null;
}

export type SigningKeyCommand = { readonly metadata: CommandMetadata } & (
  | ({ readonly type: 'RegisterSigningKey' } & Registration)
  | { readonly type: 'ConfirmSigningKey'; readonly reason: string; readonly confirmedBy: string }
  | {
      readonly type: 'RevokeSigningKey';
      readonly reason: string;
      readonly revokedBy: string;
      /** Administrators revoke the keys of others. */
      readonly asAdministrator: boolean;
    }
);

export type SigningKeyEvent =
  | {
      readonly type: 'SigningKeyRegistered';
      readonly data: Registration & {
        /** `principal`: the person was signed in. `canonical`: local mode, which knows names only. */
        readonly comparison: Comparison;
        readonly registeredAt: string;
      };
    }
  | {
      /** A second person has made sure that the key belongs to the principal. */
      readonly type: 'SigningKeyConfirmed';
      readonly data: {
        readonly keyId: string;
        readonly principal: string;
        readonly reason: string;
        readonly confirmedBy: string;
        readonly confirmedAt: string;
      };
    }
  | {
      readonly type: 'SigningKeyRevoked';
      readonly data: {
        readonly keyId: string;
        readonly principal: string;
        readonly reason: string;
        readonly revokedBy: string;
        readonly revokedAt: string;
      };
    };

type RegisteredKey = Extract<SigningKeyEvent, { type: 'SigningKeyRegistered' }>['data'];

/**
 * A key with which a validator signs votes: REGISTERED → CONFIRMED → REVOKED, or REGISTERED → REVOKED. Only a confirmed
 * key counts, so that an operator cannot enrol in somebody's name alone.
 */
export type SigningKeyState =
  | { readonly status: 'NONE' }
  | (RegisteredKey & { readonly status: 'REGISTERED' })
  | (RegisteredKey & { readonly status: 'CONFIRMED'; readonly confirmedBy: string })
  | (RegisteredKey & { readonly status: 'REVOKED' });

export type SigningKeyRefusal = Refusal<
  | 'SIGNING_KEY_NOT_FOUND'
  | 'SIGNING_KEY_EXISTS'
  | 'SIGNING_KEY_REVOKED'
  | 'SIGNING_KEY_OF_ANOTHER'
  | 'SECOND_PERSON_REQUIRED'
>;

const initialState: SigningKeyState = { status: 'NONE' };

function evolve(state: SigningKeyState, event: SigningKeyEvent): SigningKeyState {
  switch (event.type) {
    case 'SigningKeyRegistered':
      inStatus(state, event, 'NONE');
      return { ...event.data, status: 'REGISTERED' };
    case 'SigningKeyConfirmed':
      return {
        ...inStatus(state, event, 'REGISTERED'),
        status: 'CONFIRMED',
        confirmedBy: event.data.confirmedBy,
      };
    case 'SigningKeyRevoked':
      return { ...inStatus(state, event, 'REGISTERED', 'CONFIRMED'), status: 'REVOKED' };
    default:
      return assertNever(event);
  }
}

function decide(command: SigningKeyCommand, key: SigningKeyState): readonly SigningKeyEvent[] | SigningKeyRefusal {
  if (command.type === 'RegisterSigningKey') return register(command, key);
  if (key.status === 'NONE') return { code: 'SIGNING_KEY_NOT_FOUND', message: 'The signing key does not exist.' };
  const { keyId, principal } = key;
  const { now } = command.metadata;
  switch (command.type) {
    case 'ConfirmSigningKey': {
      if (key.status === 'REVOKED') return { code: 'SIGNING_KEY_REVOKED', message: `The key ${keyId} was revoked.` };
      if (!isSecondPerson(command.confirmedBy, key, command.metadata)) {
        const { actor } = command.metadata;
        const person = isSignedIn(actor) ? actor.id : command.confirmedBy;
        const message = `${person} cannot confirm the key of ${principal}. Another signed-in person must confirm it.`;
        return { code: 'SECOND_PERSON_REQUIRED', message };
      }
      if (key.status === 'CONFIRMED') return [];
      const { reason, confirmedBy } = command;
      return [{ type: 'SigningKeyConfirmed', data: { keyId, principal, reason, confirmedBy, confirmedAt: now } }];
    }
    case 'RevokeSigningKey': {
      const { reason, revokedBy } = command;
      if (!command.asAdministrator && !isSameIdentity(revokedBy, principal, key.comparison))
        return ofAnother(revokedBy, key);
      if (key.status === 'REVOKED') return [];
      return [{ type: 'SigningKeyRevoked', data: { keyId, principal, reason, revokedBy, revokedAt: now } }];
    }
    default:
      return assertNever(command);
  }
}

function register(
  command: Extract<SigningKeyCommand, { type: 'RegisterSigningKey' }>,
  key: SigningKeyState,
): readonly SigningKeyEvent[] | SigningKeyRefusal {
  const { type: _, metadata, ...registration } = command;
  const comparison = comparisonOf(metadata);
  if (isSignedIn(metadata.actor) && metadata.actor.id !== registration.principal) {
    return ofAnother(metadata.actor.id, registration);
  }
  if (key.status === 'NONE') {
    return [{ type: 'SigningKeyRegistered', data: { ...registration, comparison, registeredAt: metadata.now } }];
  }
  const isSame = key.comparison === comparison && isSameIdentity(key.principal, registration.principal, comparison);
  if (isSame && key.status !== 'REVOKED') return [];
  const message = isSame
    ? `The key ${key.keyId} was revoked. Register a new key.`
    : `The key ${key.keyId} is registered for another person. Register a key of your own.`;
  return { code: 'SIGNING_KEY_EXISTS', message };
}

function ofAnother(person: string, { keyId, principal }: Pick<Registration, 'keyId' | 'principal'>): SigningKeyRefusal {
  return { code: 'SIGNING_KEY_OF_ANOTHER', message: `The key ${keyId} belongs to ${principal}, not to ${person}.` };
}

/**
 * Whether a confirmation is by another person than the key's. A delegate counts as themselves, too. A name of local mode proves
 * nothing about the key of a principal.
 */
export function isSecondPerson(
  confirmedBy: string,
  { principal, comparison }: Pick<RegisteredKey, 'principal' | 'comparison'>,
  metadata: Pick<CommandMetadata, 'actor'>,
): boolean {
  if (comparison === 'principal' && !isSignedIn(metadata.actor)) return false;
  return !haveInCommon(personsOf(confirmedBy, metadata), [principal], comparison);
}

/** Why a vote cannot be signed with the key now; null if it can. @param comparison of the approval request */
export function faultOfSigner(key: SigningKeyState, validatorId: string, comparison: Comparison): string | null {
  if (key.status === 'NONE') return 'The signing key does not exist.';
  if (key.status === 'REGISTERED') return `The key ${key.keyId} was not confirmed by a second person.`;
  if (key.status === 'REVOKED') return `The key ${key.keyId} was revoked.`;
  // The decider refuses this; a hand in the database does not.
  if (isSameIdentity(key.confirmedBy, key.principal, key.comparison)) {
    return `The key ${key.keyId} was confirmed by its own person.`;
  }
  // Otherwise a key of local mode, where names are typed, would sign for a principal.
  const isKnown = comparison !== 'principal' || key.comparison === 'principal';
  if (isKnown && isSameIdentity(key.principal, validatorId, comparisonWith(key, comparison))) return null;
  return `The key ${key.keyId} belongs to ${key.principal}, not to ${validatorId}.`;
}

/** How the owner of a key is compared. The key of a principal signs for no other spelling, whatever a request records. */
export function comparisonWith({ comparison }: Pick<RegisteredKey, 'comparison'>, ofRequest: Comparison): Comparison {
  return comparison === 'principal' ? comparison : ofRequest;
}

export const signingKeyDecider: Decider<SigningKeyState, SigningKeyCommand, SigningKeyEvent, SigningKeyRefusal> = {
  initialState,
  evolve,
  decide,
};

/** One stream for each key, so that a key has one owner and a vote reads only the key that signed it. */
export function signingKeyAggregate(
  keyId: string,
): Aggregate<SigningKeyState, SigningKeyCommand, SigningKeyEvent, SigningKeyRefusal> {
  return { stream: signingKeyStream(keyId), decider: signingKeyDecider };
}
