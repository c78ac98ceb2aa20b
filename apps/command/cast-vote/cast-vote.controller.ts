import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { castVoteSchema, uuidSchema, type CastVoteRequest, type VoteCast } from '#libs/contracts';
import { Requester, type RequestContext } from '#libs/platform';
import { CastVote } from './cast-vote.handler.ts';

@Controller('api/v12/approvals/:approvalRequestId/votes')
export class CastVoteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  cast(
    @Param('approvalRequestId', { schema: uuidSchema }) approvalRequestId: string,
    @Body({ schema: castVoteSchema }) request: CastVoteRequest,
    @Requester() requester: RequestContext,
  ): Promise<VoteCast> {
    return this.commands.execute(new CastVote(approvalRequestId, request, requester));
  }
}
