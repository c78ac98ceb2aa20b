import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadsModule } from '../reads/reads.module.ts';
import { GetExecutionMetricsController } from './get-execution-metrics/get-execution-metrics.controller.ts';
import { GetExecutionMetricsHandler } from './get-execution-metrics/get-execution-metrics.handler.ts';
import { GetExecutionStatusController } from './get-execution-status/get-execution-status.controller.ts';
import { GetExecutionStatusHandler } from './get-execution-status/get-execution-status.handler.ts';
import { ListExecutionAuditController } from './list-execution-audit/list-execution-audit.controller.ts';
import { ListExecutionAuditHandler } from './list-execution-audit/list-execution-audit.handler.ts';
import { ListPendingExecutionsController } from './list-pending-executions/list-pending-executions.controller.ts';
import { ListPendingExecutionsHandler } from './list-pending-executions/list-pending-executions.handler.ts';

/** Executions: their status, their audit, and the versions that wait for one. */
@Module({
  imports: [CqrsModule, ReadsModule],
  controllers: [
    GetExecutionMetricsController,
    GetExecutionStatusController,
    ListExecutionAuditController,
    ListPendingExecutionsController,
  ],
  providers: [
    GetExecutionMetricsHandler,
    GetExecutionStatusHandler,
    ListExecutionAuditHandler,
    ListPendingExecutionsHandler,
  ],
})
export class ExecutionQueriesModule {}
