import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageQuerySchema, uuidSchema, type ApprovalView, type PageQuery } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { GetApproval } from './get-approval.handler.ts';

@Controller('api/v12/approvals/:approvalRequestId')
export class GetApprovalController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(
    @Param('approvalRequestId', { schema: uuidSchema }) approvalRequestId: string,
    @Query({ schema: pageQuerySchema }) pageQuery: PageQuery,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<ApprovalView> {
    return this.queries.execute(new GetApproval(tenantId, approvalRequestId, pageQuery, minPosition));
  }
}
