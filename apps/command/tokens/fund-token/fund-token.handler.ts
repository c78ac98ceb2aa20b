import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FundTokenRequest, TokenFunded, Plan } from '#libs/contracts';
import { commandMetadata, tokenAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class FundToken extends Command<TokenFunded | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: FundTokenRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(FundToken)
export class FundTokenHandler implements ICommandHandler<FundToken> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: FundToken): Promise<TokenFunded | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const outcome = await decide(tokenAggregate(tokenId), {
        type: 'FundToken',
        ...request,
        metadata: commandMetadata(context),
      });
      return { tokenId, position: outcome.position };
    });
  }
}
