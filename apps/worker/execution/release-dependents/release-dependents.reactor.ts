import { releaseClaims, releaseFormerClaims, releaseLateClaim } from '#libs/approval-execution';
import type { TokenVersionEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { parentOf } from '../claimed-parent.ts';

/**
 * Releases the claim on a parent if its dependent is no longer active, has another parent, has abandoned its claims, or
 * was out of force before the claim.
 */
export function releaseDependentsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'release-dependents';
  return {
    name,
    types: [
      'VersionReplaced',
      'VersionRetired',
      'VersionExpired',
      'VersionArchived',
      'VersionRejected',
      'VersionReparented',
      'ParentClaimsAbandoned',
      'ApprovalExecutionFailed',
      'ApprovalExecutionRolledBack',
      'VersionRestorationFailed',
      'DependentActivated',
    ],
    react: async (recorded) => {
      const event = recorded as RecordedEvent<TokenVersionEvent>;
      const own = aggregates.of(event.metadata.tenantId);
      const context = reactionTo(event, name, clock.now());
      if (event.type === 'DependentActivated') {
        const { dependentVersionId: versionId, executionId } = event.data;
        await releaseLateClaim(own, parentOf(event.stream), { versionId, claimId: executionId }, context);
        return;
      }
      if (event.type === 'VersionReparented') {
        await releaseFormerClaims(own, { ...event.data, parent: event.data.from }, context);
      } else if (event.type === 'ParentClaimsAbandoned') {
        await releaseFormerClaims(own, event.data, context);
      } else if ('versionId' in event.data) {
        await releaseClaims(own, event.data.versionId, context);
      }
    },
  };
}
