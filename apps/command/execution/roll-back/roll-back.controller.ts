import { Body, Controller, HttpCode, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { type Plan, type RollBackRequest, type RolledBack, rollBackSchema, uuidSchema } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { RollBack } from './roll-back.handler.ts';

@Controller('api/v12/approval-execution/:versionId/rollback')
export class RollBackController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  async rollBack(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: rollBackSchema }) request: RollBackRequest,
    @Requester() requester: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RolledBack | Plan> {
    const result = await this.commands.execute(new RollBack(versionId, request, requester));
    // The rollback is requested and waits for a second person (N11).
    if ('newStatus' in result && result.newStatus === 'ACTIVE') void reply.status(202);
    return result;
  }
}
