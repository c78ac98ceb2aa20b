import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  registerSigningKeySchema,
  type Plan,
  type RegisterSigningKeyRequest,
  type SigningKeyChanged,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { RegisterSigningKey } from './register-signing-key.handler.ts';

@Controller('api/v12/signing-keys')
export class RegisterSigningKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  register(
    @Body({ schema: registerSigningKeySchema }) request: RegisterSigningKeyRequest,
    @Requester() requester: CommandRequest,
  ): Promise<SigningKeyChanged | Plan> {
    return this.commands.execute(new RegisterSigningKey(request, requester));
  }
}
