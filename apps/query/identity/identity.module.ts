import { Module } from '@nestjs/common';
import { GetPrincipalController } from './get-principal/get-principal.controller.ts';

/** Who makes requests. */
@Module({ controllers: [GetPrincipalController] })
export class IdentityQueriesModule {}
