import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type DescribeTokenRequest,
  type Plan,
  type TokenChanged,
  describeTokenSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { DescribeToken } from './describe-token.handler.ts';

@Controller('api/v12/tokens/:tokenId/attributes')
export class DescribeTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  describeToken(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: describeTokenSchema }) request: DescribeTokenRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenChanged | Plan> {
    return this.commands.execute(new DescribeToken(tokenId, request, requester));
  }
}
