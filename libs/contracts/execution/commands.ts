import { z } from 'zod';
import { actingPerson, reached } from '../http/commands.ts';
import { planHash } from '../http/dry-run.ts';
import { listSchema, reasonSchema, timestampSchema, uuidSchema } from '../primitives.ts';

/** S6-45. */
export const executeManuallySchema = z.strictObject({
  approvalRequestId: uuidSchema,
  executedBy: actingPerson,
  reason: reasonSchema,
  planHash,
});

export const maximumBulk = 1_000;

/** S6-46: an id that is listed twice is executed once (C-23). */
export const bulkExecuteSchema = z.strictObject({
  approvalRequestIds: listSchema(uuidSchema, {
    minimum: 1,
    // Ten times the limit, because an id may repeat.
    maximum: 10 * maximumBulk,
    tooFew: 'must contain at least one approval request',
  }),
  executedBy: actingPerson,
  reason: reasonSchema.optional(),
});

/** S6-48. */
export const rollBackSchema = z.strictObject({
  reason: reasonSchema,
  executedBy: actingPerson,
  force: z
    .boolean()
    .default(false)
    .describe(
      'Also roll back a settled activation. One person requests it, and a second person confirms with the same request (N11).',
    ),
  planHash,
});

/** S6-45, with the duration also as a number (C-37). */
export const executedManuallySchema = z.object({
  versionId: uuidSchema,
  approvalRequestId: uuidSchema,
  executionId: uuidSchema,
  previousStatus: z.string(),
  newStatus: z.string(),
  timestamp: timestampSchema,
  executionDuration: z.string(),
  executionDurationMs: z.number(),
  metadata: z.object({
    executedManually: z.boolean(),
    executedBy: z.string(),
    alreadyExecuted: z
      .boolean()
      .describe('True when this approval was already executed. This call then changed nothing (C-5).'),
    cascadeRetirementExecuted: z.boolean(),
    cascadeError: z.string().nullable(),
  }),
  ...reached,
});

/** S6-46: one result for each request, in the order of first occurrence. */
export const bulkExecutedSchema = z.object({
  totalRequests: z.int(),
  successCount: z.int(),
  failureCount: z.int(),
  results: z.array(
    z.object({
      approvalRequestId: uuidSchema,
      status: z.enum(['SUCCESS', 'FAILED']),
      versionId: uuidSchema.nullable().describe('Null when the approval request does not exist.'),
      newStatus: z.string().nullable(),
      duration: z.string(),
      durationMs: z.number(),
      alreadyExecuted: z.boolean().describe('True when the approval was already executed (C-5).'),
      errorCode: z.string().nullable(),
      errorMessage: z.string().nullable(),
    }),
  ),
  position: reached.position
    .nullable()
    .describe('The position that the commands reached. Null when none of the requests exists.'),
});

/** S6-48: 202 and status ACTIVE while a forced rollback awaits a second person (N11). */
export const rolledBackSchema = z.object({
  versionId: uuidSchema,
  previousStatus: z.string(),
  newStatus: z.string(),
  timestamp: timestampSchema,
  reason: z.string(),
  requestedBy: z.string().nullable().describe('The first requester of a rollback that needs two persons.'),
  restoredVersionId: uuidSchema.nullable(),
  ...reached,
});

export const holdPlacedSchema = z.object({ versionId: uuidSchema, holdId: uuidSchema, ...reached });

export const holdReleasedSchema = z.object({ versionId: uuidSchema, holdId: uuidSchema, ...reached });

export type ExecuteManuallyRequest = z.infer<typeof executeManuallySchema>;
export type BulkExecuteRequest = z.infer<typeof bulkExecuteSchema>;
export type RollBackRequest = z.infer<typeof rollBackSchema>;
export type ExecutedManually = z.infer<typeof executedManuallySchema>;
export type BulkExecuted = z.infer<typeof bulkExecutedSchema>;
export type RolledBack = z.infer<typeof rolledBackSchema>;
export type HoldPlaced = z.infer<typeof holdPlacedSchema>;
export type HoldReleased = z.infer<typeof holdReleasedSchema>;
