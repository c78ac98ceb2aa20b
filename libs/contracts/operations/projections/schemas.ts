import { z } from 'zod';
import { actingPerson } from '../../http/commands.ts';
import { reasonSchema, timestampSchema, uuidSchema } from '../../primitives.ts';

/** The read models. Each is derived from the event log by the projection of the same name. */
export const projectionNames = [
  'notifications',
  'tokens',
  'token-versions',
  'approval-requests',
  'execution-audit',
  'revenue-streams',
  'settlements',
  'signing-keys',
] as const;

export const projectionNameSchema = z.enum(projectionNames, {
  error: `must be one of ${projectionNames.join(', ')}`,
});

export const projectionJobRequestSchema = z.strictObject({ requestedBy: actingPerson, reason: reasonSchema });

export const projectionJobSchema = z.object({
  jobId: uuidSchema,
  projection: z.string(),
  kind: z.enum(['check', 'rebuild']),
  status: z.enum(['requested', 'running', 'completed', 'failed']),
  requestedBy: z.string(),
  reason: z.string(),
  requestedAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
  position: z
    .string()
    .describe('The position in the log that the job has reached. At the end, the position of the projection.'),
  events: z.int().describe('The number of events of the projection up to that position.'),
  differences: z
    .array(
      z.object({
        table: z.string(),
        missing: z.int().describe('Rows that the log implies and the read model lacks.'),
        surplus: z.int().describe('Rows of the read model that the log does not imply.'),
        different: z.int(),
        keys: z.array(z.string()).describe('The keys of the first 20 rows that differ.'),
      }),
    )
    .nullable()
    .describe('One entry for each table. Null until the job is completed. A rebuild has corrected the differences.'),
  parked: z
    .int()
    .nullable()
    .describe('Events that the projection cannot process, and the events that wait behind them.'),
  error: z.string().nullable(),
});

export const projectionsSchema = z.object({
  items: z.array(
    z.object({
      projection: z.string(),
      position: z.string().describe('The position that the projection has reached in the log. Empty before it starts.'),
      lagSeconds: z.number().describe('The age of the oldest unprocessed event.'),
      parked: z.int(),
      latestJob: projectionJobSchema.nullable(),
    }),
  ),
});

export type ProjectionName = z.infer<typeof projectionNameSchema>;
export type ProjectionJobRequest = z.infer<typeof projectionJobRequestSchema>;
export type ProjectionJobView = z.infer<typeof projectionJobSchema>;
export type Projections = z.infer<typeof projectionsSchema>;
