import { createPublicKey, type KeyObject } from 'node:crypto';
import type { CryptoKey, JWSHeaderParameters } from 'jose';
import { InvalidToken } from './errors.ts';

export const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;

/** The public keys of the identity provider. */
export interface SigningKeys {
  /**
   * Changes with every change of the keys: what was verified with earlier keys is verified again. Undefined while there are
   * none that may be used.
   */
  edition(): number | undefined;
  /** @throws InvalidToken for a key that the provider does not publish, KeysUnavailable when that cannot be told */
  keyOf(header: JWSHeaderParameters): Promise<CryptoKey | KeyObject>;
  /** Resolves when the keys are there, or the first attempt to fetch them has failed. */
  firstFetch(): Promise<void>;
  /** Undefined while the provider answers: otherwise what its last answer was. */
  readonly fault: Error | undefined;
  close(): Promise<void>;
}

/** The one key of AUTH_PUBLIC_KEY, which no header of a token can replace. */
export function fixedKey(pem: string): SigningKeys {
  const key = createPublicKey(pem);
  const fitting = algorithmsOf(key);
  return {
    fault: undefined,
    edition: () => 0,
    keyOf: ({ alg = '' }) =>
      fitting.includes(alg)
        ? Promise.resolve(key)
        : Promise.reject(new InvalidToken('The algorithm of the token does not fit AUTH_PUBLIC_KEY.')),
    firstFetch: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly string[] {
  if (asymmetricKeyType === 'rsa') return ['RS256', 'PS256'];
  if (asymmetricKeyType === 'ed25519') return ['EdDSA'];
  return asymmetricKeyDetails?.namedCurve === 'prime256v1' ? ['ES256'] : [];
}
