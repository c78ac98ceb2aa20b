import { createPublicKey } from 'node:crypto';
import { z } from 'zod';
import { roles, type Role } from '#libs/contracts';

/** Allows plain HTTP only on this machine and between containers of one network. */
function isProtected(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || /^(localhost|127(\.\d{1,3}){3}|\[::1\]|[^.]+)$/.test(hostname);
}

const providerUrl = z
  .url({ protocol: /^https?$/, error: 'must be a URL such as https://id.example.com', abort: true })
  .refine(isProtected, { error: 'must use https, except for localhost and names without a dot' });

const listOf = (text: string): readonly string[] => text.split(',').map((entry) => entry.trim());

const tokenTypes = ['at+jwt', 'JWT'] as const;
const isTokenType = (type: string): type is (typeof tokenTypes)[number] =>
  (tokenTypes as readonly string[]).includes(type);

/** RS256 and PS256, ES256, and EdDSA. */
function isVerificationKey(pem: string): boolean {
  try {
    const { type, asymmetricKeyType: kind, asymmetricKeyDetails: details } = createPublicKey(pem);
    if (kind === 'rsa') return (details?.modulusLength ?? 0) >= 2_048;
    return type === 'public' && (kind === 'ed25519' || details?.namedCurve === 'prime256v1');
  } catch {
    return false;
  }
}

const mapping = /^\s*([^\s=,]+)\s*=\s*([A-Z]+)\s*$/;

function rolesOf(text: string): ReadonlyMap<string, readonly Role[]> | undefined {
  const pairs = text.split(',').map((pair) => {
    const [, value = '', name] = mapping.exec(pair) ?? [];
    return [value, roles.find((role) => role === name)] as const;
  });
  const given = new Map<string, readonly Role[]>();
  for (const [value, role] of pairs) {
    if (role === undefined) return undefined;
    given.set(value, [...(given.get(value) ?? []), role]);
  }
  return given;
}

/** The settings of authentication by access tokens (DESIGN §11). */
export const identitySettings = {
  AUTH_ISSUER: providerUrl
    .refine((url) => !/[?#]/.test(url), { error: 'must have no query and no fragment' })
    .optional()
    .meta({
      description:
        'Issuer of accepted access tokens, exactly as in their claim iss. Unset: local mode, in which every caller is an administrator.',
      example: 'https://id.example.com',
    }),
  AUTH_AUDIENCE: z
    .string()
    .transform(listOf)
    .refine((names) => names.every((name) => name !== ''), { error: 'must list audiences, separated by commas' })
    .optional()
    .meta({
      description: 'Accepted values of the claim aud, separated by commas. Required with AUTH_ISSUER.',
      example: 'https://assent.example.com',
    }),
  AUTH_JWKS_URL: providerUrl.optional().meta({
    description: "URL of the provider's keys. Unset: discovered from AUTH_ISSUER.",
    example: 'https://id.example.com/jwks',
  }),
  AUTH_PUBLIC_KEY: z
    .string()
    // Env files allow only one line per value.
    .transform((pem) => pem.replaceAll('\\n', '\n'))
    .refine(isVerificationKey, {
      error: 'must be a public key in PEM: RSA of 2048 bits or more, P-256 or Ed25519',
    })
    .optional()
    .meta({
      description: 'Public key of the provider in PEM, instead of AUTH_JWKS_URL. Write a new line as \\n.',
      example: '-----BEGIN PUBLIC KEY-----\\n…\\n-----END PUBLIC KEY-----',
    }),
  AUTH_TOKEN_TYPES: z
    .string()
    .transform(listOf)
    .refine((types) => types.every(isTokenType), { error: `must list types of ${tokenTypes.join(', ')}` })
    .transform((types) => types.filter(isTokenType))
    .default(['at+jwt'])
    .meta({
      description:
        'Accepted values of the token header typ: at+jwt (RFC 9068), and JWT for providers such as Keycloak.',
      example: 'at+jwt,JWT',
    }),
  AUTH_ROLES_CLAIM: z.string().min(1).default('roles').meta({
    description: 'Name of the claim with the roles, or a path such as realm_access.roles. A text is split at spaces.',
    example: 'roles',
  }),
  AUTH_ROLES_MAP: z
    .string()
    .transform((text, context) => {
      const given = rolesOf(text);
      if (given !== undefined) return given;
      context.addIssue({
        code: 'custom',
        message: `must list pairs such as assent-admins=ADMIN, with the roles ${roles.join(', ')}`,
      });
      return z.NEVER;
    })
    .optional()
    .meta({
      description:
        'Roles for values of AUTH_ROLES_CLAIM, as value=ROLE,value=ROLE. Unset: the values are the names of roles.',
      example: 'assent-admins=ADMIN,board=VALIDATOR',
    }),
  AUTH_TENANT_CLAIM: z.string().min(1).optional().meta({
    description:
      'Name or path of the claim with the tenant. Unset: every principal belongs to the tenant default. If it is set, a token without the claim is refused, so administrators of the installation need it with the value default.',
    example: 'tenant',
  }),
  AUTH_SIGN_CLIENT_ID: z.string().min(1).default('assent-sign').meta({
    description:
      'Public client of the identity provider with which people sign in on the page /sign. Its redirect URI is PUBLIC_URL/sign/signed-in.',
  }),
};

/** The accepted access tokens, and the meaning of their claims. */
export interface IdentityConfig {
  readonly issuer: string;
  readonly audience: readonly string[];
  /** Unset: discovered from the issuer, unless there is a public key. */
  readonly jwksUrl: string | undefined;
  /** In PEM. */
  readonly publicKey: string | undefined;
  readonly tokenTypes: readonly (typeof tokenTypes)[number][];
  readonly rolesClaim: string;
  /** By value of the claim. Unset: the values are the roles. */
  readonly rolesOf: ReadonlyMap<string, readonly Role[]> | undefined;
  readonly tenantClaim: string | undefined;
  /** The client with which people sign in on the page to sign on. */
  readonly signClientId: string;
}

export function identityOf(settings: z.infer<z.ZodObject<typeof identitySettings>>): IdentityConfig | undefined {
  const { AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience } = settings;
  if (issuer === undefined || audience === undefined) return undefined;
  return {
    issuer,
    audience,
    jwksUrl: settings.AUTH_JWKS_URL,
    publicKey: settings.AUTH_PUBLIC_KEY,
    tokenTypes: settings.AUTH_TOKEN_TYPES,
    rolesClaim: settings.AUTH_ROLES_CLAIM,
    rolesOf: settings.AUTH_ROLES_MAP,
    tenantClaim: settings.AUTH_TENANT_CLAIM,
    signClientId: settings.AUTH_SIGN_CLIENT_ID,
  };
}

/** Checks settings that belong together, because an incomplete identity must not start as local mode. */
export function problemsOfIdentity(given: NodeJS.Dict<string>): string[] {
  const set = Object.keys(identitySettings).filter((name) => given[name] !== undefined);
  if (set.length === 0) return [];
  const missing = ['AUTH_ISSUER', 'AUTH_AUDIENCE'].filter((name) => given[name] === undefined);
  const problems = missing.map((name) => `${name} is missing. Set it together with ${set.join(', ')}`);
  const both = ['AUTH_JWKS_URL', 'AUTH_PUBLIC_KEY'].every((name) => given[name] !== undefined);
  if (both) problems.push('AUTH_PUBLIC_KEY and AUTH_JWKS_URL exclude each other: set one of them');
  return problems;
}
