import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { positionSchema, type ExecutionAudit, type PageQuery } from '#libs/contracts';
import { listCursor, problemOf } from '#libs/http';
import { ExecutionAuditView, readModels, TokenVersionView } from '#libs/read-models';
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
    const { em } = await this.reads.read(tenantId, minPosition, [readModels.executionAudit, readModels.tokenVersions]);
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
        metadata: entry.metadata,
      })),
      nextCursor: entries.nextCursor,
    };
  }
}
