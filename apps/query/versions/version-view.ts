import type { InferEntity } from '@mikro-orm/core';
import type { VersionView } from '#libs/contracts';
import type { TokenVersionView } from '#libs/read-models';

export function versionView(version: InferEntity<typeof TokenVersionView>): VersionView {
  return {
    versionId: version.id,
    tokenId: version.secondaryTokenId,
    status: version.status,
    content: { ...version.content },
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
    approversList: [...version.approversList],
    approvalTimestamp: version.approvalTimestamp?.toISOString() ?? null,
    approvalExpiryDeadline: version.approvalExpiryDeadline?.toISOString() ?? null,
    vvbApprovedAt: version.vvbApprovedAt?.toISOString() ?? null,
    activatedAt: version.activatedAt?.toISOString() ?? null,
    previousVersionRetiredAt: version.previousVersionRetiredAt?.toISOString() ?? null,
    archiveAfter: version.archiveAfter?.toISOString() ?? null,
    // Only an active version can be rolled back.
    rollbackRequest: version.status === 'ACTIVE' ? (version.rollbackRequest ?? null) : null,
    createdAt: version.createdAt.toISOString(),
    updatedAt: version.updatedAt.toISOString(),
  };
}
