import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  signingKeyIdSchema,
  operatorCommandSchema,
  type OperatorCommandRequest,
  type Plan,
  type SigningKeyChanged,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { ConfirmSigningKey } from './confirm-signing-key.handler.ts';

@Controller('api/v12/signing-keys/:signingKeyId/confirm')
export class ConfirmSigningKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  confirm(
    @Param('signingKeyId', { schema: signingKeyIdSchema }) keyId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
  ): Promise<SigningKeyChanged | Plan> {
    return this.commands.execute(new ConfirmSigningKey(keyId, request, requester));
  }
}
