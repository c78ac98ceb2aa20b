import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CastVoteRequest, VoteCast, Plan } from '#libs/contracts';
import { approvalAggregate, commandMetadata, validatorNamed } from '#libs/domain';
import type { CommandRequest } from '#libs/http';
import { Challenges } from '../../signatures/challenges/challenges.ts';
import { checkCriticalVote } from '../critical-vote.ts';
import { verifiedSignature } from './verified-signature.ts';
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
  constructor(
    private readonly write: WriteModel,
    private readonly challenges: Challenges,
  ) {}

  execute({ approvalRequestId, request, requester }: CastVote): Promise<VoteCast | Plan> {
    return this.write.run(requester, async ({ aggregates, context, decide }) => {
      const { validatorId = context.actor.id, choice, reason, signature: sent } = request;
      await checkCriticalVote(aggregates, approvalRequestId, requester);
      const scope = { aggregates, context, dryRun: requester.dryRun };
      const vote = { approvalRequestId, validatorId, choice, reason: reason ?? null };
      const signed = sent && (await verifiedSignature(vote, sent, scope, this.challenges));
      const outcome = await decide(approvalAggregate(approvalRequestId), {
        type: 'CastVote',
        validatorId,
        choice,
        reason: vote.reason,
        ...(signed && { signed }),
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
