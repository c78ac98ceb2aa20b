import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import {
  createVersionSchema,
  uuidSchema,
  type CreateVersionRequest,
  type VersionCreated,
  type Plan,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { CreateVersion } from './create-version.handler.ts';

@Controller('api/v12/tokens/:tokenId/versions')
export class CreateVersionController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  async create(
    @Param('tokenId', { schema: uuidSchema }) tokenId: string,
    @Body({ schema: createVersionSchema }) request: CreateVersionRequest,
    @Requester() requester: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionCreated | Plan> {
    const created = await this.commands.execute(new CreateVersion(tokenId, request, requester));
    if ('versionId' in created) void reply.header('location', `/api/v12/versions/${created.versionId}`);
    return created;
  }
}
