import { createHash, createPublicKey, verify, type KeyObject } from 'node:crypto';

/** The bytes of base64url text; undefined if the text is not exactly how these bytes are written. */
export function bytesOf(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64url');
  return bytes.toString('base64url') === text ? bytes : undefined;
}

/** The id of a key: SHA-256 in hex of its SubjectPublicKeyInfo. */
export function keyIdOf(spki: Buffer): string {
  return createHash('sha256').update(spki).digest('hex');
}

/** @returns undefined for anything but a public key that is written in DER */
export function readPublicKey(spki: Buffer): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    // Bytes after the key, or another encoding of it, would give it a second id.
    return key.export({ format: 'der', type: 'spki' }).equals(spki) ? key : undefined;
  } catch {
    return undefined;
  }
}

const smallestRsaBits = 2_048;
/** The one that authenticators use. With the exponent 1, anybody can make signatures. */
const rsaExponent = 65_537n;

/** Whether the signature is one of the data by the key: EdDSA, ES256 or RS256, as the type of the key says. */
export function isSignedBy(key: KeyObject, data: Buffer, signature: Buffer): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  const algorithm =
    type === 'ed25519'
      ? null
      : (type === 'ec' && details?.namedCurve === 'prime256v1') ||
          (type === 'rsa' &&
            (details?.modulusLength ?? 0) >= smallestRsaBits &&
            details?.publicExponent === rsaExponent)
        ? 'sha256'
        : undefined;
  return algorithm !== undefined && verify(algorithm, data, key, signature);
}
