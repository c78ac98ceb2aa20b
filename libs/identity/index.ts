export { AccessBooks, type TenantAccess } from './access-books.ts';
export { AccessTokens } from './access-tokens.ts';
export { apiKeyId, newApiKey, type NewApiKey } from './api-key-text.ts';
export { AccessUnavailable, InvalidToken, KeysUnavailable } from './errors.ts';
export { openSigningKeys } from './open-signing-keys.ts';
export { apiKeyPrincipal, faultOfPrincipal, type Principal } from './principal.ts';
export { Principals, type Identified } from './principals.ts';
export type { SigningKeys } from './signing-keys.ts';
