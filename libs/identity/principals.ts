import { timingSafeEqual } from 'node:crypto';
import { roles as roleNames } from '#libs/contracts';
import { grantedRoles, isValidSecret } from '#libs/domain';
import type { AccessBooks, TenantAccess } from './access-books.ts';
import type { AccessTokens } from './access-tokens.ts';
import { isApiKey, readApiKey, type ReadApiKey } from './api-key-text.ts';
import { InvalidToken } from './errors.ts';
import { apiKeyIssuer, apiKeyPrincipal, type Principal } from './principal.ts';

/** The principal of a request, with what its tenant has recorded. */
export interface Identified {
  readonly principal: Principal;
  /** Undefined for a tenant that does not exist. */
  readonly access: TenantAccess | undefined;
}

/** Finds the principal of an access token or an API key. */
export class Principals {
  readonly #tokens: Pick<AccessTokens, 'verify'>;
  readonly #books: Pick<AccessBooks, 'of' | 'readOnce'>;
  readonly #now: () => Date;

  /** @param now the time of Assent's clock, by which grants and keys end */
  constructor(tokens: Pick<AccessTokens, 'verify'>, books: Pick<AccessBooks, 'of' | 'readOnce'>, now: () => Date) {
    this.#tokens = tokens;
    this.#books = books;
    this.#now = now;
  }

  /**
   * Answers at once for credentials and a tenant that it knows.
   * @throws InvalidToken, KeysUnavailable, AccessUnavailable
   */
  identify(credentials: string): Identified | Promise<Identified> {
    if (isApiKey(credentials)) return this.#ofApiKey(credentials);
    const verified = this.#tokens.verify(credentials);
    return verified instanceof Promise
      ? verified.then((principal) => this.#ofToken(principal))
      : this.#ofToken(verified);
  }

  #ofToken(principal: Principal): Identified | Promise<Identified> {
    const access = this.#books.of(principal.tenantId);
    return access instanceof Promise
      ? access.then((read) => this.#withGrants(principal, read))
      : this.#withGrants(principal, access);
  }

  /** DESIGN §11: the roles of the token, and the roles granted in Assent. */
  #withGrants(principal: Principal, access: TenantAccess | undefined): Identified {
    // Most principals have no grant, and then no time is formatted.
    if (access?.book.grants.has(principal.id) !== true) return { principal, access };
    const granted = grantedRoles(access.book, principal.id, this.#now().toISOString());
    const roles = roleNames.filter((role) => principal.roles.includes(role) || granted.includes(role));
    return { principal: { ...principal, roles }, access };
  }

  #ofApiKey(text: string): Identified | Promise<Identified> {
    const read = readApiKey(text);
    if (read === undefined) throw new InvalidToken('The API key is mistyped or incomplete: its checksum is wrong.');
    const access = this.#books.of(read.tenantId);
    if (access instanceof Promise) return access.then((found) => this.#holderOf(read, found));
    try {
      return this.#holderOf(read, access);
    } catch (refusal) {
      // One read for each refused key, also when the book is known already.
      return this.#books.readOnce(read.tenantId).then(() => {
        throw refusal;
      });
    }
  }

  #holderOf({ tenantId, keyId, secretHash }: ReadApiKey, access: TenantAccess | undefined): Identified {
    const key = access?.book.apiKeys.get(keyId);
    const isSecret = (stored: string): boolean =>
      timingSafeEqual(Buffer.from(stored, 'hex'), Buffer.from(secretHash, 'hex'));
    if (key === undefined || !isValidSecret(key, this.#now().toISOString(), isSecret)) {
      throw new InvalidToken('The API key is unknown, revoked or expired.');
    }
    const principal: Principal = {
      id: apiKeyPrincipal(keyId),
      issuer: apiKeyIssuer,
      subject: keyId,
      tenantId,
      roles: key.roles,
      method: 'api-key',
      keyId,
      keyHolders: key.holders,
      authenticatedAt: null,
      assurance: null,
    };
    return { principal, access };
  }
}
