import { Controller, Get } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { ExecutionMetrics } from '#libs/contracts';
import { MinPosition, TenantId } from '#libs/http';
import { GetExecutionMetrics } from './get-execution-metrics.handler.ts';

@Controller('api/v12/approval-execution/execution-metrics')
export class GetExecutionMetricsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  get(@TenantId() tenantId: string, @MinPosition() minPosition: string | undefined): Promise<ExecutionMetrics> {
    return this.queries.execute(new GetExecutionMetrics(tenantId, minPosition));
  }
}
