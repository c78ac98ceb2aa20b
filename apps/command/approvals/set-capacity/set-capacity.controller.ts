import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CapacitySet, type Plan, type SetCapacityRequest, nameSchema, setCapacitySchema } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { SetCapacity } from './set-capacity.handler.ts';

@Controller('api/v12/validators/:validatorId/capacity')
export class SetCapacityController {
  constructor(private readonly commands: CommandBus) {}

  @Put()
  setCapacity(
    @Param('validatorId', { schema: nameSchema }) validatorId: string,
    @Body({ schema: setCapacitySchema }) request: SetCapacityRequest,
    @Requester() requester: CommandRequest,
  ): Promise<CapacitySet | Plan> {
    return this.commands.execute(new SetCapacity(validatorId, request, requester));
  }
}
