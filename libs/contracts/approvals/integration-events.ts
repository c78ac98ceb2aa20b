import { z } from 'zod';
import { eventExamples } from '../events/event-examples.ts';
import { eventKind, topics, versionFields } from '../events/event-kind.ts';
import { exampleIds } from '../example-ids.ts';
import { timestampSchema, uuidSchema } from '../primitives.ts';

const { approvalRequestId } = exampleIds;

export const approvalEvents = {
  /** Published in the last day before the vote closes, or before the approval expires (S6-52). */
  ApprovalExpiring: eventKind({
    topic: topics.approvalExecution,
    data: z.object({
      ...versionFields,
      approvalRequestId: uuidSchema,
      waitsFor: z.enum(['decision', 'execution']),
      expiresAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      approvalRequestId,
      waitsFor: 'execution',
      expiresAt: '2026-11-03T00:00:00.000Z',
    },
  }),
  ApprovalExpired: eventKind({
    topic: topics.approvalExecution,
    data: z.object({ ...versionFields, approvalRequestId: uuidSchema, expiredAt: timestampSchema }),
    example: { ...eventExamples.version, approvalRequestId, expiredAt: eventExamples.time },
  }),
};
