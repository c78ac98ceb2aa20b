import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type OperatorCommandRequest,
  type Plan,
  type TokenChanged,
  operatorCommandSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { LockToken } from './lock-token.handler.ts';

@Controller('api/v12/tokens/:tokenId/lock')
export class LockTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  lockToken(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenChanged | Plan> {
    return this.commands.execute(new LockToken(tokenId, request, requester));
  }
}
