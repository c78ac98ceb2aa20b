import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { retireToken } from '#libs/approval-execution';
import type { Plan, RetireRequest, TokenRetired } from '#libs/contracts';
import { tokenStream } from '#libs/domain';
import { type CommandRequest, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

/** Retires a token, with a cascade over its dependents if asked (S7-34). */
export class RetireToken extends Command<TokenRetired | Plan> {
  constructor(
    readonly tokenId: string,
    readonly request: RetireRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(RetireToken)
export class RetireTokenHandler implements ICommandHandler<RetireToken> {
  constructor(private readonly write: WriteModel) {}

  execute({ tokenId, request, requester }: RetireToken): Promise<TokenRetired | Plan> {
    const { reason, cascade, planHash } = request;
    const condition = { planHash, stream: tokenStream(tokenId) };
    return this.write.run(
      requester,
      async ({ aggregates, context }) => {
        const retirement = { reason, cascade, retiredBy: request.executedBy ?? context.actor.id };
        const result = await retireToken(aggregates, tokenId, retirement, context);
        if (result.kind === 'refused') throw problemOf(result.refusal);
        return { tokenId, status: result.status, cascaded: [...result.cascaded], position: result.position };
      },
      condition,
    );
  }
}
