import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type HoldPlaced,
  type OperatorCommandRequest,
  type Plan,
  operatorCommandSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { PlaceHold } from './place-hold.handler.ts';

@Controller('api/v12/approval-execution/:versionId/holds')
export class PlaceHoldController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  placeHold(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<HoldPlaced | Plan> {
    return this.commands.execute(new PlaceHold(versionId, request, requester));
  }
}
