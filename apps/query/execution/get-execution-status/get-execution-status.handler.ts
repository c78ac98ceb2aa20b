import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ExecutionStatus } from '#libs/contracts';
import { problemOf } from '#libs/http';
import { readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads } from '../../reads/fresh-reads.ts';

/** S6-47. */
export class GetExecutionStatus extends Query<ExecutionStatus> {
  constructor(
    readonly tenantId: string,
    readonly versionId: string,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

@QueryHandler(GetExecutionStatus)
export class GetExecutionStatusHandler implements IQueryHandler<GetExecutionStatus> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, versionId, minPosition }: GetExecutionStatus): Promise<ExecutionStatus> {
    const reads = await this.reads.read(tenantId, minPosition, [readModels.tokenVersions]);
    const [version] = await reads.by(TokenVersionView, 'id', versionId);
    if (version === undefined)
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    const durationMs = version.executionDurationMs ?? null;
    return {
      versionId,
      approvalRequestId: version.approvalRequestId ?? null,
      currentStatus: version.status,
      transitionedAt: version.activatedAt?.toISOString() ?? null,
      executionDuration: durationMs === null ? null : `${Math.round(durationMs)}ms`,
      executionDurationMs: durationMs,
      approverCount: version.approvedByCount ?? null,
      approvalThreshold: version.approvalThresholdPercentage ?? null,
    };
  }
}
