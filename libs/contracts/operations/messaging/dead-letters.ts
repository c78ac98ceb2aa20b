import { z } from 'zod';
import { actingPerson } from '../../http/commands.ts';
import { pageOf, pageQuerySchema } from '../../http/paging.ts';
import { reasonSchema, timestampSchema, uuidSchema } from '../../primitives.ts';
import { groupSchema } from './consumer-groups.ts';

const deadLetterStatusSchema = z.enum(['failed', 'waiting', 'retry', 'resolved', 'discarded']);

export const deadLettersQuerySchema = pageQuerySchema.extend({
  group: groupSchema.optional(),
  status: deadLetterStatusSchema.optional().describe('Unset: all open ones.'),
});

const deadLetterSummarySchema = z.object({
  deadLetterId: uuidSchema,
  group: z.string().describe('The consumer group or the processor, which is a projection, a reactor or the relay.'),
  status: deadLetterStatusSchema.describe(
    'failed: could not be processed. waiting: behind an earlier dead letter of its key. retry: to be retried after those before it. resolved: processed after all. discarded: discarded by an operator.',
  ),
  eventId: uuidSchema,
  eventType: z.string(),
  key: z
    .string()
    .describe('The key whose order is kept: the id of the token for a consumer group, the stream for a processor.'),
  position: z
    .string()
    .nullable()
    .describe('The position in the log for a processor. Null for a message of a consumer group.'),
  attempts: z.int(),
  error: z.string().nullable().describe('The latest error. Null before the first attempt.'),
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
    .describe('The CloudEvent as delivered, or the event of the log. Null when it cannot be read.'),
});

export const discardDeadLetterSchema = z.strictObject({ discardedBy: actingPerson, reason: reasonSchema });

/** The answer about a dead letter, or about the event that a processor parked. */
export function deadLetterView<Letter extends { readonly id: string }>({ id, ...letter }: Letter) {
  return { deadLetterId: id, ...letter };
}

export type DeadLettersQuery = z.infer<typeof deadLettersQuerySchema>;
export type DeadLetterPage = z.infer<typeof deadLetterPageSchema>;
export type DeadLetterView = z.infer<typeof deadLetterSchema>;
export type DiscardDeadLetterRequest = z.infer<typeof discardDeadLetterSchema>;
