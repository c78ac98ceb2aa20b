import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SubmitVersionRequest, VersionSubmitted } from '#libs/contracts';
import {
  commandMetadata,
  approvalRequestDecider,
  isRefusal,
  policyOfTier,
  tokenVersionDecider,
  versionStream,
  type QuorumPolicy,
} from '#libs/domain';
import { openApproval } from '#libs/approval-execution';
import { Aggregates, derivedId } from '#libs/event-store';
import { CLOCK, problemOf, type Clock, type RequestContext } from '#libs/platform';
import { commandContext } from '../command-context.ts';

const dayMs = 86_400_000;
/** An approval may be executed for so long after its voting window has closed (S6-51, C-1). */
const executionDays = 7;

export class SubmitVersion extends Command<VersionSubmitted> {
  constructor(
    readonly versionId: string,
    readonly request: SubmitVersionRequest,
    readonly requester: RequestContext,
  ) {
    super();
  }
}

@CommandHandler(SubmitVersion)
export class SubmitVersionHandler implements ICommandHandler<SubmitVersion> {
  constructor(
    private readonly aggregates: Aggregates,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ versionId, request, requester }: SubmitVersion): Promise<VersionSubmitted> {
    const context = commandContext(requester, this.clock);
    const metadata = commandMetadata(context);
    const approvalRequestId = derivedId(context.commandId, 'approval-request');
    const votingWindowEndMs = this.clock.now().getTime() + request.votingWindowDays * dayMs;
    const submission = {
      approvalRequestId,
      policy: policyOf(request),
      tier: request.tier ?? null,
      validators: request.validators,
      votingWindowEnd: new Date(votingWindowEndMs).toISOString(),
      approvalExpiryDeadline: new Date(votingWindowEndMs + executionDays * dayMs).toISOString(),
    };

    // A request that could not be opened must not be submitted: ask before the version's stream says it was.
    const { state } = await this.aggregates.load(versionStream(versionId), tokenVersionDecider);
    if (state.status === 'NONE')
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    const trial = approvalRequestDecider.decide(
      {
        type: 'OpenApproval',
        ...submission,
        versionId,
        tokenId: state.tokenId,
        requestedBy: requester.actor.id,
        metadata,
      },
      approvalRequestDecider.initialState,
    );
    if (isRefusal(trial)) throw problemOf(trial);

    const submitted = await this.aggregates.handle(
      versionStream(versionId),
      tokenVersionDecider,
      { type: 'SubmitVersion', ...submission, metadata },
      context,
    );
    if (submitted.kind === 'refused') throw problemOf(submitted.refusal);
    // The worker opens it as well, should this process die here.
    const position = await openApproval(this.aggregates, versionId, context);
    return {
      versionId,
      approvalRequestId,
      status: submitted.state.status,
      votingWindowEnd: submission.votingWindowEnd,
      approvalExpiryDeadline: submission.approvalExpiryDeadline,
      position,
    };
  }
}

function policyOf({ tier, policy, validators }: SubmitVersionRequest): QuorumPolicy {
  if (policy !== undefined) return policy;
  if (tier !== undefined) return policyOfTier(tier, validators.length);
  throw new TypeError('The schema lets no submission through without a tier or a policy.');
}
