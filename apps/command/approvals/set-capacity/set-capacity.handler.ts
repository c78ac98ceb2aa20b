import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CapacitySet, Plan, SetCapacityRequest } from '#libs/contracts';
import { commandMetadata, validatorRoster } from '#libs/domain';
import { START } from '#libs/event-store';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** How many open requests a validator may be on (S7-26). */
export class SetCapacity extends Command<CapacitySet | Plan> {
  constructor(
    readonly validatorId: string,
    readonly request: SetCapacityRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(SetCapacity)
export class SetCapacityHandler implements ICommandHandler<SetCapacity> {
  constructor(private readonly write: WriteModel) {}

  execute({ validatorId, request, requester }: SetCapacity): Promise<CapacitySet | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const { position } = await decide(validatorRoster, {
        type: 'SetCapacity',
        validatorId,
        maximumOpen: request.maximumOpen,
        reason: request.reason,
        setBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { validatorId, maximumOpen: request.maximumOpen, position: position === START ? null : position };
    });
  }
}
