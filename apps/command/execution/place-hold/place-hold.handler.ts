import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { HoldPlaced, OperatorCommandRequest, Plan } from '#libs/contracts';
import { commandMetadata, versionAggregate } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Blocks the execution of a version until the hold is released (S6-26). */
export class PlaceHold extends Command<HoldPlaced | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(PlaceHold)
export class PlaceHoldHandler implements ICommandHandler<PlaceHold> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: PlaceHold): Promise<HoldPlaced | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const holdId = derivedId(context.commandId, 'hold');
      const outcome = await decide(versionAggregate(versionId), {
        type: 'HoldVersion',
        holdId,
        reason: request.reason,
        placedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { versionId, holdId, position: outcome.position };
    });
  }
}
