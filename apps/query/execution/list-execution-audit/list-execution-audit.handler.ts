import type { InferEntity } from '@mikro-orm/core';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { positionSchema, type ExecutionAudit, type PageQuery } from '#libs/contracts';
import { listCursor, problemOf } from '#libs/http';
import { ApprovalVoteView, ExecutionAuditView, readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads, type Reads } from '../../reads/fresh-reads.ts';
import { present } from '../../reads/search.ts';

/** S6-49. */
export class ListExecutionAudit extends Query<ExecutionAudit> {
  constructor(
    readonly tenantId: string,
    readonly versionId: string,
    readonly pageQuery: PageQuery,
    readonly minPosition: string | undefined,
  ) {
    super();
  }
}

const cursors = listCursor('execution-audit', z.tuple([positionSchema]));

@QueryHandler(ListExecutionAudit)
export class ListExecutionAuditHandler implements IQueryHandler<ListExecutionAudit> {
  constructor(private readonly reads: FreshReads) {}

  async execute({ tenantId, versionId, pageQuery, minPosition }: ListExecutionAudit): Promise<ExecutionAudit> {
    const reads = await this.reads.read(tenantId, minPosition, [
      readModels.executionAudit,
      readModels.tokenVersions,
      readModels.approvalRequests,
    ]);
    const entries = await reads.page(ExecutionAuditView, {
      where: [{ versionId }],
      // In the order of the log (S6-19), because clocks differ between processes and are corrected.
      order: ['position'],
      cursors,
      filters: { versionId },
      ...pageQuery,
    });
    if (entries.items.length === 0 && (await reads.by(TokenVersionView, 'id', versionId)).length === 0) {
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    }
    const delegated = await delegatedApprovals(reads, entries.items.flatMap(executedApproval));
    return {
      versionId,
      auditEntries: entries.items.map((entry) => ({
        id: entry.id,
        phase: entry.phase,
        approvalRequestId: entry.approvalRequestId ?? null,
        previousStatus: entry.prevStatus ?? null,
        newStatus: entry.newStatus ?? null,
        timestamp: entry.executionTimestamp.toISOString(),
        executedBy: entry.executedBy,
        errorMessage: entry.errorMessage ?? null,
        metadata: {
          ...entry.metadata,
          ...(entry.phase === 'COMPLETED' && { delegated: executedApproval(entry).flatMap(delegated) }),
        },
      })),
      nextCursor: entries.nextCursor,
    };
  }
}

interface DelegatedVote {
  readonly validatorId: string;
  readonly castBy: string;
}

function executedApproval({ phase, approvalRequestId }: InferEntity<typeof ExecutionAuditView>): string[] {
  return phase === 'COMPLETED' && approvalRequestId != null ? [approvalRequestId] : [];
}

/** The approvals that delegates cast, by the approval request. Votes that were counted no longer change. */
async function delegatedApprovals(
  reads: Reads,
  approvalRequestIds: string[],
): Promise<(approvalRequestId: string) => DelegatedVote[]> {
  if (approvalRequestIds.length === 0) return () => [];
  const votes = await reads.all(ApprovalVoteView, {
    where: [{ approvalRequestId: approvalRequestIds, castBy: present, choice: 'APPROVE', counted: true }],
    order: ['approvalRequestId', 'validatorId'],
  });
  const byRequest = Map.groupBy(votes, (vote) => vote.approvalRequestId);
  return (id) => (byRequest.get(id) ?? []).map(({ validatorId, castBy }) => ({ validatorId, castBy: castBy ?? '' }));
}
