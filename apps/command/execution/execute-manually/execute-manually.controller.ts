import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  executeManuallySchema,
  uuidSchema,
  type ExecuteManuallyRequest,
  type ExecutedManually,
  type Plan,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { ExecuteManually } from './execute-manually.handler.ts';

/** Executes an approval by hand (S6-45). */
@Controller('api/v12/approval-execution/:versionId/execute-manual')
export class ExecuteManuallyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  execute(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: executeManuallySchema }) request: ExecuteManuallyRequest,
    @Requester() requester: CommandRequest,
  ): Promise<ExecutedManually | Plan> {
    return this.commands.execute(new ExecuteManually(versionId, request, requester));
  }
}
