import { type ExistingVersion, type SupersessionFacts, type TokenVersionState, versionAggregate } from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';

/**
 * Searches for a version in force that replaces this one, directly or over others (S6-22). Each version records the
 * activations that replace it, and the search follows those records.
 */
export async function supersessionOf(
  aggregates: TenantAggregates,
  version: TokenVersionState,
): Promise<SupersessionFacts> {
  if (version.status === 'NONE') return { inForce: null, through: null, seen: 0 };
  const seen = version.supersessions.length;
  const visited = new Set([version.versionId]);
  for (const through of successorsOf(version)) {
    const inForce = await inForceFrom(aggregates, through, visited);
    if (inForce !== null) return { inForce, through, seen };
  }
  return { inForce: null, through: null, seen };
}

async function inForceFrom(
  aggregates: TenantAggregates,
  versionId: string,
  visited: Set<string>,
): Promise<string | null> {
  if (visited.has(versionId)) return null;
  visited.add(versionId);
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE') return null;
  if (state.status === 'ACTIVE') return versionId;
  for (const successor of successorsOf(state)) {
    const inForce = await inForceFrom(aggregates, successor, visited);
    if (inForce !== null) return inForce;
  }
  return null;
}

function successorsOf({ supersessions }: ExistingVersion): ReadonlySet<string> {
  return new Set(supersessions.map(({ versionId }) => versionId));
}
