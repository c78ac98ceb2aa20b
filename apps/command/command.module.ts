import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates } from '#libs/event-store';
import { LOGGER, type Logger } from '#libs/platform';
import { CastVoteController } from './cast-vote/cast-vote.controller.ts';
import { CastVoteHandler } from './cast-vote/cast-vote.handler.ts';
import { CreateVersionController } from './create-version/create-version.controller.ts';
import { CreateVersionHandler } from './create-version/create-version.handler.ts';
import { ExecuteManuallyController } from './execute-manually/execute-manually.controller.ts';
import { ExecuteManuallyHandler } from './execute-manually/execute-manually.handler.ts';
import { FundTokenController } from './fund-token/fund-token.controller.ts';
import { FundTokenHandler } from './fund-token/fund-token.handler.ts';
import { RegisterTokenController } from './register-token/register-token.controller.ts';
import { RegisterTokenHandler } from './register-token/register-token.handler.ts';
import { RetireVersionController } from './retire-version/retire-version.controller.ts';
import { RetireVersionHandler } from './retire-version/retire-version.handler.ts';
import { RetrySettlementController } from './retry-settlement/retry-settlement.controller.ts';
import { RetrySettlementHandler } from './retry-settlement/retry-settlement.handler.ts';
import { SubmitVersionController } from './submit-version/submit-version.controller.ts';
import { SubmitVersionHandler } from './submit-version/submit-version.handler.ts';

/** The HTTP write API: each use case decides on an aggregate and answers with the position it reached. */
@Module({
  imports: [CqrsModule],
  controllers: [
    RegisterTokenController,
    FundTokenController,
    CreateVersionController,
    SubmitVersionController,
    CastVoteController,
    ExecuteManuallyController,
    RetireVersionController,
    RetrySettlementController,
  ],
  providers: [
    {
      provide: ApprovalExecution,
      inject: [Aggregates, LOGGER],
      useFactory: (aggregates: Aggregates, logger: Logger) => new ApprovalExecution(aggregates, logger),
    },
    RegisterTokenHandler,
    FundTokenHandler,
    CreateVersionHandler,
    SubmitVersionHandler,
    CastVoteHandler,
    ExecuteManuallyHandler,
    RetireVersionHandler,
    RetrySettlementHandler,
  ],
})
export class CommandModule {}
