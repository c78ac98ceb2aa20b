import { assertNever, type Refusal } from '../../decider.ts';
import type { AccessBookCommand } from './commands.ts';
import type { AccessBookEvent, AccessRole, DelegationScope } from './events.ts';
import { endedWith, holdsAt, lentPermission, validSecrets, type AccessBookState } from './state.ts';

export type AccessBookRefusal = Refusal<
  | 'ALREADY_GRANTED'
  | 'API_KEY_NOT_FOUND'
  | 'DELEGATION_NOT_FOUND'
  | 'GRANT_NOT_FOUND'
  | 'GRANT_TO_ONESELF'
  | 'STEP_UP_RULE_NOT_FOUND'
  | 'TOO_MANY_SECRETS'
  | 'VALIDATION_FAILED'
>;

type Decision = readonly AccessBookEvent[] | AccessBookRefusal;
type Command<T extends AccessBookCommand['type']> = Extract<AccessBookCommand, { type: T }>;

export function decide(command: AccessBookCommand, state: AccessBookState): Decision {
  switch (command.type) {
    case 'GrantRole':
      return grantRole(command, state);
    case 'RevokeRole':
      return revokeRole(command, state);
    case 'IssueApiKey':
      return issueApiKey(command, state);
    case 'RotateApiKey':
      return rotateApiKey(command, state);
    case 'RevokeApiKey':
      return revokeApiKey(command, state);
    case 'Delegate':
      return delegate(command, state);
    case 'RevokeDelegation':
      return revokeDelegation(command, state);
    case 'RequireAuthentication':
      return requireAuthentication(command, state);
    case 'ReleaseAuthentication':
      return releaseAuthentication(command, state);
    default:
      return assertNever(command);
  }
}

function grantRole(
  { principal, role, permissions, until, reason, metadata }: Command<'GrantRole'>,
  state: AccessBookState,
): Decision {
  const { now, actor } = metadata;
  if (principal === actor.id) {
    return {
      code: 'GRANT_TO_ONESELF',
      message: `${principal} cannot grant a role to itself. Ask another administrator.`,
    };
  }
  if (!holdsAt({ until }, now)) return notInFuture('until', until, now);
  const present = state.grants.get(principal)?.get(role);
  if (present !== undefined && holdsAt(present, now) && !isLonger(until, present.until)) {
    const end = present.until ?? 'it is revoked';
    return { code: 'ALREADY_GRANTED', message: `${principal} has the role ${role} until ${end}.` };
  }
  const data = { principal, role, until, reason, grantedBy: actor.id, grantedAt: now };
  const ended = [...state.delegations.values()].filter(
    (delegation) =>
      delegation.from === principal &&
      permissions.includes(lentPermission(delegation)) &&
      endedWith(present, delegation, now),
  );
  const revocation = { reason: `The grant of ${role} had ended.`, revokedBy: actor.id, revokedAt: now };
  return [
    { type: 'RoleGranted', data },
    ...ended.map(({ delegationId }) => ({
      type: 'DelegationRevoked' as const,
      data: { delegationId, ...revocation },
    })),
  ];
}

function isLonger(until: string | null, than: string | null): boolean {
  return than !== null && (until === null || until > than);
}

/**
 * Also ends the principal's delegations of what the role allows. Another role may allow it too, but roles in access tokens
 * cannot be seen here, and the principal can delegate again.
 */
function revokeRole(command: Command<'RevokeRole'>, state: AccessBookState): Decision {
  const { principal, role, permissions, reason, metadata } = command;
  if (state.grants.get(principal)?.has(role) !== true) {
    const message = `${principal} has no grant of the role ${role}. Roles in access tokens are revoked at the identity provider.`;
    return { code: 'GRANT_NOT_FOUND', message };
  }
  const { now, actor } = metadata;
  const ended = { reason, revokedBy: actor.id, revokedAt: now };
  const delegations = [...state.delegations.values()].filter(
    (delegation) => delegation.from === principal && permissions.includes(lentPermission(delegation)),
  );
  return [
    { type: 'RoleRevoked', data: { principal, role, ...ended } },
    ...delegations.map(({ delegationId }) => ({
      type: 'DelegationRevoked' as const,
      data: { delegationId, ...ended },
    })),
  ];
}

/** A person votes, and a person controls access: with a key, an administrator could grant roles to themselves. */
const rolesOfPersons: readonly AccessRole[] = ['ADMIN', 'VALIDATOR'];

function issueApiKey(command: Command<'IssueApiKey'>, state: AccessBookState): Decision {
  const { keyId, name, roles, secretHash, expiresAt, metadata } = command;
  const { now, actor } = metadata;
  const refused = roles.find((role) => rolesOfPersons.includes(role));
  if (refused !== undefined) {
    return { code: 'VALIDATION_FAILED', message: `An API key cannot have the role ${refused}, which is for persons.` };
  }
  if (!holdsAt({ until: expiresAt }, now)) return notInFuture('expiresAt', expiresAt, now);
  const namesake = [...state.apiKeys.values()].find((key) => key.name === name || key.keyId === keyId);
  if (namesake !== undefined) {
    const message = `The API key ${namesake.keyId} has the name ${name}. Rotate or revoke it, or choose another name.`;
    return { code: 'ALREADY_GRANTED', message };
  }
  return [
    { type: 'ApiKeyIssued', data: { keyId, name, roles, secretHash, expiresAt, issuedBy: actor.id, issuedAt: now } },
  ];
}

/** Each of them was promised its end, so none is ended early to make room. */
const mostEarlierSecrets = 5;

function rotateApiKey(command: Command<'RotateApiKey'>, state: AccessBookState): Decision {
  const { keyId, secretHash, expiresAt, overlapSeconds, metadata } = command;
  const { now, actor } = metadata;
  const key = state.apiKeys.get(keyId);
  if (key === undefined) return noSuchKey(keyId);
  if (!holdsAt({ until: expiresAt }, now)) return notInFuture('expiresAt', expiresAt, now);
  const valid = validSecrets(key.earlier, now);
  if (overlapSeconds > 0 && valid.length >= mostEarlierSecrets) {
    const end = valid.reduce((first, { endsAt }) => (endsAt < first ? endsAt : first), valid[0]?.endsAt ?? now);
    const message = `${valid.length} earlier secrets of the API key ${keyId} are still valid, the first until ${end}.`;
    return { code: 'TOO_MANY_SECRETS', message };
  }
  const overlapEnd = new Date(Date.parse(now) + overlapSeconds * 1_000).toISOString();
  // The overlap must not extend the life of the earlier secret.
  const previousEndsAt = overlapEnd < key.expiresAt ? overlapEnd : key.expiresAt;
  const rotation = { keyId, secretHash, expiresAt, previousEndsAt, rotatedBy: actor.id, rotatedAt: now };
  return [{ type: 'ApiKeyRotated', data: rotation }];
}

function revokeApiKey({ keyId, reason, metadata }: Command<'RevokeApiKey'>, state: AccessBookState): Decision {
  if (!state.apiKeys.has(keyId)) return noSuchKey(keyId);
  const { now, actor } = metadata;
  return [{ type: 'ApiKeyRevoked', data: { keyId, reason, revokedBy: actor.id, revokedAt: now } }];
}

function noSuchKey(keyId: string): AccessBookRefusal {
  return { code: 'API_KEY_NOT_FOUND', message: `There is no API key ${keyId}, or it was revoked.` };
}

/** Who delegates is the actor, so nobody can delegate what was delegated to them. */
function delegate(command: Command<'Delegate'>, state: AccessBookState): Decision {
  const { delegationId, to, scope, until, reason, metadata } = command;
  const { now, actor } = metadata;
  const from = actor.id;
  if (to === from) return { code: 'GRANT_TO_ONESELF', message: `${from} cannot delegate to itself.` };
  if (!holdsAt({ until }, now)) return notInFuture('until', until, now);
  const present = [...state.delegations.values()].find(
    (other) => other.from === from && other.to === to && isSameScope(other.scope, scope) && holdsAt(other, now),
  );
  if (present !== undefined && !isLonger(until, present.until)) {
    const message = `${to} may already act for ${from} until ${present.until} (delegation ${present.delegationId}).`;
    return { code: 'ALREADY_GRANTED', message };
  }
  return [{ type: 'DelegationGranted', data: { delegationId, from, to, scope, until, reason, delegatedAt: now } }];
}

function isSameScope(one: DelegationScope, other: DelegationScope): boolean {
  return one.kind === 'permission'
    ? other.kind === 'permission' && one.permission === other.permission
    : other.kind === 'approval-request' && one.approvalRequestId === other.approvalRequestId;
}

function revokeDelegation(command: Command<'RevokeDelegation'>, state: AccessBookState): Decision {
  const { delegationId, reason, asAdministrator, metadata } = command;
  const { now, actor } = metadata;
  const present = state.delegations.get(delegationId);
  const isOwn = present?.from === actor.id || present?.to === actor.id;
  if (present === undefined || !(isOwn || asAdministrator)) {
    const message = `There is no delegation ${delegationId} from or to ${actor.id}, or it was revoked.`;
    return { code: 'DELEGATION_NOT_FOUND', message };
  }
  return [{ type: 'DelegationRevoked', data: { delegationId, reason, revokedBy: actor.id, revokedAt: now } }];
}

function requireAuthentication(command: Command<'RequireAuthentication'>, state: AccessBookState): Decision {
  const { action, maxAgeSeconds, acr, reason, metadata } = command;
  if (maxAgeSeconds === null && acr === null) {
    return { code: 'VALIDATION_FAILED', message: 'A rule needs maxAgeSeconds, acr, or both.' };
  }
  const present = state.authentication.get(action);
  if (present?.maxAgeSeconds === maxAgeSeconds && present.acr === acr) return [];
  const { now, actor } = metadata;
  const rule = { action, maxAgeSeconds, acr, reason, requiredBy: actor.id, requiredAt: now };
  return [{ type: 'AuthenticationRequired', data: rule }];
}

function releaseAuthentication(command: Command<'ReleaseAuthentication'>, state: AccessBookState): Decision {
  const { action, reason, metadata } = command;
  if (!state.authentication.has(action)) {
    return { code: 'STEP_UP_RULE_NOT_FOUND', message: `There is no rule for ${action}.` };
  }
  const { now, actor } = metadata;
  return [{ type: 'AuthenticationReleased', data: { action, reason, releasedBy: actor.id, releasedAt: now } }];
}

function notInFuture(field: string, value: string | null, now: string): AccessBookRefusal {
  return { code: 'VALIDATION_FAILED', message: `${field} (${value ?? ''}) must lie in the future. Now it is ${now}.` };
}
