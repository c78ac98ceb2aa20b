import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { RegisterTokenRequest, TokenRegistered, Plan } from '#libs/contracts';
import { commandMetadata, tokenAggregate } from '#libs/domain';
import { derivedId } from '#libs/event-store';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class RegisterToken extends Command<TokenRegistered | Plan> {
  constructor(
    readonly request: RegisterTokenRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RegisterToken)
export class RegisterTokenHandler implements ICommandHandler<RegisterToken> {
  constructor(private readonly write: WriteModel) {}

  execute({ request, requester }: RegisterToken): Promise<TokenRegistered | Plan> {
    return this.write.run(requester, async ({ aggregates, context, decide }) => {
      if (request.parentTokenId !== undefined) {
        const parent = await aggregates.load(tokenAggregate(request.parentTokenId));
        if (parent.state.status === 'NONE') {
          throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${request.parentTokenId}.` });
        }
      }
      const tokenId = derivedId(context.commandId, 'token');
      const outcome = await decide(tokenAggregate(tokenId), {
        type: 'RegisterToken',
        ...request,
        tokenId,
        parentTokenId: request.parentTokenId ?? null,
        metadata: commandMetadata(context),
      });
      return { tokenId, position: outcome.position };
    });
  }
}
