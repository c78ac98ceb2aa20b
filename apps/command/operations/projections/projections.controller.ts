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
import { type CommandRequest, ProblemException, recordControlAction, Requester } from '#libs/http';
import { inTransaction } from '#libs/postgres';
import type { Clock } from '#libs/process';
import { CLOCK, SYSTEM_DATABASE } from '#libs/runtime';
import { ProjectionJobUnderWay, requestProjectionJob, type ProjectionJob } from '#libs/projections';

interface Asked extends Pick<ProjectionJob, 'kind' | 'projection'> {
  readonly operation: 'checkProjection' | 'rebuildProjection';
}

/** N6: checks and rebuilds of read models. A projector carries them out. */
@Controller('api/v12/projections/:projection')
export class ProjectionsController {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('check')
  @HttpCode(202)
  check(
    @Param('projection', { schema: projectionNameSchema }) projection: ProjectionName,
    @Body({ schema: projectionJobRequestSchema }) request: ProjectionJobRequest,
    @Requester() command: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectionJobView> {
    return this.#request({ kind: 'check', projection, operation: 'checkProjection' }, request, command, reply);
  }

  @Post('rebuild')
  @HttpCode(202)
  rebuild(
    @Param('projection', { schema: projectionNameSchema }) projection: ProjectionName,
    @Body({ schema: projectionJobRequestSchema }) request: ProjectionJobRequest,
    @Requester() command: CommandRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProjectionJobView> {
    return this.#request({ kind: 'rebuild', projection, operation: 'rebuildProjection' }, request, command, reply);
  }

  async #request(
    { operation, ...asked }: Asked,
    { requestedBy, reason }: ProjectionJobRequest,
    { context }: CommandRequest,
    reply: FastifyReply,
  ): Promise<ProjectionJobView> {
    const { commandId: jobId, actor } = context;
    const action = { operation, target: asked.projection, detail: jobId, executedBy: requestedBy, reason };
    try {
      const job = await inTransaction(this.database, async (client) => {
        const details = { jobId, ...asked, requestedBy: requestedBy ?? actor.id, reason };
        const requested = await requestProjectionJob(client, details);
        await recordControlAction(client, { context, clock: this.clock }, action);
        return requested;
      });
      void reply.header('location', `/api/v12/projection-jobs/${jobId}`);
      return job;
    } catch (error) {
      if (error instanceof ProjectionJobUnderWay) throw new ProblemException('PROJECTION_JOB_UNDER_WAY', error.message);
      throw error;
    }
  }
}
