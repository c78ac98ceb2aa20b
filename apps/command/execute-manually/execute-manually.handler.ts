import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import { ApprovalExecution } from '#libs/approval-execution';
import type { ExecuteManuallyRequest, ExecutedManually } from '#libs/contracts';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class ExecuteManually extends Command<ExecutedManually> {
  constructor(
    readonly versionId: string,
    readonly request: ExecuteManuallyRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(ExecuteManually)
export class ExecuteManuallyHandler implements ICommandHandler<ExecuteManually> {
  constructor(
    private readonly execution: ApprovalExecution,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ versionId, request, requester }: ExecuteManually): Promise<ExecutedManually> {
    const startedAt = performance.now();
    const { approvalRequestId, executedBy, reason } = request;
    const result = await this.execution.execute(
      // In local mode the administrator acts for whoever the body names (C-24).
      { approvalRequestId, versionId, mode: 'manual', executedBy, onBehalfOf: executedBy, reason },
      commandContext(requester, this.clock),
    );
    if (result.kind === 'refused') throw problemOf(result.refusal);
    const { executionId, previousStatus, newStatus, completedAt, cascade } = result;
    const executionDurationMs = result.alreadyExecuted
      ? result.totalDurationMs
      : Math.round((performance.now() - startedAt) * 1_000) / 1_000;
    return {
      versionId,
      approvalRequestId,
      executionId,
      previousStatus,
      newStatus,
      timestamp: completedAt,
      executionDuration: `${Math.round(executionDurationMs)}ms`,
      executionDurationMs,
      metadata: {
        executedManually: result.mode === 'manual',
        executedBy: result.executedBy,
        alreadyExecuted: result.alreadyExecuted,
        cascadeRetirementExecuted: cascade.outcome === 'retired',
        cascadeError: cascade.outcome === 'failed' ? cascade.error : null,
      },
      position: result.position,
    };
  }
}
