import { z } from 'zod';
import { eventExamples } from '../events/event-examples.ts';
import { eventKind, topics, versionFields } from '../events/event-kind.ts';
import { exampleIds } from '../example-ids.ts';
import { timestampSchema, uuidSchema } from '../primitives.ts';

const { approvalRequestId } = exampleIds;
const { executionId } = eventExamples;

export const executionEvents = {
  ApprovalExecutionCompleted: eventKind({
    topic: topics.approvalExecution,
    data: z.object({
      ...versionFields,
      approvalRequestId: uuidSchema,
      executionId: uuidSchema,
      durationMs: z.number(),
      cascadeRetirementExecuted: z.boolean(),
      cascadeFailed: z.boolean(),
      completedAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      approvalRequestId,
      executionId,
      durationMs: 3.412,
      cascadeRetirementExecuted: true,
      cascadeFailed: false,
      completedAt: eventExamples.time,
    },
  }),
  ApprovalExecutionFailed: eventKind({
    topic: topics.approvalExecution,
    data: z.object({
      versionId: uuidSchema,
      /** Null when the version does not exist. */
      tokenId: uuidSchema.nullable(),
      approvalRequestId: uuidSchema,
      executionId: uuidSchema,
      cause: z.string(),
      message: z.string(),
      failedAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      approvalRequestId,
      executionId,
      cause: 'APPROVAL_EXPIRED',
      message: 'The approval expired at 2026-11-01T00:00:00.000Z.',
      failedAt: eventExamples.time,
    },
  }),
};
