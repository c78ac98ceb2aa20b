import { Module } from '@nestjs/common';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { AccessWriteModel } from './access-write-model.ts';
import { ApiKeysController } from './api-keys/api-keys.controller.ts';
import { DelegationsController } from './delegations/delegations.controller.ts';
import { RoleGrantsController } from './role-grants/role-grants.controller.ts';
import { StepUpRulesController } from './step-up-rules/step-up-rules.controller.ts';
import { TenantsController } from './tenants/tenants.controller.ts';

/** Commands on grants, API keys, delegations, rules for signing in, and tenants. */
@Module({
  imports: [WriteModelModule],
  controllers: [
    ApiKeysController,
    DelegationsController,
    RoleGrantsController,
    StepUpRulesController,
    TenantsController,
  ],
  providers: [AccessWriteModel],
})
export class AccessCommandsModule {}
