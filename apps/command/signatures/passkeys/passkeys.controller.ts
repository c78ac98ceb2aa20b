import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  offerPasskeySchema,
  registerPasskeySchema,
  type OfferPasskeyRequest,
  type PasskeyOffered,
  type Plan,
  type RegisterPasskeyRequest,
  type SigningKeyChanged,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { OfferPasskey } from './offer-passkey.handler.ts';
import { RegisterPasskey } from './register-passkey.handler.ts';

@Controller('api/v12/passkeys')
export class PasskeysController {
  constructor(private readonly commands: CommandBus) {}

  @Post('options')
  @HttpCode(200)
  offer(
    @Body({ schema: offerPasskeySchema }) request: OfferPasskeyRequest,
    @Requester() requester: CommandRequest,
  ): Promise<PasskeyOffered> {
    return this.commands.execute(new OfferPasskey(request, requester));
  }

  @Post()
  register(
    @Body({ schema: registerPasskeySchema }) request: RegisterPasskeyRequest,
    @Requester() requester: CommandRequest,
  ): Promise<SigningKeyChanged | Plan> {
    return this.commands.execute(new RegisterPasskey(request, requester));
  }
}
