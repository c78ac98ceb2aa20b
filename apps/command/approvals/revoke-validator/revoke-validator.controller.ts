import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type Plan,
  type RevokeValidatorRequest,
  type ValidatorRevoked,
  revokeValidatorSchema,
  storedNameSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { PrincipalNames } from '../../write-model/principal-names.ts';
import { RevokeValidator } from './revoke-validator.handler.ts';

@Controller('api/v12/approvals/:approvalRequestId/validators/:validatorId/revoke')
export class RevokeValidatorController {
  constructor(
    private readonly commands: CommandBus,
    private readonly principals: PrincipalNames,
  ) {}

  @Post()
  @HttpCode(200)
  revokeValidator(
    @Param('approvalRequestId', { schema: uuidSchema }) approvalRequestId: string,
    @Param('validatorId', { schema: storedNameSchema }) validatorId: string,
    @Body({ schema: revokeValidatorSchema }) request: RevokeValidatorRequest,
    @Requester() requester: CommandRequest,
  ): Promise<ValidatorRevoked | Plan> {
    this.principals.check({ replacementId: request.replacementId });
    return this.commands.execute(new RevokeValidator(approvalRequestId, validatorId, request, requester));
  }
}
