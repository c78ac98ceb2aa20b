import type { AccessRole, Delegation, RoleGrant } from './events.ts';
import {
  endedWith,
  endOfEarlierSecrets,
  holdsAt,
  lentPermission,
  type AccessBookState,
  type ApiKey,
  type Former,
} from './state.ts';

/** Whether a grant, key or delegation holds, and if not, since when and by whose decision. */
export type Standing =
  | { readonly status: 'IN_FORCE'; readonly endedAt: null; readonly revokedBy: null; readonly revocationReason: null }
  /** It ended by its time, with the grant that it rested on, or when a longer grant took its place. */
  | { readonly status: 'ENDED'; readonly endedAt: string; readonly revokedBy: null; readonly revocationReason: null }
  | {
      readonly status: 'REVOKED';
      readonly endedAt: string;
      readonly revokedBy: string;
      readonly revocationReason: string;
    };

/** Every grant of the tenant, also those of the past. */
export function everyGrant({ grants, past }: AccessBookState, now: string): readonly (RoleGrant & Standing)[] {
  return [
    ...presentGrants(grants).map((grant) => ({ ...grant, ...standingOf(grant.until, now) })),
    ...past.grants.map((former) => ({ ...former.entry, ...formerStandingOf(former.entry.until, former) })),
  ];
}

/** Every API key of the tenant, also those of the past. */
export function everyApiKey({ apiKeys, past }: AccessBookState, now: string): readonly (ApiKey & Standing)[] {
  return [
    ...[...apiKeys.values()].map((key) => ({ ...key, ...standingOf(endOfKey(key), now) })),
    ...past.apiKeys.map((former) => ({ ...former.entry, ...formerStandingOf(endOfKey(former.entry), former) })),
  ];
}

/**
 * Every delegation of the tenant, also those of the past.
 * @param rolesFor the roles that allow a permission
 */
export function everyDelegation(
  state: AccessBookState,
  rolesFor: (permission: string) => readonly AccessRole[],
  now: string,
): readonly (Delegation & Standing)[] {
  const { delegations, past } = state;
  const granted = Map.groupBy(grantsThatEnd(state), ({ principal }) => principal);
  /** When it ends by time: by its own, or earlier with a grant that has ended. */
  const endOf = (delegation: Delegation, at: string): string => {
    const roles = rolesFor(lentPermission(delegation));
    return (granted.get(delegation.from) ?? [])
      .filter((grant) => roles.includes(grant.role) && endedWith(grant, delegation, at))
      .reduce((first, { until }) => (until < first ? until : first), delegation.until);
  };
  return [
    ...[...delegations.values()].map((each) => ({ ...each, ...standingOf(endOf(each, now), now) })),
    ...past.delegations.map((former) => ({
      ...former.entry,
      ...formerStandingOf(endOf(former.entry, former.removedAt), former),
    })),
  ];
}

/** The grants that end or have ended by time. A grant that was revoked or replaced before ended no delegation by time. */
function grantsThatEnd({ grants, past }: AccessBookState): readonly (RoleGrant & { readonly until: string })[] {
  const lapsed = past.grants.filter(({ entry, removedAt }) => !holdsAt(entry, removedAt)).map(({ entry }) => entry);
  return [...presentGrants(grants), ...lapsed].flatMap((grant) => {
    const { until } = grant;
    return until === null ? [] : [{ ...grant, until }];
  });
}

function presentGrants(grants: AccessBookState['grants']): readonly RoleGrant[] {
  return [...grants.values()].flatMap((roles) => [...roles.values()]);
}

/** An earlier secret of a key may outlive the one that replaced it. */
function endOfKey(key: ApiKey): string {
  const earlier = endOfEarlierSecrets(key);
  return earlier !== null && earlier > key.expiresAt ? earlier : key.expiresAt;
}

const notRevoked = { revokedBy: null, revocationReason: null } as const;

/** @param until when it ends by time; null means never */
function standingOf(until: string | null, now: string): Standing {
  return until === null || holdsAt({ until }, now)
    ? { status: 'IN_FORCE', endedAt: null, ...notRevoked }
    : { status: 'ENDED', endedAt: until, ...notRevoked };
}

function formerStandingOf(until: string | null, { removedAt, revocation }: Former<unknown>): Standing {
  const before = standingOf(until, removedAt);
  if (before.status !== 'IN_FORCE') return before;
  if (revocation === null) return { status: 'ENDED', endedAt: removedAt, ...notRevoked };
  const { revokedBy, reason } = revocation;
  return { status: 'REVOKED', endedAt: removedAt, revokedBy, revocationReason: reason };
}
