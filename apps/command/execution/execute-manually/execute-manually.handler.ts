import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { ExecuteManuallyRequest, ExecutedManually, Plan } from '#libs/contracts';
import { versionStream } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import { executor } from '../executor.ts';
import { WriteModel } from '../../write-model/write-model.ts';

export class ExecuteManually extends Command<ExecutedManually | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: ExecuteManuallyRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(ExecuteManually)
export class ExecuteManuallyHandler implements ICommandHandler<ExecuteManually> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: ExecuteManually): Promise<ExecutedManually | Plan> {
    const { approvalRequestId, reason, planHash } = request;
    return this.write.run(
      requester,
      async ({ execution, context }) => {
        const result = await execution.execute(
          { approvalRequestId, versionId, mode: 'manual', ...executor(request, context), reason },
          context,
        );
        if (result.kind === 'refused') throw problemOf(result.refusal);
        const { executionId, previousStatus, newStatus, completedAt, totalDurationMs, cascade } = result;
        return {
          versionId,
          approvalRequestId,
          executionId,
          previousStatus,
          newStatus,
          timestamp: completedAt,
          // From the record, so that status, audit and a retry agree.
          executionDuration: `${Math.round(totalDurationMs)}ms`,
          executionDurationMs: totalDurationMs,
          metadata: {
            executedManually: result.mode === 'manual',
            executedBy: result.executedBy,
            alreadyExecuted: result.alreadyExecuted,
            cascadeRetirementExecuted: cascade.outcome === 'retired',
            cascadeError: cascade.outcome === 'failed' ? cascade.error : null,
          },
          position: result.position,
        };
      },
      { planHash, stream: versionStream(versionId) },
    );
  }
}
