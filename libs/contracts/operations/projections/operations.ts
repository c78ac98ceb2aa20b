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
  description: 'The read models: how far each is, whether it is what the log makes of it, and making it anew.',
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
      summary: 'List the projections, how far each is, and its last check or rebuild',
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
      summary: 'Compare every row of a read model with what the log makes of it',
      description: 'A projector does it, and changes nothing. Read what it finds where the Location header says.',
      params: { projection: projectionNameSchema },
      request: projectionJobRequestSchema,
      success: { status: 202, response: projectionJobSchema, location: true },
      dryRun: false,
      problems: ['PROJECTION_JOB_UNDER_WAY'],
      example: { request: { requestedBy: 'ops@example.com', reason: 'weekly check' }, response: requested },
    }),
    operation({
      operationId: 'rebuildProjection',
      method: 'POST',
      path: '/api/v12/projections/{projection}/rebuild',
      summary: 'Make a read model anew from the log, and put right what differs',
      description:
        'A projector makes it beside the one that is read, and then puts the rows that differ right in one transaction. Reads go on meanwhile.',
      params: { projection: projectionNameSchema },
      request: projectionJobRequestSchema,
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
      summary: 'Get how far a check or a rebuild is, and what it found',
      params: { jobId: uuidSchema },
      success: { status: 200, response: projectionJobSchema },
      problems: ['PROJECTION_JOB_NOT_FOUND'],
      example: { response: completed },
    }),
  ],
};
