import { z } from 'zod';
import { nameSchema, reasonSchema, timestampSchema, uuidSchema } from '../../primitives.ts';

/** The read models that are made of the log, each by a projection of its name. */
export const projectionNames = [
  'notifications',
  'tokens',
  'token-versions',
  'approval-requests',
  'execution-audit',
  'revenue-streams',
  'settlements',
] as const;

export const projectionNameSchema = z.enum(projectionNames, {
  error: `must be one of ${projectionNames.join(', ')}`,
});

export const projectionJobRequestSchema = z.strictObject({ requestedBy: nameSchema, reason: reasonSchema });

export const projectionJobSchema = z.object({
  jobId: uuidSchema,
  projection: z.string(),
  kind: z.enum(['check', 'rebuild']),
  status: z.enum(['requested', 'running', 'completed', 'failed']),
  requestedBy: z.string(),
  reason: z.string(),
  requestedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  position: z.string().describe('How far it has read the log; in the end, where the projection stood.'),
  events: z.int().describe('Events of the projection up to there.'),
  differences: z
    .array(
      z.object({
        table: z.string(),
        missing: z.int().describe('Rows that the log makes and that were not there.'),
        surplus: z.int().describe('Rows that were there and that the log does not make.'),
        different: z.int(),
        keys: z.array(z.string()).describe('Of the first twenty rows that differed.'),
      }),
    )
    .nullable()
    .describe('For each table; null until the job is completed. A rebuild has put them right.'),
  parked: z.int().nullable().describe('Events that the projection cannot take, with those that wait behind them.'),
  error: z.string().nullable(),
});

export const projectionsSchema = z.object({
  items: z.array(
    z.object({
      projection: z.string(),
      position: z.string().describe('How far it has read the log; empty when it has not begun.'),
      lagSeconds: z.number().describe('How long the oldest event has been waiting that it has not read.'),
      parked: z.int(),
      latestJob: projectionJobSchema.nullable(),
    }),
  ),
});

export type ProjectionName = z.infer<typeof projectionNameSchema>;
export type ProjectionJobRequest = z.infer<typeof projectionJobRequestSchema>;
export type ProjectionJobView = z.infer<typeof projectionJobSchema>;
export type Projections = z.infer<typeof projectionsSchema>;
