import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type AssignTokenParentRequest,
  type Plan,
  type TokenParentAssigned,
  assignTokenParentSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { AssignTokenParent } from './assign-token-parent.handler.ts';

@Controller('api/v12/tokens/:tokenId/parent')
export class AssignTokenParentController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  assignTokenParent(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: assignTokenParentSchema }) request: AssignTokenParentRequest,
    @Requester() requester: CommandRequest,
  ): Promise<TokenParentAssigned | Plan> {
    return this.commands.execute(new AssignTokenParent(tokenId, request, requester));
  }
}
