import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { HoldReleased, OperatorCommandRequest, Plan } from '#libs/contracts';
import { commandMetadata, versionAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class ReleaseHold extends Command<HoldReleased | Plan> {
  constructor(
    readonly versionId: string,
    readonly holdId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(ReleaseHold)
export class ReleaseHoldHandler implements ICommandHandler<ReleaseHold> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, holdId, request, requester }: ReleaseHold): Promise<HoldReleased | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const outcome = await decide(versionAggregate(versionId), {
        type: 'ReleaseHold',
        holdId,
        reason: request.reason,
        releasedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { versionId, holdId, position: outcome.position };
    });
  }
}
