/**
 * Who depends on a parent: the executions that claimed it, by version. Claims are kept by execution,
 * because two executions of one version may race, and the one that loses must not free the parent
 * that the winner holds.
 */
export type Dependents = Readonly<Record<string, readonly string[]>>;

export const noDependents: Dependents = {};

export function isClaimed(dependents: Dependents, versionId: string, executionId: string): boolean {
  return dependents[versionId]?.includes(executionId) ?? false;
}

export function withClaim(dependents: Dependents, versionId: string, executionId: string): Dependents {
  return { ...dependents, [versionId]: [...(dependents[versionId] ?? []), executionId] };
}

export function withoutClaim(dependents: Dependents, versionId: string, executionId: string): Dependents {
  const { [versionId]: claims = [], ...others } = dependents;
  const rest = claims.filter((claim) => claim !== executionId);
  return rest.length === 0 ? others : { ...others, [versionId]: rest };
}

/** The versions that depend on the parent. */
export function dependentVersions(dependents: Dependents): readonly string[] {
  return Object.keys(dependents);
}
