import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  operatorCommandSchema,
  uuidSchema,
  type OperatorCommandRequest,
  type Plan,
  type SettlementRetried,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { RetrySettlement } from './retry-settlement.handler.ts';

@Controller('api/v12/settlements/:settlementId/retry')
export class RetrySettlementController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(202)
  retry(
    @Param('settlementId', { schema: uuidSchema }) settlementId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<SettlementRetried | Plan> {
    return this.commands.execute(new RetrySettlement(settlementId, request, requester));
  }
}
