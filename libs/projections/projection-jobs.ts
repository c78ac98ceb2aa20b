import type { Pool, PoolClient } from 'pg';
import type { EventStore, Position } from '#libs/event-store';
import type { Queryable } from '#libs/postgres';
import type { Projection } from './projection.ts';
import { checkProjection, rebuildProjection, type Comparison, type Differences, type Progress } from './rebuild.ts';

/** A check or a rebuild of a read model that an operator has asked for (N6). */
export interface ProjectionJob {
  readonly jobId: string;
  readonly projection: string;
  readonly kind: 'check' | 'rebuild';
  readonly status: 'requested' | 'running' | 'completed' | 'failed';
  readonly requestedBy: string;
  readonly reason: string;
  readonly requestedAt: string;
  readonly endedAt: string | null;
  /** The position up to which it has read the log, and the number of the projection's events up to there. */
  readonly position: Position;
  readonly events: number;
  /** Null until it is completed. */
  readonly differences: Differences[] | null;
  /** The number of events that cannot be applied and of those that wait behind them; null until it is completed. */
  readonly parked: number | null;
  /** Why it failed. */
  readonly error: string | null;
}

/** A projection has one job at a time. */
export class ProjectionJobUnderWay extends Error {
  override readonly name = 'ProjectionJobUnderWay';

  constructor(projection: string) {
    super(`A job for ${projection} is under way. Wait until it has ended.`);
  }
}

const columns = `id as "jobId", projection, kind, status, requested_by as "requestedBy", reason, requested_at as "requestedAt",
  ended_at as "endedAt", position, events::int, differences, parked, error`;

/**
 * Requests that a projector check or rebuild a read model. A repeated id requests it once.
 * @throws ProjectionJobUnderWay
 */
export async function requestProjectionJob(
  database: Queryable,
  {
    jobId,
    projection,
    kind,
    requestedBy,
    reason,
  }: Pick<ProjectionJob, 'jobId' | 'projection' | 'kind' | 'requestedBy' | 'reason'>,
): Promise<ProjectionJob> {
  await database.query(
    `insert into processing.projection_jobs (id, projection, kind, requested_by, reason) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [jobId, projection, kind, requestedBy, reason],
  );
  const job = await findProjectionJob(database, jobId);
  if (job === undefined) throw new ProjectionJobUnderWay(projection);
  return job;
}

export async function findProjectionJob(database: Queryable, id: string): Promise<ProjectionJob | undefined> {
  const { rows } = await database.query<ProjectionJob>(
    `select ${columns} from processing.projection_jobs where id = $1`,
    [id],
  );
  return rows[0];
}

/**
 * The last job of each projection.
 * @param kind only jobs of this kind
 */
export async function latestProjectionJobs(
  database: Pool,
  kind?: ProjectionJob['kind'],
): Promise<readonly ProjectionJob[]> {
  const { rows } = await database.query<ProjectionJob>(
    `select distinct on (projection) ${columns} from processing.projection_jobs where $1::text is null or kind = $1
     order by projection, requested_at desc`,
    [kind ?? null],
  );
  return rows;
}

/** One attempt of one process to carry out a job. */
interface Attempt {
  readonly jobId: string;
  readonly attempt: number;
}

interface JobEnvironment {
  readonly eventStore: EventStore;
  readonly database: Pool;
  readonly signal: AbortSignal;
  readonly onEnd: (job: ProjectionJob) => void;
}

/** Carries out requested jobs one after the other. A job that its process left unfinished begins again. */
export async function runProjectionJobs(
  projections: readonly Projection[],
  environment: JobEnvironment,
): Promise<void> {
  const { database, signal, onEnd } = environment;
  while (!signal.aborted) {
    const { rows } = await database.query<ProjectionJob & Attempt>(
      `update processing.projection_jobs set status = 'running', attempt = attempt + 1, position = '', events = 0
       where id = (select id from processing.projection_jobs where status in ('requested', 'running')
                   order by requested_at limit 1)
       returning attempt, ${columns}`,
    );
    const [job] = rows;
    if (job === undefined) return;
    const ended = await carriedOut(job, projections, environment);
    if (ended !== undefined) onEnd(ended);
  }
}

async function carriedOut(
  job: ProjectionJob & Attempt,
  projections: readonly Projection[],
  { eventStore, database, signal }: JobEnvironment,
): Promise<ProjectionJob | undefined> {
  const guard = (client: PoolClient, progress: Progress): Promise<void> => stillOurs(client, job, progress);
  try {
    const projection = projections.find(({ name }) => name === job.projection);
    if (projection === undefined) throw new TypeError(`This version has no projection ${job.projection}.`);
    const carryOut = job.kind === 'check' ? checkProjection : rebuildProjection;
    const comparison = await carryOut(projection, { eventStore, database, signal, guard });
    return await end(database, job, comparison);
  } catch (fault) {
    // The job begins again, here or in another process.
    if (fault instanceof JobTakenOver || signal.aborted) return undefined;
    // If this cannot be recorded, the job begins again as well.
    return end(database, job, fault instanceof Error ? fault : new Error(String(fault)));
  }
}

/** Another process has taken this one for dead and has begun the job again. */
class JobTakenOver extends Error {
  override readonly name = 'JobTakenOver';
}

/**
 * Locks the job until the end of the transaction and records its progress.
 * @throws JobTakenOver
 */
async function stillOurs(
  client: PoolClient,
  { jobId, attempt }: Attempt,
  { position, events }: Progress,
): Promise<void> {
  const { rowCount } = await client.query(
    `update processing.projection_jobs set position = $3, events = $4 where id = $1 and attempt = $2 and status = 'running'`,
    [jobId, attempt, position, events],
  );
  if (rowCount === 0) throw new JobTakenOver(`Another process has taken over the job ${jobId}.`);
}

/** The result of a failed job. Its progress stays as it is. */
const nothingFound = { differences: null, parked: null, position: null, events: null };

async function end(
  database: Pool,
  { jobId, attempt }: Attempt,
  result: Comparison | Error,
): Promise<ProjectionJob | undefined> {
  const { status, differences, parked, error, position, events } =
    result instanceof Error
      ? { ...nothingFound, status: 'failed', error: result.message }
      : { ...result, status: 'completed', error: null };
  const { rows } = await database.query<ProjectionJob>(
    `update processing.projection_jobs
     set status = $3, ended_at = now(), differences = $4, parked = $5, error = $6,
         position = coalesce($7, position), events = coalesce($8, events)
     where id = $1 and attempt = $2 and status = 'running' returning ${columns}`,
    [
      jobId,
      attempt,
      status,
      differences === null ? null : JSON.stringify(differences),
      parked,
      error,
      position,
      events,
    ],
  );
  return rows[0];
}
