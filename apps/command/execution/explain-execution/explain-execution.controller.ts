import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { uuidSchema, type Explanation } from '#libs/contracts';
import { TenantId } from '#libs/http';
import { ExplainExecution } from './explain-execution.handler.ts';

@Controller('api/v12/approval-execution/:versionId/explain')
export class ExplainExecutionController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  explain(
    @TenantId() tenantId: string,
    @Param('versionId', { schema: uuidSchema }) versionId: string,
  ): Promise<Explanation> {
    return this.queries.execute(new ExplainExecution(tenantId, versionId));
  }
}
