import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { OperatorCommandRequest, Plan, TokenChanged } from '#libs/contracts';
import { commandMetadata, tokenAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** A locked token accepts no new dependents. Its present dependents stay active (S6-25). */
export class LockToken extends Command<TokenChanged | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: OperatorCommandRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(LockToken)
export class LockTokenHandler implements ICommandHandler<LockToken> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: LockToken): Promise<TokenChanged | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const outcome = await decide(tokenAggregate(tokenId), {
        type: 'LockToken',
        reason: request.reason,
        lockedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { tokenId, status: outcome.state.status, position: outcome.position };
    });
  }
}
