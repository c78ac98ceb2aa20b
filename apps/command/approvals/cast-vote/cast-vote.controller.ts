import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { castVoteSchema, uuidSchema, type CastVoteRequest, type VoteCast, type Plan } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { CastVote } from './cast-vote.handler.ts';

@Controller('api/v12/approvals/:approvalRequestId/votes')
export class CastVoteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  cast(
    @Param('approvalRequestId', { schema: uuidSchema }) approvalRequestId: string,
    @Body({ schema: castVoteSchema }) request: CastVoteRequest,
    @Requester() requester: CommandRequest,
  ): Promise<VoteCast | Plan> {
    return this.commands.execute(new CastVote(approvalRequestId, request, requester));
  }
}
