import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { FundTokenRequest, TokenFunded } from '#libs/contracts';
import { commandMetadata, tokenDecider, tokenStream } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class FundToken extends Command<TokenFunded> {
  constructor(
    readonly tokenId: string,
    readonly request: FundTokenRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(FundToken)
export class FundTokenHandler implements ICommandHandler<FundToken> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ tokenId, request, requester }: FundToken): Promise<TokenFunded> {
    const context = commandContext(requester, this.clock);
    const outcome = await this.aggregates.handle(
      tokenStream(tokenId),
      tokenDecider,
      { type: 'FundToken', ...request, metadata: commandMetadata(context) },
      context,
    );
    if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
    return { tokenId, position: outcome.position };
  }
}
