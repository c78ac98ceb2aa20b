import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageQuerySchema, type PageQuery, type PendingExecutions } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { ListPendingExecutions } from './list-pending-executions.handler.ts';

@Controller('api/v12/approval-execution/pending')
export class ListPendingExecutionsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  list(
    @Query({ schema: pageQuerySchema }) pageQuery: PageQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<PendingExecutions> {
    return this.queries.execute(new ListPendingExecutions(tenantId, pageQuery, minPosition));
  }
}
