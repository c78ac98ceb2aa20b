import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { PasskeyFacts, VoteSignature } from '#libs/domain';
import { bytesOf, isSignedBy, keyIdOf, readPublicKey } from './public-key.ts';
import { hashOfStatement, type VoteStatement } from './statement.ts';

/** The registered key, as its events say. */
export interface RegisteredKey {
  readonly keyId: string;
  readonly publicKey: string;
  readonly passkey: PasskeyFacts | null;
}

export type SignedBytes = Pick<VoteSignature, 'keyId' | 'signature'> & {
  readonly passkey?: Pick<NonNullable<VoteSignature['passkey']>, 'authenticatorData' | 'clientDataJSON'>;
};

/** The flags of authenticator data (WebAuthn, 6.1). */
export interface AuthenticatorFlags {
  readonly userPresent: boolean;
  readonly userVerified: boolean;
  readonly backupEligible: boolean;
  readonly backedUp: boolean;
}

const clientDataSchema = z.object({
  type: z.string(),
  challenge: z.string(),
  origin: z.string(),
  crossOrigin: z.boolean().optional(),
  topOrigin: z.string().optional(),
});

const rpIdHashBytes = 32;
/** The hash, a byte of flags, and the counter, on which nothing relies: passkeys that are synchronized do not count. */
const leastAuthenticatorData = 37;

/** Why the bytes are no signature of the statement by the key; null if they are one. Needs nothing but its arguments. */
export function faultOfSignature(statement: VoteStatement, key: RegisteredKey, signed: SignedBytes): string | null {
  const spki = bytesOf(key.publicKey);
  const publicKey = spki && readPublicKey(spki);
  if (spki === undefined || publicKey === undefined) return 'The registered public key cannot be read.';
  if (keyIdOf(spki) !== key.keyId) return 'The registered public key does not have the id of the key.';
  if (signed.keyId !== key.keyId) return 'The signature names another key.';
  const signature = bytesOf(signed.signature);
  if (signature === undefined) return 'The signature is not base64url.';
  const hash = hashOfStatement(statement);
  if (key.passkey === null) {
    if (signed.passkey !== undefined) return 'The key is no passkey, but the signature is one of a passkey.';
    if (publicKey.asymmetricKeyType !== 'ed25519') return 'The key is no Ed25519 key.';
    return isSignedBy(publicKey, hash, signature) ? null : 'The signature does not match the statement and the key.';
  }
  if (signed.passkey === undefined)
    return 'The key is a passkey, but the signature lacks what the authenticator signed.';
  const authenticatorData = bytesOf(signed.passkey.authenticatorData);
  const clientDataJSON = bytesOf(signed.passkey.clientDataJSON);
  if (authenticatorData === undefined || clientDataJSON === undefined)
    return 'The data of the passkey is not base64url.';
  const fault =
    faultOfClientData(clientDataJSON, hash, key.passkey) ?? faultOfAuthenticator(authenticatorData, key.passkey);
  if (fault !== null) return fault;
  const data = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
  return isSignedBy(publicKey, data, signature) ? null : 'The signature does not match the statement and the key.';
}

/** @returns undefined for bytes that are no authenticator data */
export function flagsOf(authenticatorData: Buffer): AuthenticatorFlags | undefined {
  const flags = authenticatorData[rpIdHashBytes];
  if (flags === undefined || authenticatorData.length < leastAuthenticatorData) return undefined;
  const has = (bit: number): boolean => (flags & bit) !== 0;
  return { userPresent: has(0x01), userVerified: has(0x04), backupEligible: has(0x08), backedUp: has(0x10) };
}

function faultOfClientData(json: Buffer, hash: Buffer, { origin }: PasskeyFacts): string | null {
  const client = readClientData(json);
  if (client === undefined) return 'The client data of the passkey cannot be read.';
  if (client.type !== 'webauthn.get') return `The client data has the type ${client.type}, not webauthn.get.`;
  if (client.challenge !== hash.toString('base64url')) return 'The passkey signed another statement.';
  if (client.origin !== origin) return `The passkey signed on ${client.origin}, and is registered for ${origin}.`;
  if (client.crossOrigin === true || client.topOrigin !== undefined)
    return 'The page that signed was framed by another.';
  return null;
}

function readClientData(json: Buffer): z.infer<typeof clientDataSchema> | undefined {
  try {
    return clientDataSchema.safeParse(JSON.parse(json.toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

function faultOfAuthenticator(data: Buffer, { rpId, backupEligible }: PasskeyFacts): string | null {
  const flags = flagsOf(data);
  if (flags === undefined) return 'The authenticator data is too short.';
  const expected = createHash('sha256').update(rpId).digest();
  if (!data.subarray(0, rpIdHashBytes).equals(expected)) return `The passkey signed for another host than ${rpId}.`;
  if (!flags.userPresent || !flags.userVerified) return 'The authenticator did not verify the person.';
  if (flags.backedUp && !flags.backupEligible) return 'The flags of the authenticator contradict each other.';
  // An authenticator decides it when it makes the key (WebAuthn, 7.2).
  if (flags.backupEligible !== backupEligible) return 'The authenticator is another than the one that was registered.';
  return null;
}
