import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { rollBackExecution } from '#libs/approval-execution';
import type { Plan, RollBackRequest, RolledBack } from '#libs/contracts';
import { versionStream } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Rolls back the execution of a version (S6-48, C-20). */
export class RollBack extends Command<RolledBack | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: RollBackRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RollBack)
export class RollBackHandler implements ICommandHandler<RollBack> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: RollBack): Promise<RolledBack | Plan> {
    const { reason, force, planHash } = request;
    return this.write.run(
      requester,
      async ({ aggregates, context }) => {
        const rollback = { versionId, reason, rolledBackBy: request.executedBy ?? context.actor.id, force };
        const result = await rollBackExecution(aggregates, rollback, context);
        if (result.kind === 'refused') throw problemOf(result.refusal);
        return {
          versionId,
          previousStatus: 'ACTIVE',
          newStatus: result.status,
          timestamp: context.occurredAt,
          reason,
          requestedBy: result.requestedBy,
          restoredVersionId: result.restoredVersionId,
          position: result.position,
        };
      },
      { planHash, stream: versionStream(versionId) },
    );
  }
}
