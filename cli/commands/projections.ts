import { setTimeout as delay } from 'node:timers/promises';
import { Argument } from 'commander';
import { answerOf, type paths, type Schemas } from '#libs/client';
import {
  exitCodes,
  actorOf,
  by,
  mandatoryReason,
  required,
  type CliCommand,
  type Invocation,
  type Output,
} from '../cli-command.ts';
import { tableOr } from '../table.ts';

type Job = Schemas['ProjectionJob'];
type Kind = Job['kind'];
type Name = paths['/api/v12/projections/{projection}/check']['post']['parameters']['path']['projection'];

const askAgainMs = 200;
/** A running projector starts a job within a second. */
const takenUpWithinMs = 15_000;

export const projectionsList: CliCommand = {
  name: 'projections list',
  summary: 'list the read models with their progress and their latest check or rebuild',
  arguments: [],
  options: [],
  operations: ['GET /api/v12/projections'],
  run: async ({ client }) => {
    const json = await answerOf(client.GET('/api/v12/projections'));
    const text = tableOr('There are no projections.', {
      header: ['projection', 'behind by', 'parked', 'last job', 'found'],
      rows: json.items.map(({ projection, lagSeconds, parked, latestJob }) => [
        projection,
        `${lagSeconds} s`,
        String(parked),
        latestJob === null ? 'none' : `${latestJob.kind} ${latestJob.status}, ${latestJob.requestedAt}`,
        latestJob === null ? '' : findingOf(latestJob),
      ]),
    });
    return { json, text };
  },
};

/** N6. */
export const projectionsCheck: CliCommand = {
  name: 'projections check',
  summary: 'compare every row of one or all read models with the event log; exit code 1 when they differ',
  arguments: [new Argument('[projection]', 'the projection; unset: all projections')],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/projections/{projection}/check'],
  run: async (invocation) => {
    const [only] = invocation.positionals;
    const { items } = await answerOf(invocation.client.GET('/api/v12/projections'));
    const names = only === undefined ? items.map(({ projection }) => projection) : [only];
    const requested: Job[] = [];
    for (const name of names) requested.push(await request(invocation, 'check', name));
    const jobs: Job[] = [];
    for (const job of requested) jobs.push(await ended(invocation, job));
    const isSound = jobs.every((job) => job.status === 'completed' && driftOf(job) === 0);
    return told(jobs, isSound ? exitCodes.done : exitCodes.refused);
  },
};

/** N6. */
export const projectionsRebuild: CliCommand = {
  name: 'projections rebuild',
  summary: 'rebuild a read model from the event log; reads continue meanwhile',
  arguments: [new Argument('<projection>', 'the projection')],
  options: [by, mandatoryReason],
  operations: ['POST /api/v12/projections/{projection}/rebuild'],
  run: async (invocation) => {
    const [name = ''] = invocation.positionals;
    const job = await ended(invocation, await request(invocation, 'rebuild', name));
    return told([job], job.status === 'completed' ? exitCodes.done : exitCodes.refused);
  },
};

/** The API validates the name of the projection. */
function request({ client, values }: Invocation, kind: Kind, name: string): Promise<Job> {
  const params = { path: { projection: name as Name } };
  const body = { ...actorOf('requestedBy', values), reason: required(values, 'reason') };
  return answerOf(
    kind === 'check'
      ? client.POST('/api/v12/projections/{projection}/check', { params, body })
      : client.POST('/api/v12/projections/{projection}/rebuild', { params, body }),
  );
}

/** Waits for the end of a job without a limit, but gives up on a job that no projector starts. */
async function ended({ client }: Invocation, { jobId }: Job): Promise<Job> {
  const askedAt = performance.now();
  for (;;) {
    const job = await answerOf(client.GET('/api/v12/projection-jobs/{jobId}', { params: { path: { jobId } } }));
    const { status } = job;
    if (status === 'completed' || status === 'failed') return job;
    if (status === 'requested' && performance.now() - askedAt > takenUpWithinMs) return job;
    await delay(askAgainMs);
  }
}

function told(jobs: readonly Job[], exitCode: number): Output {
  const text = tableOr('There is no projection.', {
    header: ['projection', 'job', 'status', 'events', 'found'],
    rows: jobs.map((job) => [job.projection, job.kind, job.status, String(job.events), findingOf(job)]),
  });
  const waits = jobs.some(({ status }) => status === 'requested');
  const advice = 'No projector has started the job. It runs as soon as a projector is available.';
  return {
    json: { items: jobs },
    text: waits ? `${text}\n\n${advice}` : text,
    exitCode: waits ? exitCodes.unavailable : exitCode,
  };
}

type Differences = NonNullable<Job['differences']>[number];

function rowsOf({ missing, surplus, different }: Differences): number {
  return missing + surplus + different;
}

function driftOf({ differences }: Job): number {
  return (differences ?? []).reduce((sum, each) => sum + rowsOf(each), 0);
}

function findingOf(job: Job): string {
  if (job.error !== null) return job.error;
  if (job.differences === null) return '';
  const parked = job.parked === null || job.parked === 0 ? [] : [`${job.parked} events that it cannot process`];
  const rows = job.differences
    .filter((each) => rowsOf(each) > 0)
    .map(({ table, missing, surplus, different, keys }) => {
      const counts = `${missing} missing, ${surplus} surplus, ${different} different`;
      return `${table}: ${counts} (${keys.slice(0, 3).join('; ')})`;
    });
  const found = [...rows, ...parked];
  if (found.length === 0) return 'no difference';
  return `${found.join('; ')}${job.kind === 'rebuild' && rows.length > 0 ? ': corrected' : ''}`;
}
