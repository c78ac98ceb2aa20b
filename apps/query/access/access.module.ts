import { Module } from '@nestjs/common';
import { ExportEventsController } from './export-events/export-events.controller.ts';
import { ListAccessController } from './list-access/list-access.controller.ts';
import { ListTenantsController } from './list-tenants/list-tenants.controller.ts';

/** Lists grants, API keys, delegations, rules and tenants, and exports events. */
@Module({ controllers: [ExportEventsController, ListAccessController, ListTenantsController] })
export class AccessQueriesModule {}
