import { hash } from 'node:crypto';
import { errors, jwtVerify, type JWSHeaderParameters, type JWTPayload, type JWTVerifyResult } from 'jose';
import { SizedCache } from '#libs/cache';
import type { IdentityConfig } from '#libs/process';
import { rolesIn, tenantIn } from './claims.ts';
import { InvalidToken, KeysUnavailable } from './errors.ts';
import { principalId, type Principal } from './principal.ts';
import { algorithms, type SigningKeys } from './signing-keys.ts';
import { checkLength, checkShape } from './token-bounds.ts';

const clockSkewSeconds = 60;
const mostKept = 10_000;

interface Verified {
  readonly principal: Principal;
  /** In ms since 1970, with the skew. */
  readonly expiresAtMs: number;
  readonly edition: number;
}

/**
 * Verifies access tokens (RFC 9068). A token that was verified before is known by its hash, no longer than it lives and only
 * while the keys stay what they were, so that a withdrawn key also ends what it signed.
 */
export class AccessTokens {
  readonly #verified = new SizedCache<Verified>(mostKept);
  readonly #settings: IdentityConfig;
  readonly #keys: SigningKeys;
  readonly #now: () => number;

  /** @param now in ms since 1970: the time of the world and not of Assent's clock, which can be moved */
  constructor(settings: IdentityConfig, keys: SigningKeys, now: () => number = Date.now) {
    this.#settings = settings;
    this.#keys = keys;
    this.#now = now;
  }

  /**
   * Answers at once for a token that it knows.
   * @throws InvalidToken, KeysUnavailable
   */
  verify(token: string): Principal | Promise<Principal> {
    checkLength(token);
    const key = hash('sha256', token, 'base64');
    const known = this.#verified.get(key);
    if (known?.edition === this.#keys.edition() && known !== undefined && this.#now() < known.expiresAtMs) {
      return known.principal;
    }
    return this.#verify(token, key);
  }

  async #verify(token: string, key: string): Promise<Principal> {
    checkShape(token);
    // Taken first: keys that change meanwhile must not be believed to have signed this.
    const edition = this.#keys.edition();
    const { payload, protectedHeader } = await this.#signed(token);
    const principal = this.#principalOf(payload, typeof protectedHeader.kid === 'string' ? protectedHeader.kid : null);
    const expiresAtMs = ((payload.exp ?? 0) + clockSkewSeconds) * 1_000;
    if (edition !== undefined) this.#verified.keep(key, { principal, expiresAtMs, edition }, 1);
    return principal;
  }

  async #signed(token: string): Promise<JWTVerifyResult> {
    const { issuer, audience } = this.#settings;
    try {
      return await jwtVerify(token, (header) => this.#keyOf(header), {
        algorithms: [...algorithms],
        issuer,
        audience: [...audience],
        requiredClaims: ['exp', 'iss', 'sub'],
        clockTolerance: clockSkewSeconds,
        currentDate: new Date(this.#now()),
      });
    } catch (error) {
      if (error instanceof InvalidToken || error instanceof KeysUnavailable) throw error;
      // Whatever else jose cannot verify is for it to say; its messages never contain the token.
      throw new InvalidToken(reasonOf(error), { cause: error });
    }
  }

  #keyOf(header: JWSHeaderParameters): ReturnType<SigningKeys['keyOf']> {
    // A token must not bring or name the key that it is verified with.
    const brought = ['jwk', 'jku', 'x5c', 'x5u'].find((name) => name in header);
    if (brought !== undefined) throw new InvalidToken(`The token has the header ${brought}, which is not allowed.`);
    const type = (header.typ ?? 'missing').toLowerCase().replace(/^application\//, '');
    if (!this.#settings.tokenTypes.some((allowed) => allowed.toLowerCase() === type)) {
      const allowed = this.#settings.tokenTypes.join(' or ');
      throw new InvalidToken(
        `The type of the token (typ) must be ${allowed}. AUTH_TOKEN_TYPES says which types are accepted.`,
      );
    }
    return this.#keys.keyOf(header);
  }

  #principalOf(claims: JWTPayload, keyId: string | null): Principal {
    if (isNoAccessToken(claims))
      throw new InvalidToken('The token is an ID token or a logout token, not an access token.');
    const { iss: issuer = '', sub: subject } = claims;
    const id = typeof subject === 'string' ? principalId(issuer, subject) : undefined;
    if (id === undefined || subject === undefined) {
      throw new InvalidToken('The issuer and the subject (sub) must make an id of at most 200 visible characters.');
    }
    return {
      id,
      issuer,
      subject,
      tenantId: tenantIn(claims, this.#settings),
      roles: rolesIn(claims, this.#settings),
      method: 'jwt',
      keyId,
      authenticatedAt: typeof claims['auth_time'] === 'number' ? claims['auth_time'] : null,
      assurance: typeof claims['acr'] === 'string' ? claims['acr'] : null,
    };
  }
}

/**
 * Of the type `JWT` there are also ID tokens, which are made for a client to read and not for an API. OpenID Connect Core gives
 * only them these claims; Keycloak names the kind in the claim `typ`.
 */
function isNoAccessToken(claims: JWTPayload): boolean {
  const kind = claims['typ'];
  if (kind !== undefined) return kind !== 'Bearer';
  return ['at_hash', 'c_hash', 'nonce', 'events'].some((name) => name in claims);
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf') return 'The token is not valid yet.';
    return error.reason === 'missing'
      ? `The token lacks the claim ${error.claim}.`
      : `The claim ${error.claim} of the token is wrong.`;
  }
  if (error instanceof errors.JOSEAlgNotAllowed) return `The algorithm of the token must be ${algorithms.join(', ')}.`;
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'The signature of the token is wrong.';
  return 'The token is not a valid JWT.';
}
