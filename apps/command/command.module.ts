import { Module, type DynamicModule } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { ApprovalExecution } from '#libs/approval-execution';
import { Aggregates } from '#libs/event-store';
import { LOGGER, MovableClock, type Clock, type Logger, type App } from '#libs/platform';
import { AssignTokenParentController } from './assign-token-parent/assign-token-parent.controller.ts';
import { AssignTokenParentHandler } from './assign-token-parent/assign-token-parent.handler.ts';
import { ProjectionLagGuard } from './back-pressure/projection-lag.guard.ts';
import { BulkExecuteController } from './bulk-execute/bulk-execute.controller.ts';
import { BulkExecuteHandler } from './bulk-execute/bulk-execute.handler.ts';
import { CastVoteController } from './cast-vote/cast-vote.controller.ts';
import { CastVoteHandler } from './cast-vote/cast-vote.handler.ts';
import { CreateVersionController } from './create-version/create-version.controller.ts';
import { CreateVersionHandler } from './create-version/create-version.handler.ts';
import { DescribeTokenController } from './describe-token/describe-token.controller.ts';
import { DescribeTokenHandler } from './describe-token/describe-token.handler.ts';
import { ExecuteManuallyController } from './execute-manually/execute-manually.controller.ts';
import { ExecuteManuallyHandler } from './execute-manually/execute-manually.handler.ts';
import { ExplainExecutionController } from './explain-execution/explain-execution.controller.ts';
import { ExplainExecutionHandler } from './explain-execution/explain-execution.handler.ts';
import { DeadLettersController } from './dead-letters/dead-letters.controller.ts';
import { ProjectionsController } from './projections/projections.controller.ts';
import { ReplaysController } from './replays/replays.controller.ts';
import { FundTokenController } from './fund-token/fund-token.controller.ts';
import { FundTokenHandler } from './fund-token/fund-token.handler.ts';
import { LockTokenController } from './lock-token/lock-token.controller.ts';
import { LockTokenHandler } from './lock-token/lock-token.handler.ts';
import { MoveClockController } from './move-clock/move-clock.controller.ts';
import { PlaceHoldController } from './place-hold/place-hold.controller.ts';
import { PlaceHoldHandler } from './place-hold/place-hold.handler.ts';
import { RegisterTokenController } from './register-token/register-token.controller.ts';
import { RegisterTokenHandler } from './register-token/register-token.handler.ts';
import { ReleaseHoldController } from './release-hold/release-hold.controller.ts';
import { ReleaseHoldHandler } from './release-hold/release-hold.handler.ts';
import { ReparentVersionController } from './reparent-version/reparent-version.controller.ts';
import { ReparentVersionHandler } from './reparent-version/reparent-version.handler.ts';
import { RetireTokenController } from './retire-token/retire-token.controller.ts';
import { RetireTokenHandler } from './retire-token/retire-token.handler.ts';
import { RetireVersionController } from './retire-version/retire-version.controller.ts';
import { RetireVersionHandler } from './retire-version/retire-version.handler.ts';
import { RetrySettlementController } from './retry-settlement/retry-settlement.controller.ts';
import { RetrySettlementHandler } from './retry-settlement/retry-settlement.handler.ts';
import { RevokeValidatorController } from './revoke-validator/revoke-validator.controller.ts';
import { RevokeValidatorHandler } from './revoke-validator/revoke-validator.handler.ts';
import { RollBackController } from './roll-back/roll-back.controller.ts';
import { RollBackHandler } from './roll-back/roll-back.handler.ts';
import { SetCapacityController } from './set-capacity/set-capacity.controller.ts';
import { SetCapacityHandler } from './set-capacity/set-capacity.handler.ts';
import { SubmitVersionController } from './submit-version/submit-version.controller.ts';
import { SubmitVersionHandler } from './submit-version/submit-version.handler.ts';
import { UnlockTokenController } from './unlock-token/unlock-token.controller.ts';
import { UnlockTokenHandler } from './unlock-token/unlock-token.handler.ts';
import { WriteModel } from './write-model.ts';

/** The HTTP write API: each use case decides on an aggregate and answers with the position it reached. */
@Module({
  imports: [CqrsModule],
  controllers: [
    RegisterTokenController,
    FundTokenController,
    DescribeTokenController,
    AssignTokenParentController,
    LockTokenController,
    UnlockTokenController,
    RetireTokenController,
    CreateVersionController,
    SubmitVersionController,
    ReparentVersionController,
    RetireVersionController,
    CastVoteController,
    RevokeValidatorController,
    SetCapacityController,
    ExecuteManuallyController,
    BulkExecuteController,
    RollBackController,
    PlaceHoldController,
    ReleaseHoldController,
    ExplainExecutionController,
    RetrySettlementController,
    DeadLettersController,
    ReplaysController,
    ProjectionsController,
  ],
  providers: [
    {
      provide: ApprovalExecution,
      inject: [Aggregates, LOGGER],
      useFactory: (aggregates: Aggregates, logger: Logger) => new ApprovalExecution(aggregates, logger),
    },
    { provide: APP_GUARD, useClass: ProjectionLagGuard },
    WriteModel,
    RegisterTokenHandler,
    FundTokenHandler,
    DescribeTokenHandler,
    AssignTokenParentHandler,
    LockTokenHandler,
    UnlockTokenHandler,
    RetireTokenHandler,
    CreateVersionHandler,
    SubmitVersionHandler,
    ReparentVersionHandler,
    RetireVersionHandler,
    CastVoteHandler,
    RevokeValidatorHandler,
    SetCapacityHandler,
    ExecuteManuallyHandler,
    BulkExecuteHandler,
    RollBackHandler,
    PlaceHoldHandler,
    ReleaseHoldHandler,
    ExplainExecutionHandler,
    RetrySettlementHandler,
  ],
})
export class CommandModule {
  /** With a clock that can be moved, also the route that moves it. */
  static with(clock: Clock): DynamicModule {
    return { module: CommandModule, controllers: clock instanceof MovableClock ? [MoveClockController] : [] };
  }
}

export const command: App = { name: 'command', modules: ({ clock }) => [CommandModule.with(clock)] };
