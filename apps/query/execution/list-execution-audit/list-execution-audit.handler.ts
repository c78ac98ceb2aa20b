import type { EntityManager, InferEntity } from '@mikro-orm/core';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { positionSchema, type ExecutionAudit, type PageQuery } from '#libs/contracts';
import { listCursor, problemOf } from '#libs/http';
import { ApprovalVoteView, ExecutionAuditView, readModels, TokenVersionView } from '#libs/read-models';
import { FreshReads, page } from '../../reads/fresh-reads.ts';

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
    const { em } = await this.reads.read(tenantId, minPosition, [
      readModels.executionAudit,
      readModels.tokenVersions,
      readModels.approvalRequests,
    ]);
    const entries = await page({ cursors, filters: { versionId }, cursor: pageQuery.cursor }, (after) =>
      em.findByCursor(ExecutionAuditView, {
        where: { versionId },
        first: pageQuery.limit,
        ...after,
        // In the order of the log (S6-19), because clocks differ between processes and are corrected.
        orderBy: { position: 'asc' },
        includeCount: false,
      }),
    );
    if (entries.items.length === 0 && (await em.findOne(TokenVersionView, { id: versionId })) === null) {
      throw problemOf({ code: 'VERSION_NOT_FOUND', message: `There is no version ${versionId}.` });
    }
    const delegated = await delegatedApprovals(em, entries.items.flatMap(executedApproval));
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
  em: EntityManager,
  approvalRequestIds: string[],
): Promise<(approvalRequestId: string) => DelegatedVote[]> {
  if (approvalRequestIds.length === 0) return () => [];
  const votes = await em.find(
    ApprovalVoteView,
    { approvalRequestId: approvalRequestIds, castBy: { $ne: null }, choice: 'APPROVE', counted: true },
    { orderBy: { validatorId: 'asc' } },
  );
  const byRequest = Map.groupBy(votes, (vote) => vote.approvalRequestId);
  return (id) => (byRequest.get(id) ?? []).map(({ validatorId, castBy }) => ({ validatorId, castBy: castBy ?? '' }));
}
