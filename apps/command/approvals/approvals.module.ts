import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { CastVoteController } from './cast-vote/cast-vote.controller.ts';
import { CastVoteHandler } from './cast-vote/cast-vote.handler.ts';
import { RevokeValidatorController } from './revoke-validator/revoke-validator.controller.ts';
import { RevokeValidatorHandler } from './revoke-validator/revoke-validator.handler.ts';
import { SetCapacityController } from './set-capacity/set-capacity.controller.ts';
import { SetCapacityHandler } from './set-capacity/set-capacity.handler.ts';
import { SubmitVersionController } from './submit-version/submit-version.controller.ts';
import { SubmitVersionHandler } from './submit-version/submit-version.handler.ts';

/** Commands on approval requests and on the validators who vote on them. */
@Module({
  imports: [CqrsModule, WriteModelModule],
  controllers: [CastVoteController, RevokeValidatorController, SetCapacityController, SubmitVersionController],
  providers: [CastVoteHandler, RevokeValidatorHandler, SetCapacityHandler, SubmitVersionHandler],
})
export class ApprovalCommandsModule {}
