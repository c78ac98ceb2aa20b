import { z } from 'zod';
import { eventExamples } from '../events/event-examples.ts';
import { eventKind, settlementTerms, topics, versionFields } from '../events/event-kind.ts';
import { amountSchema, timestampSchema, uuidSchema } from '../primitives.ts';

// Both reuse the id of the activation that caused them.
const { executionId: revenueStreamId, executionId: settlementId } = eventExamples;

export const settlementEvents = {
  /** S6-28: the amount due, and the settlement that will pay it. */
  RevenueStreamInitiated: eventKind({
    topic: topics.revenue,
    data: z.object({
      ...versionFields,
      ...settlementTerms,
      revenueStreamId: uuidSchema,
      settlementId: uuidSchema,
      initiatedAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      ...eventExamples.settlementTerms,
      revenueStreamId,
      settlementId,
      initiatedAt: eventExamples.time,
    },
  }),
  SettlementCompleted: eventKind({
    topic: topics.settlement,
    data: z.object({
      ...versionFields,
      revenueStreamId: uuidSchema,
      settlementId: uuidSchema,
      amount: amountSchema,
      recipient: z.string(),
      completedAt: timestampSchema,
    }),
    example: {
      ...eventExamples.version,
      revenueStreamId,
      settlementId,
      amount: '250.00',
      recipient: 'treasury',
      completedAt: eventExamples.time,
    },
  }),
};
