import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { WriteModelModule } from '../write-model/write-model.module.ts';
import { Challenges } from './challenges/challenges.ts';
import { ConfirmSigningKeyController } from './confirm-signing-key/confirm-signing-key.controller.ts';
import { ConfirmSigningKeyHandler } from './confirm-signing-key/confirm-signing-key.handler.ts';
import { OfferPasskeyHandler } from './passkeys/offer-passkey.handler.ts';
import { PasskeysController } from './passkeys/passkeys.controller.ts';
import { RegisterPasskeyHandler } from './passkeys/register-passkey.handler.ts';
import { RegisterSigningKeyController } from './register-signing-key/register-signing-key.controller.ts';
import { RegisterSigningKeyHandler } from './register-signing-key/register-signing-key.handler.ts';
import { RevokeSigningKeyController } from './revoke-signing-key/revoke-signing-key.controller.ts';
import { RevokeSigningKeyHandler } from './revoke-signing-key/revoke-signing-key.handler.ts';

/** Commands on the keys with which validators sign. */
@Module({
  imports: [CqrsModule, WriteModelModule],
  controllers: [
    RegisterSigningKeyController,
    PasskeysController,
    ConfirmSigningKeyController,
    RevokeSigningKeyController,
  ],
  providers: [
    Challenges,
    RegisterSigningKeyHandler,
    OfferPasskeyHandler,
    RegisterPasskeyHandler,
    ConfirmSigningKeyHandler,
    RevokeSigningKeyHandler,
  ],
  exports: [Challenges],
})
export class SignatureCommandsModule {}
