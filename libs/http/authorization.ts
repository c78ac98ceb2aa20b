import type { FastifyRequest } from 'fastify';
import {
  criticalVotes,
  mayUse,
  permissions,
  type OperationId,
  type Permission,
  type PermissionEntry,
  type StepUpAction,
} from '#libs/contracts';
import type { AuthenticationRule } from '#libs/domain';
import { defaultTenant } from '#libs/event-store';
import type { Identified, Principal, TenantAccess } from '#libs/identity';
import { ProblemException } from './problem-exception.ts';
import { identityOf, isLocal, principalOf, type GuardedOperation, type Identity } from './request-context.ts';

export const challenge = 'Bearer realm="assent"';

/**
 * Checks whether the principal may carry out the operation (DESIGN §11).
 * @throws ProblemException
 */
export function authorize(
  { principal, access }: Identified,
  operation: GuardedOperation,
  request: FastifyRequest,
): Identity {
  const present = tenantOf(principal, access, request);
  checkPermission(principal, operation);
  if (present.status === 'SUSPENDED' && !isReading(operation) && !withdrawsAccess(operation)) {
    const detail = `The tenant ${principal.tenantId} is suspended, so its data can be read and not changed.`;
    throw new ProblemException('TENANT_SUSPENDED', detail, { details: { tenantId: principal.tenantId } });
  }
  const { book } = present;
  const identity = { principal, book, operation, judgedAtMs: performance.now() };
  for (const action of actionsOf(operation.permission)) checkRule(identity, action);
  return identity;
}

/** The actions whose rules hold for a permission. A signing key is a means to vote, on CRITICAL requests too. */
function actionsOf(permission: Permission): readonly StepUpAction[] {
  const isOfKeys = permission === 'signing-keys:register' || permission === 'signing-keys:confirm';
  return isOfKeys ? [permission, criticalVotes] : [permission];
}

/**
 * Checks the rules for what a principal passes on to somebody else, by a delegation, a role or an API key. Otherwise a person
 * with a stale sign-in could let somebody with a fresh one do it. Votes may be cast on CRITICAL requests too.
 * @param identity undefined in local mode
 * @throws ProblemException as {@link checkAuthentication}
 */
export function checkPassingOn(identity: Identity | undefined, passedOn: readonly Permission[]): void {
  if (identity === undefined) return;
  const votes = passedOn.includes('approvals:vote') ? ([criticalVotes] as const) : [];
  // Who controls access can pass on everything.
  const everything = passedOn.includes('access:control') ? identity.book.authentication.values() : [];
  for (const action of [...passedOn.flatMap(actionsOf), ...votes]) checkRule(identity, action);
  for (const rule of everything) checkAuthentication(identity.principal, rule);
}

/**
 * Whether a caller holds a permission besides that of the operation. Use it instead of `mayUse` wherever an operation shows or
 * does more for the holders of a permission: a holder whose sign-in does not meet the tenant's rule is asked to sign in again,
 * as at the operations of that permission, and is not silently shown less.
 * @param identity undefined in local mode, in which the caller is the administrator
 * @throws ProblemException as {@link checkAuthentication}
 */
export function holds(identity: Identity | undefined, permission: Permission): boolean {
  if (identity === undefined) return true;
  const { roles, tenantId } = identity.principal;
  const { scope }: PermissionEntry = permissions[permission];
  if (!mayUse(permission, roles) || (scope === 'installation' && tenantId !== defaultTenant)) return false;
  checkRule(identity, permission);
  return true;
}

/**
 * Checks the tenant's rule for an action, if there is one.
 * @throws ProblemException as {@link checkAuthentication}
 */
export function checkRule({ principal, book }: Pick<Identity, 'principal' | 'book'>, action: StepUpAction): void {
  const rule = book.authentication.get(action);
  if (rule !== undefined) checkAuthentication(principal, rule);
}

/** Whether the technical cause of a problem is for the caller: for ADMIN and OPS (N13), and for everybody in local mode. */
export function maySeeCauses(request: FastifyRequest): boolean {
  if (isLocal(request)) return true;
  const principal = principalOf(request);
  if (principal === undefined || !mayUse('operations:control', principal.roles)) return false;
  const rule = identityOf(request)?.book.authentication.get('operations:control');
  return rule === undefined || meetsRule(principal, rule);
}

/** C-30: the tenant comes from the credentials alone. */
function tenantOf(
  { id, tenantId }: Principal,
  access: TenantAccess | undefined,
  { headers }: FastifyRequest,
): TenantAccess {
  const asked = headers['x-organization-id'];
  if (asked !== undefined && asked !== tenantId) {
    const detail = `X-Organization-ID names another tenant than the credentials of ${id}.`;
    throw new ProblemException('TENANT_NOT_ALLOWED', detail, { details: { principal: id } });
  }
  if (access !== undefined) return access;
  const detail = `The token of ${id} is for the tenant ${tenantId}, which this installation does not have.`;
  throw new ProblemException('TENANT_NOT_ALLOWED', detail, { details: { principal: id } });
}

/** An AUDITOR reads everything and changes nothing. */
function isReading({ permission }: GuardedOperation): boolean {
  return mayUse(permission, ['AUDITOR']);
}

/** A leaked key or a role of somebody who has left must not hold for as long as the tenant is suspended. */
function withdrawsAccess({ operationId }: GuardedOperation): boolean {
  return (['revokeApiKey', 'revokeGrant', 'revokeDelegation'] as readonly OperationId[]).includes(operationId);
}

function checkPermission({ id, roles, tenantId }: Principal, { operationId, permission }: GuardedOperation): void {
  const { roles: needed, scope }: PermissionEntry = permissions[permission];
  const details = { principal: id, permission, roles: needed, held: roles };
  if (!mayUse(permission, roles)) {
    const held = roles.length === 0 ? 'no role' : `the role${roles.length > 1 ? 's' : ''} ${roles.join(', ')}`;
    const detail = `${operationId} needs the permission ${permission}, which ${needed.join(', ')} hold${needed.length > 1 ? '' : 's'}. ${id} has ${held}.`;
    throw new ProblemException('PERMISSION_DENIED', detail, { details });
  }
  if (scope === 'installation' && tenantId !== defaultTenant) {
    const detail = `${operationId} concerns the whole installation, so only principals of the tenant ${defaultTenant} may use it. ${id} belongs to ${tenantId}.`;
    throw new ProblemException('PERMISSION_DENIED', detail, { details });
  }
}

/** As for the validity of tokens. */
const clockSkewSeconds = 60;

/** Whether the sign-in is fresh and strong enough. That of an API key never is, and neither is one in the future. */
export function meetsRule(
  { method, authenticatedAt, assurance }: Principal,
  { maxAgeSeconds, acr }: AuthenticationRule,
  nowMs = Date.now(),
): boolean {
  if (method === 'api-key') return false;
  const ageSeconds = authenticatedAt === null ? Infinity : nowMs / 1_000 - authenticatedAt;
  const isFresh = maxAgeSeconds === null || (ageSeconds >= -clockSkewSeconds && ageSeconds <= maxAgeSeconds);
  return isFresh && (acr === null || (assurance !== null && acr.split(' ').includes(assurance)));
}

/**
 * Checks a rule of the tenant for signing in (RFC 9470).
 * @param nowMs the time of the world, by which identity providers tell when a person signed in
 * @throws ProblemException
 */
export function checkAuthentication(
  principal: Principal,
  { action, maxAgeSeconds, acr }: AuthenticationRule,
  nowMs = Date.now(),
): void {
  if (meetsRule(principal, { action, maxAgeSeconds, acr }, nowMs)) return;
  const { id, method } = principal;
  const details = { action, maxAgeSeconds, acr };
  if (method === 'api-key') {
    const detail = `The tenant requires that a person signs in for ${action}. An API key cannot do that.`;
    throw new ProblemException('PERMISSION_DENIED', detail, { details: { principal: id, ...details } });
  }
  const needs = [
    ...(maxAgeSeconds === null ? [] : [`a sign-in in the last ${maxAgeSeconds} seconds`]),
    ...(acr === null ? [] : [`the authentication context ${acr}`]),
  ];
  const detail = `The tenant requires ${needs.join(' and ')} for ${action}.`;
  const asked = [
    `${challenge}, error="insufficient_user_authentication", error_description="${detail.replaceAll('"', "'")}"`,
    ...(maxAgeSeconds === null ? [] : [`max_age="${maxAgeSeconds}"`]),
    ...(acr === null ? [] : [`acr_values="${acr}"`]),
  ];
  throw new ProblemException('INSUFFICIENT_AUTHENTICATION', detail, { authenticate: asked.join(', '), details });
}
