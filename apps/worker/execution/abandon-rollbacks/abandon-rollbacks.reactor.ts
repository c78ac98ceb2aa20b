import { abandonRollback } from '#libs/approval-execution';
import type { SettlementEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { elapsed, graceMs } from '../../elapsed.ts';

/**
 * Resumes a settlement that was stopped for a rollback, if the rollback was interrupted before it took effect (C-20,
 * N11).
 */
export function abandonRollbacksReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'abandon-rollbacks';
  return {
    name,
    types: ['SettlementStopped'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<SettlementEvent, { type: 'SettlementStopped' }>>;
      const { settlementId: executionId, versionId, stopId } = data;
      await elapsed(graceMs, event.recordedAt);
      const context = reactionTo(event, name, clock.now());
      await abandonRollback(aggregates.of(event.metadata.tenantId), { versionId, executionId, stopId }, context);
    },
  };
}
