import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type BulkExecuteRequest, type BulkExecuted, type Plan, bulkExecuteSchema } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { BulkExecute } from './bulk-execute.handler.ts';

@Controller('api/v12/approval-execution/bulk-execute')
export class BulkExecuteController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  bulkExecute(
    @Body({ schema: bulkExecuteSchema }) request: BulkExecuteRequest,
    @Requester() requester: CommandRequest,
  ): Promise<BulkExecuted | Plan> {
    return this.commands.execute(new BulkExecute(request, requester));
  }
}
