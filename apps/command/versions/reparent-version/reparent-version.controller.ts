import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  type Plan,
  type ReparentVersionRequest,
  type VersionReparented,
  reparentVersionSchema,
  uuidSchema,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { ReparentVersion } from './reparent-version.handler.ts';

@Controller('api/v12/versions/:versionId/parent')
export class ReparentVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  reparentVersion(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: reparentVersionSchema }) request: ReparentVersionRequest,
    @Requester() requester: CommandRequest,
  ): Promise<VersionReparented | Plan> {
    return this.commands.execute(new ReparentVersion(versionId, request, requester));
  }
}
