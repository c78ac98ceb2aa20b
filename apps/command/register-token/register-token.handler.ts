import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Inject } from '@nestjs/common';
import type { RegisterTokenRequest, TokenRegistered } from '#libs/contracts';
import { commandMetadata, tokenDecider, tokenStream } from '#libs/domain';
import { Aggregates, derivedId } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class RegisterToken extends Command<TokenRegistered> {
  constructor(
    readonly request: RegisterTokenRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(RegisterToken)
export class RegisterTokenHandler implements ICommandHandler<RegisterToken> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ request, requester }: RegisterToken): Promise<TokenRegistered> {
    const context = commandContext(requester, this.clock);
    if (request.parentTokenId !== undefined) {
      const parent = await this.aggregates.load(tokenStream(request.parentTokenId), tokenDecider);
      if (parent.state.status === 'NONE') {
        throw problemOf({ code: 'TOKEN_NOT_FOUND', message: `There is no token ${request.parentTokenId}.` });
      }
    }
    const tokenId = derivedId(context.commandId, 'token');
    const outcome = await this.aggregates.handle(
      tokenStream(tokenId),
      tokenDecider,
      {
        type: 'RegisterToken',
        ...request,
        tokenId,
        parentTokenId: request.parentTokenId ?? null,
        metadata: commandMetadata(context),
      },
      context,
    );
    if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
    return { tokenId, position: outcome.position };
  }
}
