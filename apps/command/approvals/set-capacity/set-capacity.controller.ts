import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type CapacitySet, type Plan, type SetCapacityRequest, nameSchema, setCapacitySchema } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { PrincipalNames } from '../../write-model/principal-names.ts';
import { SetCapacity } from './set-capacity.handler.ts';

@Controller('api/v12/validators/:validatorId/capacity')
export class SetCapacityController {
  constructor(
    private readonly commands: CommandBus,
    private readonly principals: PrincipalNames,
  ) {}

  @Put()
  setCapacity(
    @Param('validatorId', { schema: nameSchema }) validatorId: string,
    @Body({ schema: setCapacitySchema }) request: SetCapacityRequest,
    @Requester() requester: CommandRequest,
  ): Promise<CapacitySet | Plan> {
    // A limit that was set in local mode can be removed.
    if (request.maximumOpen !== null) this.principals.check({ validatorId });
    return this.commands.execute(new SetCapacity(validatorId, request, requester));
  }
}
