import { QueryHandler, Query, type IQueryHandler } from '@nestjs/cqrs';
import type { VersionView } from '#libs/contracts';
import { problemOf } from '#libs/platform';
import { readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads } from '../fresh-reads.ts';

export class GetVersion extends Query<VersionView> {
  constructor(
    readonly versionId: string,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetVersion)
export class GetVersionHandler implements IQueryHandler<GetVersion> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ versionId, minPosition }: GetVersion): Promise<VersionView> {
    const em = await this.reads.read(minPosition, [readModels.tokenVersions]);
    const version = await em.findOne(TokenVersionView, { id: versionId });
    if (version === null) throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    return {
      versionId: version.id,
      tokenId: version.secondaryTokenId,
      status: version.status,
      content: version.content,
      amount: version.amount,
      recipient: version.recipient,
      parentTokenId: version.parentTokenId ?? null,
      parentVersionId: version.parentVersionId ?? null,
      previousVersionId: version.previousVersionId ?? null,
      replacedByVersionId: version.replacedByVersionId ?? null,
      merkleHash: version.merkleHash ?? null,
      approvalRequestId: version.approvalRequestId ?? null,
      approvalThresholdPercentage: version.approvalThresholdPercentage ?? null,
      approvedByCount: version.approvedByCount ?? null,
      approversList: version.approversList,
      approvalTimestamp: version.approvalTimestamp?.toISOString() ?? null,
      approvalExpiryDeadline: version.approvalExpiryDeadline?.toISOString() ?? null,
      vvbApprovedAt: version.vvbApprovedAt?.toISOString() ?? null,
      activatedAt: version.activatedAt?.toISOString() ?? null,
      previousVersionRetiredAt: version.previousVersionRetiredAt?.toISOString() ?? null,
      archiveAfter: version.archiveAfter?.toISOString() ?? null,
      createdAt: version.createdAt.toISOString(),
      updatedAt: version.updatedAt.toISOString(),
    };
  }
}
