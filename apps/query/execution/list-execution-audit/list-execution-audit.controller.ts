import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageQuerySchema, uuidSchema, type ExecutionAudit, type PageQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListExecutionAudit } from './list-execution-audit.handler.ts';

@Controller('api/v12/approval-execution/:versionId/audit')
export class ListExecutionAuditController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Query({ schema: pageQuerySchema }) pageQuery: PageQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<ExecutionAudit> {
    return this.queries.execute(new ListExecutionAudit(tenantId, versionId, pageQuery, minPosition));
  }
}
