import { Module } from '@nestjs/common';
import { GetPrincipalController } from './get-principal/get-principal.controller.ts';
import { ProtectedResourceController } from './protected-resource/protected-resource.controller.ts';

/** Who makes requests. */
@Module({ controllers: [GetPrincipalController, ProtectedResourceController] })
export class IdentityQueriesModule {}
