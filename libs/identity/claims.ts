import type { JWTPayload } from 'jose';
import { roles as roleNames, tenantIdSchema, type Role } from '#libs/contracts';
import { defaultTenant } from '#libs/event-store';
import type { IdentityConfig } from '#libs/process';
import { InvalidToken } from './errors.ts';

type ClaimSettings = Pick<IdentityConfig, 'rolesClaim' | 'rolesOf' | 'tenantClaim'>;

/**
 * The roles that a token's claims give. With a mapping only the values that it names count, because another application's
 * "ADMIN" must not administer this one.
 */
export function rolesIn(claims: JWTPayload, { rolesClaim, rolesOf }: ClaimSettings): readonly Role[] {
  const claimed = claimAt(claims, rolesClaim);
  // OAuth lists such as `scope` are one text.
  const values: readonly unknown[] =
    typeof claimed === 'string' ? claimed.split(' ') : Array.isArray(claimed) ? claimed : [];
  const given = values.flatMap((value): readonly string[] => {
    if (typeof value !== 'string') return [];
    return rolesOf === undefined ? [value] : (rolesOf.get(value) ?? []);
  });
  return roleNames.filter((role) => given.includes(role));
}

/** @throws InvalidToken when the claim is missing or no tenant can have the name */
export function tenantIn(claims: JWTPayload, { tenantClaim }: ClaimSettings): string {
  if (tenantClaim === undefined) return defaultTenant;
  const tenant = tenantIdSchema.safeParse(claimAt(claims, tenantClaim));
  if (tenant.success) return tenant.data;
  throw new InvalidToken(`The token has no valid tenant in the claim ${tenantClaim}.`);
}

/** A claim by its name, which may be a URL with dots, or by a path such as `realm_access.roles`. */
function claimAt(claims: JWTPayload, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split('.').reduce<unknown>(memberOf, claims);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}
