import { ApprovalExecution, type ExecutionLog } from '#libs/approval-execution';
import type { TokenVersionEvent } from '#libs/domain';
import { reactionTo, type Aggregates, type RecordedEvent } from '#libs/event-store';
import type { Clock } from '#libs/process';
import type { Reactor } from '#libs/projections';
import { elapsed, graceMs } from '../../elapsed.ts';

/**
 * Ends executions that were activated and then interrupted, such as by a crash between the
 * activation and the retirement of the previous version (DESIGN §4).
 */
export function resumeExecutionsReactor(aggregates: Aggregates, log: ExecutionLog, clock: Clock): Reactor {
  const name = 'resume-executions';
  return {
    name,
    types: ['VersionActivated'],
    react: async (event) => {
      const { data } = event as RecordedEvent<Extract<TokenVersionEvent, { type: 'VersionActivated' }>>;
      // Without a version to replace, the activation and the end of the execution are one append.
      if (data.previousVersionId === null) return;
      await elapsed(graceMs, event.recordedAt);
      const execution = new ApprovalExecution(aggregates.of(event.metadata.tenantId), log);
      await execution.resume(data.versionId, reactionTo(event, name, clock.now()));
    },
  };
}
