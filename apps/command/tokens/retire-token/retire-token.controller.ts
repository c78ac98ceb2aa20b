import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Plan, type RetireRequest, type TokenRetired, retireSchema, uuidSchema } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { RetireToken } from './retire-token.handler.ts';

@Controller('api/v12/tokens/:tokenId/retire')
export class RetireTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  retireToken(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: retireSchema }) request: RetireRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenRetired | Plan> {
    return this.commands.execute(new RetireToken(tokenId, request, requester));
  }
}
