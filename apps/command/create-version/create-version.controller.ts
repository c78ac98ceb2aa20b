import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import { createVersionSchema, uuidSchema, type CreateVersionRequest, type VersionCreated } from '#libs/contracts';
import { Requester, type RequestContext } from '#libs/platform';
import { CreateVersion } from './create-version.handler.ts';

@Controller('api/v12/tokens/:tokenId/versions')
export class CreateVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  async create(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: createVersionSchema }) request: CreateVersionRequest,
    @Requester() requester: RequestContext,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionCreated> {
    const created = await this.commands.execute(new CreateVersion(tokenId, request, requester));
    void reply.header('location', `/api/v12/versions/${created.versionId}`);
    return created;
  }
}
