import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { SubmitVersionRequest, VersionSubmitted, Plan } from '#libs/contracts';
import {
  approvalRequestDecider,
  commandMetadata,
  comparisonOf,
  isRefusal,
  keyHoldersOf,
  policyOfTier,
  type QuorumPolicy,
  versionAggregate,
} from '#libs/domain';
import { openApproval, releaseSeats, takeSeats } from '#libs/approval-execution';
import { derivedId } from '#libs/event-store';
import { type CommandRequest, ProblemException, problemOf } from '#libs/http';
import { WriteModel } from '../../write-model/write-model.ts';

const dayMs = 86_400_000;
/** An approval can be executed for this long after its voting window closes (S6-51, C-1). */
const executionDays = 7;
/** How long a vote is open by default (S6-51). */
const votingDays = 7;
const longestVotingDays = 365;

export class SubmitVersion extends Command<VersionSubmitted | Plan> {
  constructor(
    readonly versionId: string,
    readonly request: SubmitVersionRequest,
    readonly requester: CommandRequest,
  ) {
    super();
  }
}

@CommandHandler(SubmitVersion)
export class SubmitVersionHandler implements ICommandHandler<SubmitVersion> {
  constructor(private readonly write: WriteModel) {}

  execute({ versionId, request, requester }: SubmitVersion): Promise<VersionSubmitted | Plan> {
    return this.write.run(requester, async ({ aggregates, context }) => {
      const metadata = commandMetadata(context);
      const approvalRequestId = derivedId(context.commandId, 'approval-request');
      const submittedBy = request.submittedBy ?? context.actor.id;
      const votingWindowEnd = votingWindowEndOf(request, context.occurredAt);
      const submission = {
        approvalRequestId,
        policy: policyOf(request),
        tier: request.tier ?? null,
        validators: request.validators,
        backupValidators: request.backupValidators,
        comparison: comparisonOf(metadata),
        ...keyHoldersOf(metadata),
        votingWindowEnd,
        approvalExpiryDeadline: daysAfter(votingWindowEnd, executionDays),
      };

      // Try first whether the request can be opened, because a recorded submission must have one.
      const { state } = await aggregates.load(versionAggregate(versionId), ({ status }) => status !== 'NONE');
      if (state.status === 'NONE')
        throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
      const trial = approvalRequestDecider.decide(
        {
          type: 'OpenApproval',
          ...submission,
          versionId,
          tokenId: state.tokenId,
          requestedBy: submittedBy,
          metadata,
        },
        approvalRequestDecider.initialState,
      );
      if (isRefusal(trial)) throw problemOf(trial);
      const full = await takeSeats(
        aggregates,
        { approvalRequestId, versionId, claimId: approvalRequestId },
        submission,
        context,
      );
      if (full !== null) throw problemOf(full);

      const submitted = await aggregates.handle(
        versionAggregate(versionId),
        { type: 'SubmitVersion', ...submission, submittedBy, metadata },
        context,
      );
      if (submitted.kind === 'refused') {
        // Safe: a version never refuses the request that it was submitted with, nor accepts one that it has refused.
        await releaseSeats(aggregates, { approvalRequestId, claimId: approvalRequestId }, 'all', context);
        throw problemOf(submitted.refusal);
      }
      // If this process dies here, the worker opens the request.
      const position = await openApproval(aggregates, versionId, approvalRequestId, context);
      return {
        versionId,
        approvalRequestId,
        status: submitted.state.status,
        votingWindowEnd,
        approvalExpiryDeadline: submission.approvalExpiryDeadline,
        position,
      };
    });
  }
}

/** @throws ProblemException VALIDATION_FAILED for an end that is not in the future, or more than a year away. */
function votingWindowEndOf({ votingWindowEnd, votingWindowDays }: SubmitVersionRequest, now: string): string {
  if (votingWindowEnd === undefined) return daysAfter(now, votingWindowDays ?? votingDays);
  const end = new Date(votingWindowEnd).toISOString();
  if (end > now && end <= daysAfter(now, longestVotingDays)) return end;
  const detail = `must be after ${now} and within ${longestVotingDays} days`;
  throw new ProblemException('VALIDATION_FAILED', `votingWindowEnd ${detail}`, {
    errors: [{ pointer: '/votingWindowEnd', detail }],
  });
}

function daysAfter(iso: string, days: number): string {
  return new Date(Date.parse(iso) + days * dayMs).toISOString();
}

function policyOf({ tier, policy, validators }: SubmitVersionRequest): QuorumPolicy {
  if (policy !== undefined) return policy;
  if (tier !== undefined) return policyOfTier(tier, validators.length);
  throw new TypeError('The submission has neither a tier nor a policy, although its schema requires one.');
}
