import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { fundTokenSchema, uuidSchema, type FundTokenRequest, type TokenFunded, type Plan } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { FundToken } from './fund-token.handler.ts';

@Controller('api/v12/tokens/:tokenId/fund')
export class FundTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  fund(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: fundTokenSchema }) request: FundTokenRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenFunded | Plan> {
    return this.commands.execute(new FundToken(tokenId, request, requester));
  }
}
