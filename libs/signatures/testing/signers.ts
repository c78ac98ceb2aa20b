import { createHash, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import type { PasskeyFacts, VoteSignature } from '#libs/domain';
import { keyIdOf } from '../public-key.ts';
import { hashOfStatement, type VoteStatement } from '../statement.ts';
import type { RegisteredKey, SignedBytes } from '../verify-signature.ts';

export interface Signer {
  readonly key: RegisteredKey;
  readonly privateKey: KeyObject;
  sign(statement: VoteStatement): SignedBytes;
}

export function ed25519Signer(): Signer {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const key = registered(publicKey, null);
  return {
    key,
    privateKey,
    sign: (statement) => ({
      keyId: key.keyId,
      signature: sign(null, hashOfStatement(statement), privateKey).toString('base64url'),
    }),
  };
}

export const testPasskey: PasskeyFacts = {
  credentialId: 'Y3JlZGVudGlhbA',
  rpId: 'assent.example.com',
  origin: 'https://assent.example.com',
  aaguid: '00000000-0000-0000-0000-000000000000',
  userVerified: true,
  backupEligible: true,
  backedUp: true,
};

/** What an authenticator and a browser may do differently. */
export interface PasskeyBehaviour {
  readonly rpId?: string;
  readonly flags?: number;
  readonly clientData?: Readonly<Record<string, unknown>>;
  /** The key of the authenticator. Unset: a new one. */
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

/** User present and verified, backup eligible and backed up. */
const allFlags = 0x1d;

/** An authenticator and a browser in one, without either. */
export function passkeySigner(
  algorithm: 'ES256' | 'EdDSA' | 'RS256' = 'ES256',
  behaviour: PasskeyBehaviour = {},
): Signer {
  const { publicKey, privateKey } = behaviour.keys ?? newKeys(algorithm);
  const key = registered(publicKey, testPasskey);
  return {
    key,
    privateKey,
    sign: (statement) => {
      const rpIdHash = createHash('sha256')
        .update(behaviour.rpId ?? testPasskey.rpId)
        .digest();
      const authenticatorData = Buffer.concat([rpIdHash, Buffer.from([behaviour.flags ?? allFlags, 0, 0, 0, 0])]);
      const clientDataJSON = Buffer.from(
        JSON.stringify({
          type: 'webauthn.get',
          challenge: hashOfStatement(statement).toString('base64url'),
          origin: testPasskey.origin,
          crossOrigin: false,
          ...behaviour.clientData,
        }),
      );
      const data = Buffer.concat([authenticatorData, createHash('sha256').update(clientDataJSON).digest()]);
      return {
        keyId: key.keyId,
        signature: sign(algorithm === 'EdDSA' ? null : 'sha256', data, privateKey).toString('base64url'),
        passkey: {
          authenticatorData: authenticatorData.toString('base64url'),
          clientDataJSON: clientDataJSON.toString('base64url'),
        },
      };
    },
  };
}

function newKeys(algorithm: 'ES256' | 'EdDSA' | 'RS256') {
  if (algorithm === 'ES256') return generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  if (algorithm === 'EdDSA') return generateKeyPairSync('ed25519');
  return generateKeyPairSync('rsa', { modulusLength: 2_048 });
}

/** The signature as the event of the vote has it. */
export function recordedSignature(statement: VoteStatement, { keyId, signature, passkey }: SignedBytes): VoteSignature {
  const { meaning, nonce, subject, rules } = statement;
  const flags = { userVerified: true, backupEligible: true, backedUp: true };
  return {
    keyId,
    meaning,
    subjectHash: subject.hash,
    ...(rules !== undefined && { rulesHash: rules }),
    nonce,
    signature,
    ...(passkey && { passkey: { ...passkey, ...flags } }),
  };
}

function registered(publicKey: KeyObject, passkey: PasskeyFacts | null): RegisteredKey {
  const spki = publicKey.export({ format: 'der', type: 'spki' });
  return { keyId: keyIdOf(spki), publicKey: spki.toString('base64url'), passkey };
}
