import { Controller, Get, Inject, Param } from '@nestjs/common';
import type { Pool } from 'pg';
import { projectionNames, uuidSchema, type ProjectionJobView, type Projections } from '#libs/contracts';
import { START, type EventStore } from '#libs/event-store';
import { ProblemException } from '#libs/http';
import { SYSTEM_DATABASE, EVENT_STORE } from '#libs/runtime';
import { countParked, findProjectionJob, lagMs, latestProjectionJobs, readCheckpoints } from '#libs/projections';

/** N6: the progress of the read models, and the results of checks and rebuilds. */
@Controller('api/v12')
export class ProjectionsController {
  constructor(
    @Inject(SYSTEM_DATABASE) private readonly database: Pool,
    @Inject(EVENT_STORE) private readonly eventStore: EventStore,
  ) {}

  @Get('projections')
  async list(): Promise<Projections> {
    const [checkpoints, jobs, parked] = await Promise.all([
      readCheckpoints(this.database),
      latestProjectionJobs(this.database),
      countParked(this.database),
    ]);
    const items = projectionNames.map(async (projection) => {
      const position = checkpoints.get(projection) ?? START;
      return {
        projection,
        position,
        lagSeconds: (await lagMs(this.eventStore, position)) / 1_000,
        parked: parked.get(projection) ?? 0,
        latestJob: jobs.find((each) => each.projection === projection) ?? null,
      };
    });
    return { items: await Promise.all(items) };
  }

  @Get('projection-jobs/:jobId')
  async job(@Param('jobId', { schema: uuidSchema }) id: string): Promise<ProjectionJobView> {
    const job = await findProjectionJob(this.database, id);
    if (job !== undefined) return job;
    throw new ProblemException('PROJECTION_JOB_NOT_FOUND', `There is no check or rebuild ${id}.`);
  }
}
