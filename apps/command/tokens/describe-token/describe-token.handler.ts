import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { DescribeTokenRequest, Plan, TokenChanged } from '#libs/contracts';
import { commandMetadata, tokenAggregate } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Replaces the attributes of a token, which its children inherit (S7-37). */
export class DescribeToken extends Command<TokenChanged | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: DescribeTokenRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(DescribeToken)
export class DescribeTokenHandler implements ICommandHandler<DescribeToken> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: DescribeToken): Promise<TokenChanged | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const outcome = await decide(tokenAggregate(tokenId), {
        type: 'DescribeToken',
        attributes: request.attributes,
        describedBy: request.executedBy ?? context.actor.id,
        metadata: commandMetadata(context),
      });
      return { tokenId, status: outcome.state.status, position: outcome.position };
    });
  }
}
