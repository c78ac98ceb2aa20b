import { Body, Controller, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Pool } from 'pg';
import {
  projectionJobRequestSchema,
  projectionNameSchema,
  type ProjectionJobRequest,
  type ProjectionJobView,
  type ProjectionName,
} from '#libs/contracts';
import { type CommandRequest, ProblemException, Requester } from '#libs/http';
import { SYSTEM_DATABASE } from '#libs/runtime';
import { ProjectionJobUnderWay, requestProjectionJob, type ProjectionJob } from '#libs/projections';

/** N6: checks and rebuilds of read models. A projector carries them out. */
@Controller('api/v12/projections/:projection')
export class ProjectionsController {
  constructor(@Inject(SYSTEM_DATABASE) private readonly database: Pool) {}

  @Post('check')
  @HttpCode(202)
  check(
    @Param('projection', { schema: projectionNameSchema }) projection: ProjectionName,
    @Body({ schema: projectionJobRequestSchema }) request: ProjectionJobRequest,
    @Requester() command: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectionJobView> {
    return this.#request({ kind: 'check', projection }, request, command, reply);
  }

  @Post('rebuild')
  @HttpCode(202)
  rebuild(
    @Param('projection', { schema: projectionNameSchema }) projection: ProjectionName,
    @Body({ schema: projectionJobRequestSchema }) request: ProjectionJobRequest,
    @Requester() command: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectionJobView> {
    return this.#request({ kind: 'rebuild', projection }, request, command, reply);
  }

  async #request(
    asked: Pick<ProjectionJob, 'kind' | 'projection'>,
    { requestedBy, reason }: ProjectionJobRequest,
    { context: { commandId: jobId, actor } }: CommandRequest,
    reply: FastifyReply,
  ): Promise<ProjectionJobView> {
    try {
      const job = await requestProjectionJob(this.database, {
        jobId,
        ...asked,
        requestedBy: requestedBy ?? actor.id,
        reason,
      });
      void reply.header('location', `/api/v12/projection-jobs/${jobId}`);
      return job;
    } catch (error) {
      if (error instanceof ProjectionJobUnderWay) throw new ProblemException('PROJECTION_JOB_UNDER_WAY', error.message);
      throw error;
    }
  }
}
