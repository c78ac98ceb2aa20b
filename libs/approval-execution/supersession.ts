import { type ExistingVersion, type SupersessionFacts, type TokenVersionState, versionAggregate } from '#libs/domain';
import type { Aggregates } from '#libs/event-store';

/**
 * Looks for a version in force that replaces this one, directly or over others (S6-22). Every activation is on the
 * record of what it replaces, so the way leads from each version to those that were activated in its place.
 */
export async function supersessionOf(aggregates: Aggregates, version: TokenVersionState): Promise<SupersessionFacts> {
  if (version.status === 'NONE') return { inForce: null, through: null, seen: 0 };
  const seen = version.supersessions.length;
  const looked = new Set([version.versionId]);
  for (const through of successorsOf(version)) {
    const inForce = await inForceFrom(aggregates, through, looked);
    if (inForce !== null) return { inForce, through, seen };
  }
  return { inForce: null, through: null, seen };
}

async function inForceFrom(aggregates: Aggregates, versionId: string, looked: Set<string>): Promise<string | null> {
  if (looked.has(versionId)) return null;
  looked.add(versionId);
  const { state } = await aggregates.load(versionAggregate(versionId));
  if (state.status === 'NONE') return null;
  if (state.status === 'ACTIVE') return versionId;
  for (const successor of successorsOf(state)) {
    const inForce = await inForceFrom(aggregates, successor, looked);
    if (inForce !== null) return inForce;
  }
  return null;
}

function successorsOf({ supersessions }: ExistingVersion): ReadonlySet<string> {
  return new Set(supersessions.map(({ versionId }) => versionId));
}
