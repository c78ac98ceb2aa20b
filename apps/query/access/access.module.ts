import { Module } from '@nestjs/common';
import { ExportEventsController } from './export-events/export-events.controller.ts';
import { GetHistoryController } from './get-history/get-history.controller.ts';
import { ListAccessController } from './list-access/list-access.controller.ts';
import { ListDenialsController } from './list-denials/list-denials.controller.ts';
import { ListTenantsController } from './list-tenants/list-tenants.controller.ts';

/** Lists grants, API keys, delegations, rules, denials and tenants, and shows and exports events. */
@Module({
  controllers: [
    ExportEventsController,
    GetHistoryController,
    ListAccessController,
    ListDenialsController,
    ListTenantsController,
  ],
})
export class AccessQueriesModule {}
