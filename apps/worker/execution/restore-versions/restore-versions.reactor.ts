import { restorePreviousVersion } from '#libs/approval-execution';
import type { TokenVersionEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';

/**
 * Restores the version that a rolled back execution had replaced, if the rollback was interrupted before it did (C-20).
 */
export function restoreVersionsReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'restore-versions';
  return {
    name,
    types: ['ApprovalExecutionRolledBack'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<TokenVersionEvent, { type: 'ApprovalExecutionRolledBack' }>>;
      const context = reactionTo(event, name, clock.now());
      await restorePreviousVersion(aggregates.of(event.metadata.tenantId), data, context);
    },
  };
}
