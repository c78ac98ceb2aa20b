import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type HoldReleased,
  type OperatorCommandRequest,
  type Plan,
  operatorCommandSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { ReleaseHold } from './release-hold.handler.ts';

@Controller('api/v12/approval-execution/:versionId/holds/:holdId/release')
export class ReleaseHoldController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  releaseHold(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Param('holdId', { schema: uuidSchema }) holdId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<HoldReleased | Plan> {
    return this.commands.execute(new ReleaseHold(versionId, holdId, request, requester));
  }
}
