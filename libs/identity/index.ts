export { AccessTokens } from './access-tokens.ts';
export { InvalidToken, KeysUnavailable } from './errors.ts';
export { openSigningKeys } from './open-signing-keys.ts';
export type { Principal } from './principal.ts';
export type { SigningKeys } from './signing-keys.ts';
