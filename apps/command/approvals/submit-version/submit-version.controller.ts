import { Body, Controller, Param, Post, Res } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { FastifyReply } from 'fastify';
import {
  submitVersionSchema,
  uuidSchema,
  type SubmitVersionRequest,
  type VersionSubmitted,
  type Plan,
} from '#libs/contracts';
import { type CommandRequest, Requester } from '#libs/http';
import { PrincipalNames } from '../../write-model/principal-names.ts';
import { SubmitVersion } from './submit-version.handler.ts';

@Controller('api/v12/versions/:versionId/submit')
export class SubmitVersionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly principals: PrincipalNames,
  ) {}

  @Post()
  async submit(
    @Param('versionId', { schema: uuidSchema }) versionId: string,
    @Body({ schema: submitVersionSchema }) request: SubmitVersionRequest,
    @Requester() requester: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionSubmitted | Plan> {
    const { validators, backupValidators } = request;
    this.principals.check({ validators, backupValidators });
    const submitted = await this.commands.execute(new SubmitVersion(versionId, request, requester));
    if ('approvalRequestId' in submitted) {
      void reply.header('location', `/api/v12/approvals/${submitted.approvalRequestId}`);
    }
    return submitted;
  }
}
