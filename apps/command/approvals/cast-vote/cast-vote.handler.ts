import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CastVoteRequest, VoteCast, Plan } from '#libs/contracts';
import { approvalAggregate, commandMetadata, validatorNamed } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

export class CastVote extends Command<VoteCast | Plan> {
  constructor(
    readonly approvalRequestId: string,
    readonly request: CastVoteRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(CastVote)
export class CastVoteHandler implements ICommandHandler<CastVote> {
  constructor(private readonly write: WriteModel) {}

  execute({ approvalRequestId, request, requester }: CastVote): Promise<VoteCast | Plan> {
    return this.write.run(requester, async ({ context, decide }) => {
      const { validatorId = context.actor.id, choice } = request;
      const outcome = await decide(approvalAggregate(approvalRequestId), {
        type: 'CastVote',
        validatorId,
        choice,
        reason: request.reason ?? null,
        metadata: commandMetadata(context),
      });
      return {
        approvalRequestId,
        validatorId: validatorNamed(outcome.state, validatorId) ?? validatorId,
        choice,
        counted: !outcome.events.some((event) => event.type === 'LateVoteCast'),
        status: outcome.state.status,
        position: outcome.position,
      };
    });
  }
}
