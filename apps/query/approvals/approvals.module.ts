import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadsModule } from '../reads/reads.module.ts';
import { GetApprovalController } from './get-approval/get-approval.controller.ts';
import { GetApprovalHandler } from './get-approval/get-approval.handler.ts';
import { GetVoteEvidenceController } from './get-vote-evidence/get-vote-evidence.controller.ts';
import { GetVoteEvidenceHandler } from './get-vote-evidence/get-vote-evidence.handler.ts';
import { ListNotificationsController } from './list-notifications/list-notifications.controller.ts';
import { ListNotificationsHandler } from './list-notifications/list-notifications.handler.ts';

/** Approval requests, and the notifications to their participants. */
@Module({
  imports: [CqrsModule, ReadsModule],
  controllers: [GetApprovalController, GetVoteEvidenceController, ListNotificationsController],
  providers: [GetApprovalHandler, GetVoteEvidenceHandler, ListNotificationsHandler],
})
export class ApprovalQueriesModule {}
