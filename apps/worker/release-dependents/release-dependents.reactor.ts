import { releaseClaims, releaseFormerParent } from '#libs/approval-execution';
import type { TokenVersionEvent } from '#libs/domain';
import { isTransientFault, reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import type { Reactor } from '#libs/projections';

/** Lets a parent go when its dependent is no longer active, or has another parent. */
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
      'ApprovalExecutionFailed',
      'ApprovalExecutionRolledBack',
    ],
    isTransient: isTransientFault,
    react: async (recorded) => {
      const event = recorded as RecordedEvent<TokenVersionEvent>;
      if (!('versionId' in event.data)) return;
      const { versionId } = event.data;
      const context = reactionTo(event, name, clock.now());
      if (event.type === 'VersionReparented') await releaseFormerParent(aggregates, event.data, context);
      else await releaseClaims(aggregates, versionId, context);
    },
  };
}
