import { z } from 'zod';
import { pageOf, pageQuerySchema } from '../../http/paging.ts';
import { nameSchema, reasonSchema, timestampSchema, uuidSchema } from '../../primitives.ts';
import { groupSchema } from './consumer-groups.ts';

const deadLetterStatusSchema = z.enum(['failed', 'waiting', 'retry', 'resolved', 'discarded']);

export const deadLettersQuerySchema = pageQuerySchema.extend({
  group: groupSchema.optional(),
  status: deadLetterStatusSchema.optional().describe('Left out: those that are open.'),
});

const deadLetterSummarySchema = z.object({
  deadLetterId: uuidSchema,
  group: z.string().describe('The consumer group, or the processor: a projection, a reactor, the relay.'),
  status: deadLetterStatusSchema.describe(
    'failed: could not be taken. waiting: behind an earlier one of its key. retry: to be tried again, after those before it. resolved: taken at last. discarded: given up.',
  ),
  eventId: uuidSchema,
  eventType: z.string(),
  key: z
    .string()
    .describe('What it is in order with: for a consumer group the id of its token, for a processor its stream.'),
  position: z
    .string()
    .nullable()
    .describe('Where a processor found it in the log; null for a message that a consumer group could not take.'),
  attempts: z.int(),
  error: z.string().nullable().describe('The last fault; null for one that was never tried.'),
  deadAt: timestampSchema,
  lastTriedAt: timestampSchema.nullable(),
  endedAt: timestampSchema.nullable(),
  endedBy: z.string().nullable(),
  reason: z.string().nullable(),
});

export const deadLetterPageSchema = pageOf(deadLetterSummarySchema);

export const deadLetterSchema = deadLetterSummarySchema.extend({
  event: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('The CloudEvent as it was delivered, or the event of the log; null for one that cannot be read.'),
});

export const discardDeadLetterSchema = z.strictObject({ discardedBy: nameSchema, reason: reasonSchema });

export type DeadLettersQuery = z.infer<typeof deadLettersQuerySchema>;
export type DeadLetterSummary = z.infer<typeof deadLetterSummarySchema>;
export type DeadLetterPage = z.infer<typeof deadLetterPageSchema>;
export type DeadLetterView = z.infer<typeof deadLetterSchema>;
export type DiscardDeadLetterRequest = z.infer<typeof discardDeadLetterSchema>;
