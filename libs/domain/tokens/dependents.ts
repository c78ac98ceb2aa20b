/**
 * The claims on a parent, by dependent version. Each attempt to execute a version makes its own claim, because two
 * attempts may race, and the one that loses must not release the parent for the one that wins.
 */
export type Dependents = Readonly<Record<string, readonly string[]>>;

export const noDependents: Dependents = {};

export function isClaimed(dependents: Dependents, versionId: string, claimId: string): boolean {
  return dependents[versionId]?.includes(claimId) ?? false;
}

export function withClaim(dependents: Dependents, versionId: string, claimId: string): Dependents {
  return { ...dependents, [versionId]: [...(dependents[versionId] ?? []), claimId] };
}

export function withoutClaim(dependents: Dependents, versionId: string, claimId: string): Dependents {
  const { [versionId]: claims = [], ...others } = dependents;
  const rest = claims.filter((claim) => claim !== claimId);
  return rest.length === 0 ? others : { ...others, [versionId]: rest };
}

/** The versions that depend on the parent. */
export function dependentVersions(dependents: Dependents): readonly string[] {
  return Object.keys(dependents);
}
