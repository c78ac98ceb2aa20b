import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  signingKeyIdSchema,
  operatorCommandSchema,
  type OperatorCommandRequest,
  type Plan,
  type SigningKeyChanged,
} from '#libs/contracts';
import { type CommandRequest, Requester, SignedIn } from '#libs/http';
import type { Principal } from '#libs/identity';
import { RevokeSigningKey } from './revoke-signing-key.handler.ts';

@Controller('api/v12/signing-keys/:signingKeyId/revoke')
export class RevokeSigningKeyController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  revoke(
    @Param('signingKeyId', { schema: signingKeyIdSchema }) keyId: string,
    @Body({ schema: operatorCommandSchema }) request: OperatorCommandRequest,
    @Requester() requester: CommandRequest,
    @SignedIn() principal: Principal | null,
  ): Promise<SigningKeyChanged | Plan> {
    // In local mode everybody is the administrator.
    const asAdministrator = principal === null || principal.roles.includes('ADMIN');
    return this.commands.execute(new RevokeSigningKey(keyId, request, requester, asAdministrator));
  }
}
