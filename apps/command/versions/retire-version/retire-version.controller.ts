import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type Plan, type RetireRequest, type VersionRetired, retireSchema, uuidSchema } from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { RetireVersion } from './retire-version.handler.ts';

@Controller('api/v12/versions/:versionId/retire')
export class RetireVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  retireVersion(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: retireSchema }) request: RetireRequest,
    @Requester() requester: CommandRequest,
  ): Promise<VersionRetired | Plan> {
    return this.commands.execute(new RetireVersion(versionId, request, requester));
  }
}
