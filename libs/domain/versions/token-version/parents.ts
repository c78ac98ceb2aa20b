import { isClaimed } from '../../tokens/dependents.ts';
import type { Command } from './commands.ts';
import type { Decision } from './refusals.ts';
import type { ExistingVersion } from './state.ts';

/** A version keeps its parent once it is active, because its claim holds that parent in force (S7-36). */
export function reparent(command: Command<'ReparentVersion'>, version: ExistingVersion): Decision {
  const { parent: to, generation, assignmentId, reason, reparentedBy, metadata } = command;
  const { versionId, tokenId, status, parent: from, parentGeneration, abandonedReparentings } = version;
  if (to?.kind === from?.kind && to?.id === from?.id) return [];
  if (status !== 'CREATED' && status !== 'PENDING_VVB') {
    const message = `The parent of a version can change only before it is active. This version is ${status}.`;
    return { code: 'INVALID_STATE_TRANSITION', message };
  }
  const isAbandoned = assignmentId !== null && abandonedReparentings.includes(assignmentId);
  // The assignment was made against another parent or is abandoned. Accepting it late could close a circle (S7-38).
  if (generation !== parentGeneration || isAbandoned) {
    return { code: 'CONCURRENT_MODIFICATION', message: `The parent of version ${versionId} changed in the meantime.` };
  }
  return [
    {
      type: 'VersionReparented',
      data: {
        versionId,
        tokenId,
        from,
        to,
        generation: parentGeneration + 1,
        reason,
        reparentedBy,
        reparentedAt: metadata.now,
      },
    },
  ];
}

/** In any status, because a rolled back version is pending again and could then accept the assignment. */
export function abandonReparenting(command: Command<'AbandonReparenting'>, version: ExistingVersion): Decision {
  const { assignmentId, generation, metadata } = command;
  const { versionId, tokenId, parentGeneration, abandonedReparentings } = version;
  if (generation < parentGeneration || abandonedReparentings.includes(assignmentId)) return [];
  return [{ type: 'ReparentingAbandoned', data: { versionId, tokenId, assignmentId, abandonedAt: metadata.now } }];
}

/** In any other status a claim is answered: by the activation, or by the end of the version. */
export function abandonParentClaims(command: Command<'AbandonParentClaims'>, version: ExistingVersion): Decision {
  const { versionId, tokenId, status, parent, parentGeneration } = version;
  if (status !== 'PENDING_VVB' || parent === null || command.generation !== parentGeneration) return [];
  const generation = parentGeneration + 1;
  const abandonedAt = command.metadata.now;
  return [{ type: 'ParentClaimsAbandoned', data: { versionId, tokenId, parent, generation, abandonedAt } }];
}

export function recordDependent(command: Command<'RecordDependent'>, version: ExistingVersion): Decision {
  const { dependentVersionId, claimId, metadata } = command;
  const { versionId, status } = version;
  if (version.status !== 'ACTIVE') {
    return { code: 'TOKEN_RETIRED', message: `Parent version ${versionId} is ${status}, not ACTIVE.` };
  }
  if (isClaimed(version.dependents, dependentVersionId, claimId)) return [];
  return [
    { type: 'DependentActivated', data: { dependentVersionId, executionId: claimId, activatedAt: metadata.now } },
  ];
}

export function releaseDependent(command: Command<'ReleaseDependent'>, version: ExistingVersion): Decision {
  const { dependentVersionId, claimId, metadata } = command;
  if (version.status !== 'ACTIVE' || !isClaimed(version.dependents, dependentVersionId, claimId)) return [];
  return [{ type: 'DependentReleased', data: { dependentVersionId, executionId: claimId, releasedAt: metadata.now } }];
}
