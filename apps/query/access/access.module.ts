import { Module } from '@nestjs/common';
import { ExportEventsController } from './export-events/export-events.controller.ts';
import { ListAccessController } from './list-access/list-access.controller.ts';
import { ListDenialsController } from './list-denials/list-denials.controller.ts';
import { ListTenantsController } from './list-tenants/list-tenants.controller.ts';

/** Lists grants, API keys, delegations, rules, denials and tenants, and exports events. */
@Module({ controllers: [ExportEventsController, ListAccessController, ListDenialsController, ListTenantsController] })
export class AccessQueriesModule {}
