import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { criticalVotes, type CastVoteRequest, type VoteCast, type Plan } from '#libs/contracts';
import { approvalAggregate, commandMetadata, validatorNamed } from '#libs/domain';
import type { TenantAggregates } from '#libs/event-store';
import { checkAuthentication, type CommandRequest } from '#libs/http';
import { Challenges } from '../../signatures/challenges/challenges.ts';
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

/**
 * DESIGN §11: the tenant may ask for a fresh or strong sign-in for votes on requests of the tier CRITICAL.
 * @throws ProblemException INSUFFICIENT_AUTHENTICATION
 */
async function checkCriticalVote(
  aggregates: TenantAggregates,
  approvalRequestId: string,
  { identity }: CommandRequest,
): Promise<void> {
  const rule = identity?.book.authentication.get(criticalVotes);
  if (identity === undefined || rule === undefined) return;
  // The tier never changes, so a cached state is enough.
  const { state } = await aggregates.load(approvalAggregate(approvalRequestId), ({ status }) => status !== 'NONE');
  if (state.status !== 'NONE' && state.tier === 'CRITICAL') checkAuthentication(identity.principal, rule);
}
