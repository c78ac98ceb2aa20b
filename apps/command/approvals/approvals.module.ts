import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { SignatureCommandsModule } from '../signatures/signatures.module.ts';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { CastVoteController } from './cast-vote/cast-vote.controller.ts';
import { CastVoteHandler } from './cast-vote/cast-vote.handler.ts';
import { IssueStatementController } from './issue-statement/issue-statement.controller.ts';
import { IssueStatementHandler } from './issue-statement/issue-statement.handler.ts';
import { RevokeValidatorController } from './revoke-validator/revoke-validator.controller.ts';
import { RevokeValidatorHandler } from './revoke-validator/revoke-validator.handler.ts';
import { SetCapacityController } from './set-capacity/set-capacity.controller.ts';
import { SetCapacityHandler } from './set-capacity/set-capacity.handler.ts';
import { SubmitVersionController } from './submit-version/submit-version.controller.ts';
import { SubmitVersionHandler } from './submit-version/submit-version.handler.ts';

/** Commands on approval requests and on the validators who vote on them. */
@Module({
  imports: [CqrsModule, WriteModelModule, SignatureCommandsModule],
  controllers: [
    CastVoteController,
    IssueStatementController,
    RevokeValidatorController,
    SetCapacityController,
    SubmitVersionController,
  ],
  providers: [CastVoteHandler, IssueStatementHandler, RevokeValidatorHandler, SetCapacityHandler, SubmitVersionHandler],
})
export class ApprovalCommandsModule {}
