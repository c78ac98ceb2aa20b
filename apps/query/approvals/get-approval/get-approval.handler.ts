import type { InferEntity } from '@mikro-orm/core';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { storedNameSchema, type ApprovalView, type PageQuery } from '#libs/contracts';
import { thresholdPercentage } from '#libs/domain';
import { listCursor, problemOf } from '#libs/http';
import { ApprovalRequestView, ApprovalVoteView, readModels } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';

export class GetApproval extends Query<ApprovalView> {
  constructor(
    readonly tenantId: string,
    readonly approvalRequestId: string,
    readonly pageQuery: PageQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('votes', z.tuple([storedNameSchema]));

@QueryHandler(GetApproval)
export class GetApprovalHandler implements IQueryHandler<GetApproval> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, approvalRequestId, pageQuery, minPosition }: GetApproval): Promise<ApprovalView> {
    const reads = await this.reads.read(tenantId, minPosition, [readModels.approvalRequests]);
    const [request] = await reads.by(ApprovalRequestView, 'id', approvalRequestId);
    if (request === undefined) {
      const message = `There is no approval request ${approvalRequestId}.`;
      throw problemOf({ code: 'APPROVAL_REQUEST_NOT_FOUND', message });
    }
    const votes = await reads.pageBy(ApprovalVoteView, 'approvalRequestId', approvalRequestId, {
      order: ['validatorId'],
      cursors,
      filters: { approvalRequestId },
      ...pageQuery,
    });
    const { approveCount: approve, rejectCount: reject, abstainCount: abstain, validatorsCount: validators } = request;
    return {
      approvalRequestId,
      versionId: request.versionId,
      tokenId: request.tokenId,
      status: request.status,
      tier: request.tier ?? null,
      policy: request.policy,
      thresholdPercentage: thresholdPercentage(request.policy),
      votingWindowEnd: request.votingWindowEnd.toISOString(),
      approvalExpiryDeadline: request.approvalExpiryDeadline.toISOString(),
      requestedBy: request.requestedBy,
      requestedAt: request.requestedAt.toISOString(),
      tally: { approve, reject, abstain, notVoted: validators - approve - reject - abstain, validators },
      decision: request.decision ?? null,
      votes: votes.items.map(voteViewOf),
      nextCursor: votes.nextCursor,
    };
  }
}

function voteViewOf(vote: InferEntity<typeof ApprovalVoteView>): ApprovalView['votes'][number] {
  const { validatorId, choice, counted, castAt, castBy, signedIn, reason, revokedBy } = vote;
  const { signingKeyId, signatureMeaning } = vote;
  return {
    validatorId,
    choice,
    counted,
    castAt: castAt.toISOString(),
    castBy: castBy ?? null,
    signedIn: signedIn ?? null,
    reason: reason ?? null,
    revokedBy: revokedBy ?? null,
    signature: signingKeyId == null ? null : { keyId: signingKeyId, meaning: signatureMeaning ?? '' },
  };
}
