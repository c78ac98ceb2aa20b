import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApiDocsModule, type App } from '#libs/platform';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { DiagnoseController } from './diagnose/diagnose.controller.ts';
import { FreshReads } from './fresh-reads.ts';
import { GetApprovalController } from './get-approval/get-approval.controller.ts';
import { GetApprovalHandler } from './get-approval/get-approval.handler.ts';
import { GetExecutionStatusController } from './get-execution-status/get-execution-status.controller.ts';
import { GetExecutionStatusHandler } from './get-execution-status/get-execution-status.handler.ts';
import { GetVersionController } from './get-version/get-version.controller.ts';
import { GetVersionHandler } from './get-version/get-version.handler.ts';
import { ListExecutionAuditController } from './list-execution-audit/list-execution-audit.controller.ts';
import { ListExecutionAuditHandler } from './list-execution-audit/list-execution-audit.handler.ts';
import { GetTokenController } from './get-token/get-token.controller.ts';
import { GetTokenHandler } from './get-token/get-token.handler.ts';
import { ListTokensController } from './list-tokens/list-tokens.controller.ts';
import { ListTokensHandler } from './list-tokens/list-tokens.handler.ts';
import { ListVersionsController } from './list-versions/list-versions.controller.ts';
import { ListVersionsHandler } from './list-versions/list-versions.handler.ts';
import { ListPendingExecutionsController } from './list-pending-executions/list-pending-executions.controller.ts';
import { ListPendingExecutionsHandler } from './list-pending-executions/list-pending-executions.handler.ts';
import { ListNotificationsController } from './list-notifications/list-notifications.controller.ts';
import { ListNotificationsHandler } from './list-notifications/list-notifications.handler.ts';
import { GetExecutionMetricsController } from './get-execution-metrics/get-execution-metrics.controller.ts';
import { GetExecutionMetricsHandler } from './get-execution-metrics/get-execution-metrics.handler.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';
import { ListSettlementsController } from './list-settlements/list-settlements.controller.ts';
import { ListSettlementsHandler } from './list-settlements/list-settlements.handler.ts';

/** The HTTP read API: answers from the read models alone. */
@Module({
  imports: [CqrsModule],
  controllers: [
    GetVersionController,
    GetApprovalController,
    GetExecutionStatusController,
    ListExecutionAuditController,
    GetTokenController,
    ListTokensController,
    ListVersionsController,
    ListPendingExecutionsController,
    ListNotificationsController,
    GetExecutionMetricsController,
    ListSettlementsController,
    DeadLettersController,
    ReplaysController,
    ProjectionsController,
    DiagnoseController,
  ],
  providers: [
    GetVersionHandler,
    GetApprovalHandler,
    GetExecutionStatusHandler,
    ListExecutionAuditHandler,
    GetTokenHandler,
    ListTokensHandler,
    ListVersionsHandler,
    ListPendingExecutionsHandler,
    ListNotificationsHandler,
    GetExecutionMetricsHandler,
    ListSettlementsHandler,
    FreshReads,
  ],
})
export class QueryModule {}

export const query: App = { name: 'query', modules: () => [ApiDocsModule, QueryModule] };
