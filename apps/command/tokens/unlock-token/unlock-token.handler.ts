import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OperatorCommandRequest, Plan, TokenChanged } from '#libs/contracts';
import { commandMetadata, tokenAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class UnlockToken extends Command<TokenChanged | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(UnlockToken)
export class UnlockTokenHandler implements ICommandHandler<UnlockToken> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: UnlockToken): Promise<TokenChanged | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const outcome = await decide(tokenAggregate(tokenId), {
        type: 'UnlockToken',
        reason: request.reason,
        unlockedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { tokenId, status: outcome.state.status, position: outcome.position };
    });
  }
}
