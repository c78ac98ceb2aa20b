import { setTimeout as delay } from 'node:timers/promises';
import { abandonRollback } from '#libs/approval-execution';
import type { SettlementEvent } from '#libs/domain';
import { isTransientFault, reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/platform';
import type { Reactor } from '#libs/projections';

/** How long whoever stopped a settlement may take to roll its execution back before that counts as interrupted. */
const graceMs = 2_000;

/** Lets a settlement go on that was stopped for a rollback, when the rollback was interrupted before it took place (C-20, N11). */
export function abandonRollbacksReactor(aggregates: Aggregates, clock: Clock): Reactor {
  const name = 'abandon-rollbacks';
  return {
    name,
    types: ['SettlementStopped'],
    isTransient: isTransientFault,
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<SettlementEvent, { type: 'SettlementStopped' }>>;
      const { settlementId: executionId, versionId, stopId } = data;
      await delay(Math.min(graceMs, Math.max(0, Date.parse(event.recordedAt) + graceMs - Date.now())));
      await abandonRollback(aggregates, { versionId, executionId, stopId }, reactionTo(event, name, clock.now()));
    },
  };
}
