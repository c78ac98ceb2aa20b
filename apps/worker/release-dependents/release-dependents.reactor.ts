import { executionIdOf, releaseParent } from '#libs/approval-execution';
import { tokenVersionDecider, versionStream, type ExistingVersion, type TokenVersionEvent } from '#libs/domain';
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
      const { parent } = state;
      for (const executionId of releasedExecutions(state)) {
        await releaseParent(aggregates, parent, { versionId, executionId }, reactionTo(event, name, clock.now()));
      }
    },
  };
}

/** The executions whose claims no longer stand. The one that made the version active keeps its own for as long as it is. */
function releasedExecutions({ status, executions, submission, versionId }: ExistingVersion): readonly string[] {
  const released = executions.filter(
    (execution) => status !== 'ACTIVE' || (execution.status !== 'activated' && execution.status !== 'completed'),
  );
  const ids = released.map(({ executionId }) => executionId);
  if (status === 'ACTIVE' || status === 'PENDING_VVB' || submission === null) return ids;
  // One that claimed its parent and died before its version heard of it; it can never come true now.
  return [...ids, executionIdOf(submission.approvalRequestId, versionId, executions.length + 1)];
}
