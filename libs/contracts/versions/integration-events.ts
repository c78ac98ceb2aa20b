import { z } from 'zod';
import { eventExamples } from '../events/event-examples.ts';
import { eventKind, settlementTerms, topics, versionFields } from '../events/event-kind.ts';
import { exampleIds } from '../example-ids.ts';
import { timestampSchema, uuidSchema } from '../primitives.ts';

const { approvalRequestId } = exampleIds;
const { executionId, time } = eventExamples;

/** Named after tokens, because consumers see the life of the versions as the life of their token. */
export const versionEvents = {
  TokenStateTransition: eventKind({
    topic: topics.tokenLifecycle,
    data: z.object({ ...versionFields, fromStatus: z.string(), toStatus: z.string(), timestamp: timestampSchema }),
    example: { ...eventExamples.version, fromStatus: 'PENDING_VVB', toStatus: 'ACTIVE', timestamp: time },
  }),
  /** Starts revenue and settlement (S6-10). */
  TokenActivated: eventKind({
    topic: topics.tokenLifecycle,
    data: z.object({
      ...versionFields,
      ...settlementTerms,
      approvalRequestId: uuidSchema,
      /** Identifies one activation. An activation after a rollback has another id. */
      executionId: uuidSchema,
      parentTokenId: uuidSchema.nullable(),
      merkleHash: z.string(),
      activatedAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      ...eventExamples.settlementTerms,
      approvalRequestId,
      executionId,
      parentTokenId: null,
      merkleHash: 'f5b2bd8a2cc56cb5b5a6a5d3d7c3e5fb8e3f3a0a4f9b9b8bb1f50d1f6f1c2a33',
      activatedAt: time,
    },
  }),
  TokenDeactivated: eventKind({
    topic: topics.tokenLifecycle,
    data: z.object({
      ...versionFields,
      approvalRequestId: uuidSchema,
      /** The executionId of the TokenActivated that no longer holds. */
      executionId: uuidSchema,
      reason: z.string(),
      deactivatedAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      approvalRequestId,
      executionId,
      reason: 'the wrong terms were approved',
      deactivatedAt: time,
    },
  }),
  TokenRetired: eventKind({
    topic: topics.tokenLifecycle,
    data: z.object({ ...versionFields, replacedByVersionId: uuidSchema.nullable(), retiredAt: timestampSchema }),
    example: {
      ...eventExamples.version,
      replacedByVersionId: '01981c5e-7d40-7a31-9d2e-4f1b6c8a0005',
      retiredAt: time,
    },
  }),
};
