import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { AssignTokenParentController } from './assign-token-parent/assign-token-parent.controller.ts';
import { AssignTokenParentHandler } from './assign-token-parent/assign-token-parent.handler.ts';
import { DescribeTokenController } from './describe-token/describe-token.controller.ts';
import { DescribeTokenHandler } from './describe-token/describe-token.handler.ts';
import { FundTokenController } from './fund-token/fund-token.controller.ts';
import { FundTokenHandler } from './fund-token/fund-token.handler.ts';
import { LockTokenController } from './lock-token/lock-token.controller.ts';
import { LockTokenHandler } from './lock-token/lock-token.handler.ts';
import { RegisterTokenController } from './register-token/register-token.controller.ts';
import { RegisterTokenHandler } from './register-token/register-token.handler.ts';
import { RetireTokenController } from './retire-token/retire-token.controller.ts';
import { RetireTokenHandler } from './retire-token/retire-token.handler.ts';
import { UnlockTokenController } from './unlock-token/unlock-token.controller.ts';
import { UnlockTokenHandler } from './unlock-token/unlock-token.handler.ts';

/** Commands on tokens. */
@Module({
  imports: [CqrsModule, WriteModelModule],
  controllers: [
    AssignTokenParentController,
    DescribeTokenController,
    FundTokenController,
    LockTokenController,
    RegisterTokenController,
    RetireTokenController,
    UnlockTokenController,
  ],
  providers: [
    AssignTokenParentHandler,
    DescribeTokenHandler,
    FundTokenHandler,
    LockTokenHandler,
    RegisterTokenHandler,
    RetireTokenHandler,
    UnlockTokenHandler,
  ],
})
export class TokenCommandsModule {}
