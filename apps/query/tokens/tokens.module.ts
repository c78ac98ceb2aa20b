import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ReadsModule } from '../reads/reads.module.ts';
import { GetTokenController } from './get-token/get-token.controller.ts';
import { GetTokenHandler } from './get-token/get-token.handler.ts';
import { ListTokensController } from './list-tokens/list-tokens.controller.ts';
import { ListTokensHandler } from './list-tokens/list-tokens.handler.ts';

/** The current state of tokens. */
@Module({
  imports: [CqrsModule, ReadsModule],
  controllers: [GetTokenController, ListTokensController],
  providers: [GetTokenHandler, ListTokensHandler],
})
export class TokenQueriesModule {}
