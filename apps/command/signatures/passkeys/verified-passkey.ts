import { createPublicKey, type JsonWebKey } from 'node:crypto';
import type * as webauthn from '@simplewebauthn/server/helpers';
import type { RegisterPasskeyRequest } from '#libs/contracts';
import type { PasskeyFacts } from '#libs/domain';
import { problemOf } from '#libs/http';
import { keyIdOf } from '#libs/signatures';
import type { RelyingParty } from './relying-party.ts';

type Helpers = typeof webauthn;

/** What authenticators sign with, by their numbers in COSE: ES256, EdDSA and RS256. */
export const passkeyAlgorithms = [-7, -8, -257] as const;

export interface VerifiedPasskey {
  /** The number that the server gave out for it. The caller uses it up. */
  readonly challenge: string;
  readonly keyId: string;
  readonly publicKey: string;
  readonly passkey: PasskeyFacts;
}

/** @throws ProblemException SIGNATURE_INVALID for anything but a passkey that verified its person on a page of ours */
export async function verifiedPasskey(
  { id, rawId, response }: RegisterPasskeyRequest['credential'],
  relyingParty: RelyingParty,
): Promise<VerifiedPasskey> {
  // Loaded only now: it has some 300 files, and most starts of an app need none of them.
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const helpers = await import('@simplewebauthn/server/helpers');
  try {
    const { challenge, origin } = helpers.decodeClientDataJSON(response.clientDataJSON);
    if (!relyingParty.accepts(origin)) throw new Error(`The page ${origin} is none of this installation`);
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: { id, rawId, type: 'public-key', response, clientExtensionResults: {} },
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: relyingParty.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...passkeyAlgorithms],
    });
    if (!verified) throw new Error('The attestation does not verify');
    const { credential, aaguid, userVerified, credentialDeviceType, credentialBackedUp: backedUp } = registrationInfo;
    const spki = createPublicKey({ key: jwkOf(credential.publicKey, helpers), format: 'jwk' }).export({
      format: 'der',
      type: 'spki',
    });
    const backupEligible = credentialDeviceType === 'multiDevice';
    return {
      challenge,
      keyId: keyIdOf(spki),
      publicKey: spki.toString('base64url'),
      passkey: {
        credentialId: credential.id,
        rpId: relyingParty.id,
        origin,
        aaguid,
        userVerified,
        backupEligible,
        backedUp,
      },
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw problemOf({ code: 'SIGNATURE_INVALID', message: `The passkey was not accepted: ${reason}.` });
  }
}

const base64url = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('base64url');

/** The COSE key that the authenticator answers, in a form that node:crypto reads. @throws for another kind of key */
function jwkOf(bytes: Uint8Array<ArrayBuffer>, { cose, decodeCredentialPublicKey }: Helpers): JsonWebKey {
  const key = decodeCredentialPublicKey(bytes);
  if (cose.isCOSEPublicKeyEC2(key)) {
    return { kty: 'EC', crv: 'P-256', x: base64url(key.get(cose.COSEKEYS.x)), y: base64url(key.get(cose.COSEKEYS.y)) };
  }
  if (cose.isCOSEPublicKeyOKP(key)) return { kty: 'OKP', crv: 'Ed25519', x: base64url(key.get(cose.COSEKEYS.x)) };
  if (cose.isCOSEPublicKeyRSA(key)) {
    return { kty: 'RSA', n: base64url(key.get(cose.COSEKEYS.n)), e: base64url(key.get(cose.COSEKEYS.e)) };
  }
  throw new Error('The key is of an unknown kind');
}
