import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { retireVersionSchema, uuidSchema, type RetireVersionRequest, type VersionRetired } from '#libs/contracts';
import { Requester, type RequestContext } from '#libs/platform';
import { RetireVersion } from './retire-version.handler.ts';

@Controller('api/v12/versions/:versionId/retire')
export class RetireVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @HttpCode(200)
  retire(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: retireVersionSchema }) request: RetireVersionRequest,
    @Requester() requester: RequestContext,
  ): Promise<VersionRetired> {
    return this.commands.execute(new RetireVersion(versionId, request, requester));
  }
}
