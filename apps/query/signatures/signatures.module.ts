import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadsModule } from '../reads/reads.module.ts';
import { ListSigningKeysController } from './list-signing-keys/list-signing-keys.controller.ts';
import { ListSigningKeysHandler } from './list-signing-keys/list-signing-keys.handler.ts';
import { SignPageController } from './sign-page/sign-page.controller.ts';

/** The keys with which validators sign. */
@Module({
  imports: [CqrsModule, ReadsModule],
  controllers: [ListSigningKeysController, SignPageController],
  providers: [ListSigningKeysHandler],
})
export class SignatureQueriesModule {}
