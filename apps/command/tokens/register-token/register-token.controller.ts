import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { registerTokenSchema, type RegisterTokenRequest, type TokenRegistered, type Plan } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { RegisterToken } from './register-token.handler.ts';

@Controller('api/v12/tokens')
export class RegisterTokenController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  register(
    @Body({ schema: registerTokenSchema }) request: RegisterTokenRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenRegistered | Plan> {
    return this.commands.execute(new RegisterToken(request, requester));
  }
}
