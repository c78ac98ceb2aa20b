import { executeUnblocked, isFaultCode, type ExecutionLog } from '#libs/approval-execution';
import { type TokenVersionEvent, versionAggregate } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import { backoffMs } from '#libs/concurrency';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { elapsed } from '../../elapsed.ts';

/** A process that stops waits for the reactor, so no pause is longer. */
const backoffLimits = { firstMs: 1_000, longestMs: 5_000 };

/**
 * Begins a new attempt of an automatic execution that failed by a systemic fault, which passes (DESIGN §4.6). Each
 * attempt waits twice as long as the one before.
 */
export function retryFaultedReactor(aggregates: Aggregates, log: ExecutionLog, clock: Clock): Reactor {
  const name = 'retry-faulted';
  return {
    name,
    types: ['ApprovalExecutionFailed'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<TokenVersionEvent, { type: 'ApprovalExecutionFailed' }>>;
      if (data.mode !== 'automatic' || !isFaultCode(data.code)) return;
      const own = aggregates.of(event.metadata.tenantId);
      const { state } = await own.load(versionAggregate(data.versionId));
      const faults = state.attempts.filter(
        (attempt) => attempt.status === 'failed' && isFaultCode(attempt.failure.code),
      ).length;
      await elapsed(backoffMs(faults, backoffLimits), event.recordedAt);
      await executeUnblocked(own, log, data.versionId, reactionTo(event, name, clock.now()));
    },
  };
}
