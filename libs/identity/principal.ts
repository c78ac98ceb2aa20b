import type { Role } from '#libs/contracts';

/** Who makes a request, as the verified credentials say. */
export interface Principal {
  /** Made of issuer and subject, and compared byte for byte. It stands in events, votes and audits. */
  readonly id: string;
  readonly issuer: string;
  readonly subject: string;
  readonly tenantId: string;
  readonly roles: readonly Role[];
  readonly method: 'jwt' | 'api-key';
  /** The `kid` of the key that signed the token, or the id of the API key. */
  readonly keyId: string | null;
  /** The persons who issued or rotated the API key, and so know its secret. Absent for tokens. */
  readonly keyHolders?: readonly string[];
  /** When the person last proved who they are, in seconds since 1970 (`auth_time`). Null for API keys. */
  readonly authenticatedAt: number | null;
  /** How they did (`acr`). */
  readonly assurance: string | null;
}

const longestId = 200;
/** As `nameSchema` accepts it, so that a principal can be a validator. */
const presentable = /^[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]+$/u;

/**
 * An issuer is a URL without a fragment (OpenID Connect Core 2), so the first # separates it from the subject, and no two pairs
 * of issuer and subject have one id.
 * @returns undefined when the id could not be stored or read
 */
export function principalId(issuer: string, subject: string): string | undefined {
  const id = `${issuer}#${subject}`;
  return !issuer.includes('#') && subject !== '' && id.length <= longestId && presentable.test(id) ? id : undefined;
}

/** Why nobody who signs in at the issuer can have the id, for the detail of a field; undefined if somebody can. */
export function faultOfPrincipal(id: string, issuer: string): string | undefined {
  if (id.startsWith(`${apiKeyIssuer}#`)) return 'must be the id of a person, not of an API key';
  const subject = id.slice(issuer.length + 1);
  if (id === principalId(issuer, subject)) return undefined;
  return `must be the id of a principal who can sign in here, in the form ${issuer}#subject`;
}

/** The issuer of API keys. */
export const apiKeyIssuer = 'urn:assent:api-key';

/** The id of an API key's principal, `urn:assent:api-key#<keyId>`. */
export function apiKeyPrincipal(keyId: string): string {
  return `${apiKeyIssuer}#${keyId}`;
}
