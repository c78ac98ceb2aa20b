import { Module } from '@nestjs/common';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates } from '#libs/event-store';
import {
  CLOCK,
  CONFIG,
  LOGGER,
  ProcessorHost,
  RunningProcessors,
  type Clock,
  type Config,
  type Logger,
} from '#libs/platform';
import { executeApprovedReactor } from './execute-approved/execute-approved.reactor.ts';
import { openApprovalsReactor } from './open-approvals/open-approvals.reactor.ts';
import { rejectVersionsReactor } from './reject-versions/reject-versions.reactor.ts';
import { releaseDependentsReactor } from './release-dependents/release-dependents.reactor.ts';
import { resumeExecutionsReactor } from './resume-executions/resume-executions.reactor.ts';

/** Turns what has happened into the commands that follow from it. */
@Module({
  providers: [
    {
      provide: RunningProcessors,
      inject: [ProcessorHost, Aggregates, CLOCK, CONFIG, LOGGER],
      useFactory: (host: ProcessorHost, aggregates: Aggregates, clock: Clock, config: Config, logger: Logger) => {
        const execution = new ApprovalExecution(aggregates, logger);
        return host.runReactors([
          ...(config.automaticExecution ? [executeApprovedReactor(execution, clock)] : []),
          openApprovalsReactor(aggregates, clock),
          rejectVersionsReactor(aggregates, clock),
          releaseDependentsReactor(aggregates, clock),
          resumeExecutionsReactor(execution, clock),
        ]);
      },
    },
  ],
})
export class WorkerModule {}
