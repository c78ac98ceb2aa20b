import type { IdentityConfig } from '#libs/process';
import { PublishedKeys } from './published-keys.ts';
import { fixedKey, type SigningKeys } from './signing-keys.ts';

/** @param onFault told of a fetch that fails, unless the one before it failed for the same reason */
export function openSigningKeys(
  { issuer, jwksUrl, publicKey }: IdentityConfig,
  onFault: (fault: Error) => void,
): SigningKeys {
  return publicKey === undefined ? new PublishedKeys({ issuer, jwksUrl }, onFault) : fixedKey(publicKey);
}
