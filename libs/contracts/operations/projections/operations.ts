import { exampleIds } from '../../example-ids.ts';
import { operation, type Area } from '../../http/operation.ts';
import { uuidSchema } from '../../primitives.ts';
import { projectionJobRequestSchema, projectionJobSchema, projectionNameSchema, projectionsSchema } from './schemas.ts';

const { jobId, projection } = exampleIds;

const requested = {
  jobId,
  projection,
  kind: 'check',
  status: 'requested',
  requestedBy: 'ops@example.com',
  reason: 'weekly check',
  requestedAt: '2026-11-02T09:31:00.050Z',
  endedAt: null,
  position: '',
  events: 0,
  differences: null,
  parked: null,
  error: null,
} as const;

const completed = {
  ...requested,
  status: 'completed' as const,
  endedAt: '2026-11-02T09:31:02.950Z',
  position: '0000000000000042',
  events: 17,
  differences: [{ table: 'tokens', missing: 0, surplus: 0, different: 0, keys: [] }],
  parked: 0,
};

export const projections: Area = {
  tag: 'Projections',
  description: 'The progress of the read models, their comparison with the event log, and their rebuild.',
  schemas: {
    Projections: projectionsSchema,
    ProjectionJob: projectionJobSchema,
    ProjectionJobRequest: projectionJobRequestSchema,
  },
  operations: [
    operation({
      operationId: 'listProjections',
      method: 'GET',
      path: '/api/v12/projections',
      summary: 'List the projections with their progress and their latest check or rebuild',
      params: {},
      success: { status: 200, response: projectionsSchema },
      problems: [],
      example: {
        response: {
          items: [{ projection, position: '0000000000000042', lagSeconds: 0, parked: 0, latestJob: completed }],
        },
      },
    }),
    operation({
      operationId: 'checkProjection',
      method: 'POST',
      path: '/api/v12/projections/{projection}/check',
      summary: 'Compare every row of a read model with the event log',
      description:
        'A projector runs the check and changes nothing. Read the result at the path in the Location header.',
      params: { projection: projectionNameSchema },
      request: projectionJobRequestSchema,
      weight: 100,
      success: { status: 202, response: projectionJobSchema, location: true },
      dryRun: false,
      problems: ['PROJECTION_JOB_UNDER_WAY'],
      example: { request: { requestedBy: 'ops@example.com', reason: 'weekly check' }, response: requested },
    }),
    operation({
      operationId: 'rebuildProjection',
      method: 'POST',
      path: '/api/v12/projections/{projection}/rebuild',
      summary: 'Rebuild a read model from the event log',
      description:
        'A projector builds a second copy, then corrects the rows that differ in one transaction. Reads continue meanwhile.',
      params: { projection: projectionNameSchema },
      request: projectionJobRequestSchema,
      weight: 100,
      success: { status: 202, response: projectionJobSchema, location: true },
      dryRun: false,
      problems: ['PROJECTION_JOB_UNDER_WAY'],
      example: {
        request: { requestedBy: 'ops@example.com', reason: 'the check found differences' },
        response: { ...requested, kind: 'rebuild', reason: 'the check found differences' },
      },
    }),
    operation({
      operationId: 'getProjectionJob',
      method: 'GET',
      path: '/api/v12/projection-jobs/{jobId}',
      summary: 'Read the progress and the result of a check or rebuild',
      params: { jobId: uuidSchema },
      success: { status: 200, response: projectionJobSchema },
      problems: ['PROJECTION_JOB_NOT_FOUND'],
      example: { response: completed },
    }),
  ],
};
