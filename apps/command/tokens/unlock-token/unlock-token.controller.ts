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
import { UnlockToken } from './unlock-token.handler.ts';

@Controller('api/v12/tokens/:tokenId/unlock')
export class UnlockTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  unlockToken(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenChanged | Plan> {
    return this.commands.execute(new UnlockToken(tokenId, request, requester));
  }
}
