import { Controller, Get, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { uuidSchema, type ExecutionStatus } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { GetExecutionStatus } from './get-execution-status.handler.ts';

@Controller('api/v12/approval-execution/:versionId/status')
export class GetExecutionStatusController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @TenantId() tenantId: string,
    @MinPosition() minPosition: string | undefined,
  ): Promise<ExecutionStatus> {
    return this.queries.execute(new GetExecutionStatus(tenantId, versionId, minPosition));
  }
}
