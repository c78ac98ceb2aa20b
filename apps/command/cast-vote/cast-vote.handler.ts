import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CastVoteRequest, VoteCast } from '#libs/contracts';
import { commandMetadata, approvalRequestDecider, approvalStream } from '#libs/domain';
import { Aggregates } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

export class CastVote extends Command<VoteCast> {
  constructor(
    readonly approvalRequestId: string,
    readonly request: CastVoteRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(CastVote)
export class CastVoteHandler implements ICommandHandler<CastVote> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ approvalRequestId, request, requester }: CastVote): Promise<VoteCast> {
    const context = commandContext(requester, this.clock);
    const { validatorId, choice } = request;
    const outcome = await this.aggregates.handle(
      approvalStream(approvalRequestId),
      approvalRequestDecider,
      { type: 'CastVote', validatorId, choice, reason: request.reason ?? null, metadata: commandMetadata(context) },
      context,
    );
    if (outcome.kind === 'refused') throw problemOf(outcome.refusal);
    return {
      approvalRequestId,
      validatorId,
      choice,
      counted: !outcome.events.some((event) => event.type === 'LateVoteCast'),
      status: outcome.state.status,
      position: outcome.position,
    };
  }
}
