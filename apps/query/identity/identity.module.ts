import { Module } from '@nestjs/common';
import { GetPrincipalController } from './get-principal/get-principal.controller.ts';
import { ProtectedResourceController } from './protected-resource/protected-resource.controller.ts';

/** Shows the principal of a request, and where to sign in. */
@Module({ controllers: [GetPrincipalController, ProtectedResourceController] })
export class IdentityQueriesModule {}
