import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { fundTokenSchema, uuidSchema, type FundTokenRequest, type TokenFunded } from '#libs/contracts';
import { Requester, type RequestContext } from '#libs/platform';
import { FundToken } from './fund-token.handler.ts';

@Controller('api/v12/tokens/:tokenId/fund')
export class FundTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  fund(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: fundTokenSchema }) request: FundTokenRequest,
    @Requester() requester: RequestContext,
  ): Promise<TokenFunded> {
    return this.commands.execute(new FundToken(tokenId, request, requester));
  }
}
