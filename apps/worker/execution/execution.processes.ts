import type { Processes, Tools } from '../processes.ts';
import { abandonClaimsReactor } from './abandon-claims/abandon-claims.reactor.ts';
import { abandonRollbacksReactor } from './abandon-rollbacks/abandon-rollbacks.reactor.ts';
import { executeApprovedReactor } from './execute-approved/execute-approved.reactor.ts';
import { releaseDependentsReactor } from './release-dependents/release-dependents.reactor.ts';
import { restoreVersionsReactor } from './restore-versions/restore-versions.reactor.ts';
import { resumeExecutionsReactor } from './resume-executions/resume-executions.reactor.ts';
import { retryBlockedReactor } from './retry-blocked/retry-blocked.reactor.ts';
import { waitingVersions } from './retry-blocked/waiting-versions.ts';
import { retryFaultedReactor } from './retry-faulted/retry-faulted.reactor.ts';

export function executionProcesses({ aggregates, database, clock, config, logger }: Tools): Processes {
  const automatic = [
    executeApprovedReactor(aggregates, logger, clock),
    retryBlockedReactor(aggregates, waitingVersions(database), logger, clock),
    retryFaultedReactor(aggregates, logger, clock),
  ];
  return {
    reactors: [
      ...(config.automaticExecution ? automatic : []),
      releaseDependentsReactor(aggregates, clock),
      resumeExecutionsReactor(aggregates, logger, clock),
      restoreVersionsReactor(aggregates, clock),
      abandonRollbacksReactor(aggregates, clock),
      abandonClaimsReactor(aggregates, clock),
    ],
  };
}
