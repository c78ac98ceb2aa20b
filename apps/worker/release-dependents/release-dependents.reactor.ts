import { releaseParent } from '#libs/approval-execution';
import { tokenVersionDecider, versionStream, type TokenVersionEvent } from '#libs/domain';
import { isTransientFault, reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import type { Reactor } from '#libs/projections';

/**
 * Lets a parent go when its dependent is no longer active: takes off the claims of executions that
 * failed, and all claims of a version that was replaced, retired or rolled back. Late is safe: until
 * then the parent only refuses to retire.
 */
export function releaseDependentsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'release-dependents';
  return {
    name,
    types: [
      'VersionReplaced',
      'VersionRetired',
      'VersionExpired',
      'VersionRejected',
      'ApprovalExecutionFailed',
      'ApprovalExecutionRolledBack',
    ],
    isTransient: isTransientFault,
    react: async (event) => {
      const { data } = event as RecordedEvent<TokenVersionEvent>;
      if (!('versionId' in data)) return;
      const { versionId } = data;
      const { state } = await aggregates.load(versionStream(versionId), tokenVersionDecider);
      if (state.status === 'NONE' || state.parent === null) return;
      for (const { executionId, status } of state.executions) {
        // The execution that made the version active keeps its claim for as long as the version is.
        const stands = state.status === 'ACTIVE' && (status === 'activated' || status === 'completed');
        if (!stands)
          await releaseParent(
            aggregates,
            state.parent,
            { versionId, executionId },
            reactionTo(event, name, clock.now()),
          );
      }
    },
  };
}
