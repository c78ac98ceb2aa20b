import { generateKeyPairSync } from 'node:crypto';
import { SignJWT } from 'jose';

const issuer = 'https://id.chaos.test';
const audience = 'https://assent.chaos.test';
/** Longer than any run. */
const tokenSeconds = 86_400;

/** The tenants of a run. They use the same names for tokens, accounts and people. */
export const chaosTenants = ['default', 'acme'] as const;

/** The people of all tenants. Their tokens are signed with a key of this run, so it needs no identity provider. */
export class People {
  readonly #keys = generateKeyPairSync('ed25519');

  /** The variables with which the apps accept the tokens. */
  get settings(): Readonly<Record<string, string>> {
    const pem = this.#keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    return {
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_PUBLIC_KEY: pem.replaceAll('\n', '\\n'),
      AUTH_TENANT_CLAIM: 'tenant',
    };
  }

  /** The principal whom a request names. */
  principal(person: string): string {
    return `${issuer}#${person}`;
  }

  /** An access token. Everybody has every role, because the load is not about permissions. */
  tokenOf(tenant: string, person: string): Promise<string> {
    return new SignJWT({ tenant, roles: ['ADMIN', 'OPS', 'SUBMITTER', 'VALIDATOR'] })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(person)
      .setIssuedAt()
      .setExpirationTime(`${tokenSeconds} s`)
      .sign(this.#keys.privateKey);
  }
}
