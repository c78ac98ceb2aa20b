import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { pageQuerySchema, uuidSchema, type PageQuery, type RecordedEventPage } from '#libs/contracts';
import { TenantId } from '#libs/http';
import { GetVoteEvidence } from './get-vote-evidence.handler.ts';

@Controller('api/v12/approvals/:approvalRequestId/evidence')
export class GetVoteEvidenceController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(
    @Param('approvalRequestId', { schema: uuidSchema }) approvalRequestId: string,
    @Query({ schema: pageQuerySchema }) pageQuery: PageQuery,
    @TenantId() tenantId: string,
  ): Promise<RecordedEventPage> {
    return this.queries.execute(new GetVoteEvidence(tenantId, approvalRequestId, pageQuery));
  }
}
