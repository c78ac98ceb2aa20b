import { assertNever, ImpossibleEvent } from '../../decider.ts';
import type {
  AccessBookEvent,
  AccessRole,
  AuthenticationRule,
  Delegation,
  Ended,
  IssuedKey,
  RoleGrant,
} from './events.ts';

export interface ApiKey extends IssuedKey {
  /** Everybody who issued or rotated the key, because each of them has known a secret of it. */
  readonly holders: readonly string[];
  /** The secrets before the present one, by rotation. Those that had ended at the last rotation may be missing. */
  readonly earlier: readonly Secret[];
}

interface Secret {
  readonly secretHash: string;
  readonly endsAt: string;
}

/** A grant, key or delegation that an event took out of the book. */
export interface Former<Entry> {
  readonly entry: Entry;
  /** When the event was recorded. The entry may have ended by its time before. */
  readonly removedAt: string;
  /** Null for a grant that a longer one replaced. */
  readonly revocation: Ended | null;
}

/**
 * Who may do what in a tenant. Revoked grants, keys and delegations are in `past` alone, which lists show and which allows
 * nothing. Those that ended by time may remain in the other fields.
 */
export interface AccessBookState {
  /** By principal, then by role. */
  readonly grants: ReadonlyMap<string, ReadonlyMap<AccessRole, RoleGrant>>;
  readonly apiKeys: ReadonlyMap<string, ApiKey>;
  readonly delegations: ReadonlyMap<string, Delegation>;
  /** By action. */
  readonly authentication: ReadonlyMap<string, AuthenticationRule>;
  /** In the order of their removal. */
  readonly past: {
    readonly grants: readonly Former<RoleGrant>[];
    readonly apiKeys: readonly Former<ApiKey>[];
    readonly delegations: readonly Former<Delegation>[];
  };
}

export const initialState: AccessBookState = {
  grants: new Map(),
  apiKeys: new Map(),
  delegations: new Map(),
  authentication: new Map(),
  past: { grants: [], apiKeys: [], delegations: [] },
};

/** @throws ImpossibleEvent for an event that no decider can have written in this state. */
export function evolve(state: AccessBookState, event: AccessBookEvent): AccessBookState {
  switch (event.type) {
    case 'RoleGranted': {
      const { principal, role, grantedAt } = event.data;
      const present = state.grants.get(principal)?.get(role);
      const granted = withGrants(state, principal, new Map(state.grants.get(principal)).set(role, event.data));
      return present === undefined ? granted : withPast(granted, 'grants', present, grantedAt, null);
    }
    case 'RoleRevoked': {
      const { principal, role, revokedAt } = event.data;
      const roles = new Map(state.grants.get(principal));
      const present = roles.get(role);
      if (present === undefined) throw new ImpossibleEvent(event.type, 'not granted');
      roles.delete(role);
      return withPast(withGrants(state, principal, roles), 'grants', present, revokedAt, event.data);
    }
    case 'ApiKeyIssued': {
      const { keyId } = event.data;
      return {
        ...state,
        apiKeys: new Map(state.apiKeys).set(keyId, { ...event.data, holders: [event.data.issuedBy], earlier: [] }),
      };
    }
    case 'ApiKeyRotated': {
      const { keyId, secretHash, expiresAt, previousEndsAt, rotatedBy, rotatedAt } = event.data;
      const key = state.apiKeys.get(keyId);
      if (key === undefined) throw new ImpossibleEvent(event.type, 'not issued');
      const previous = { secretHash: key.secretHash, endsAt: previousEndsAt };
      const earlier = [...validSecrets(key.earlier, rotatedAt), previous];
      const holders = [...new Set([...key.holders, rotatedBy])];
      const rotated = { ...key, secretHash, expiresAt, holders, earlier };
      return { ...state, apiKeys: new Map(state.apiKeys).set(keyId, rotated) };
    }
    case 'ApiKeyRevoked': {
      const { keyId, revokedAt } = event.data;
      const { left, removed } = without(state.apiKeys, keyId, event.type);
      return withPast({ ...state, apiKeys: left }, 'apiKeys', removed, revokedAt, event.data);
    }
    case 'DelegationGranted':
      return { ...state, delegations: new Map(state.delegations).set(event.data.delegationId, event.data) };
    case 'DelegationRevoked': {
      const { delegationId, revokedAt } = event.data;
      const { left, removed } = without(state.delegations, delegationId, event.type);
      return withPast({ ...state, delegations: left }, 'delegations', removed, revokedAt, event.data);
    }
    case 'AuthenticationRequired': {
      const { action, maxAgeSeconds, acr } = event.data;
      return { ...state, authentication: new Map(state.authentication).set(action, { action, maxAgeSeconds, acr }) };
    }
    case 'AuthenticationReleased':
      return { ...state, authentication: without(state.authentication, event.data.action, event.type).left };
    default:
      return assertNever(event);
  }
}

function withGrants(
  state: AccessBookState,
  principal: string,
  roles: ReadonlyMap<AccessRole, RoleGrant>,
): AccessBookState {
  const grants = new Map(state.grants);
  if (roles.size === 0) grants.delete(principal);
  else grants.set(principal, roles);
  return { ...state, grants };
}

type Past = AccessBookState['past'];

function withPast<Kind extends keyof Past>(
  state: AccessBookState,
  kind: Kind,
  entry: Past[Kind][number]['entry'],
  removedAt: string,
  revocation: Ended | null,
): AccessBookState {
  const { past } = state;
  return { ...state, past: { ...past, [kind]: [...past[kind], { entry, removedAt, revocation }] } };
}

function without<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
  eventType: AccessBookEvent['type'],
): { readonly left: ReadonlyMap<string, Value>; readonly removed: Value } {
  const removed = map.get(key);
  if (removed === undefined) throw new ImpossibleEvent(eventType, 'not in force');
  const left = new Map(map);
  left.delete(key);
  return { left, removed };
}

/** @param now ISO 8601, UTC, as all times of the book */
export function holdsAt({ until }: { readonly until: string | null }, now: string): boolean {
  return until === null || now < until;
}

/** The roles that grants give a principal at this time. */
export function grantedRoles({ grants }: AccessBookState, principal: string, now: string): readonly AccessRole[] {
  const granted = grants.get(principal);
  if (granted === undefined) return [];
  return [...granted.values()].filter((grant) => holdsAt(grant, now)).map(({ role }) => role);
}

/**
 * Whether a secret of the key is valid now.
 * @param isSecret whether this is the hash of the presented secret
 */
export function isValidSecret(key: ApiKey, now: string, isSecret: (secretHash: string) => boolean): boolean {
  const secrets = [{ secretHash: key.secretHash, endsAt: key.expiresAt }, ...key.earlier];
  // All hashes are compared, so that the time does not tell which one it was.
  const matching = secrets.filter(({ secretHash }) => isSecret(secretHash));
  return validSecrets(matching, now).length > 0;
}

/** The secrets that have not ended. */
export function validSecrets(secrets: readonly Secret[], now: string): readonly Secret[] {
  return secrets.filter(({ endsAt }) => now < endsAt);
}

/** When the last of the earlier secrets ends; null without one. */
export function endOfEarlierSecrets({ earlier }: ApiKey): string | null {
  return earlier.reduce<string | null>((end, { endsAt }) => (end === null || endsAt > end ? endsAt : end), null);
}

/** Whether a delegation of what the granted role allows has ended because the grant has. */
export function endedWith(grant: RoleGrant | undefined, { delegatedAt }: Delegation, now: string): boolean {
  return grant !== undefined && !holdsAt(grant, now) && holdsAt(grant, delegatedAt);
}

/**
 * A delegation that lets `to` act for `from` with this permission, or on this approval request. It ends at its own time, and
 * with a grant of one of the roles that allow the permission.
 */
export function delegationFor(
  { delegations, grants }: AccessBookState,
  asked: {
    readonly from: string;
    readonly to: string;
    readonly permission: string;
    readonly approvalRequestId: string | undefined;
    /** The roles that allow the permission. */
    readonly roles: readonly AccessRole[];
  },
  now: string,
): Delegation | undefined {
  const granted = grants.get(asked.from);
  return [...delegations.values()].find(
    (delegation) =>
      delegation.from === asked.from &&
      delegation.to === asked.to &&
      holdsAt(delegation, now) &&
      covers(delegation, asked) &&
      !asked.roles.some((role) => endedWith(granted?.get(role), delegation, now)),
  );
}

function covers(
  { scope }: Delegation,
  { permission, approvalRequestId }: { readonly permission: string; readonly approvalRequestId: string | undefined },
): boolean {
  return scope.kind === 'permission'
    ? scope.permission === permission
    : permission === votePermission && scope.approvalRequestId === approvalRequestId;
}

/** The permission that a delegation lends. */
export function lentPermission({ scope }: Delegation): string {
  return scope.kind === 'permission' ? scope.permission : votePermission;
}

/** The permission that a delegation of one approval request gives. */
const votePermission = 'approvals:vote';
