import { z } from 'zod';
import { consumers, integrationEventKinds, type IntegrationEventType } from './integration-events.ts';
import { listSchema, nameSchema, positionSchema, reasonSchema, timestampSchema, uuidSchema } from './primitives.ts';
import { pageOf, pageQuerySchema } from './query-api.ts';

type Group = keyof typeof consumers;
const groups = Object.keys(consumers) as [Group, ...Group[]];
const groupSchema = z.enum(groups, { error: `must be one of ${groups.join(', ')}` });
const eventTypes = Object.keys(integrationEventKinds) as [IntegrationEventType, ...IntegrationEventType[]];

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

export const replaysQuerySchema = z.strictObject({
  group: groupSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const replayRange = {
  group: groupSchema.exclude(['metrics'], {
    error: 'must be one of revenue, settlement, logging: metrics count what happens, once',
  }),
  fromPosition: positionSchema.optional().describe('After this position; left out: from the start of the log.'),
  toPosition: positionSchema.optional().describe('Up to this position; left out: the end of the log as it is now.'),
  types: listSchema(z.enum(eventTypes), { minimum: 1, maximum: eventTypes.length })
    .optional()
    .describe('Left out: all that the group hears.'),
  tokenId: uuidSchema.optional(),
};

export const countReplaySchema = z.strictObject(replayRange);
export const startReplaySchema = z.strictObject({
  ...replayRange,
  eventsPerSecond: z.int().min(1).max(1_000).default(100),
  requestedBy: nameSchema,
  reason: reasonSchema,
});

export const replayCountSchema = z.object({
  total: z.int().describe('Events of the range, also those that the group has handled and that are left out.'),
  byType: z.record(z.string(), z.int()),
  toPosition: z.string(),
});

export const replaySchema = z.object({
  replayId: uuidSchema,
  group: z.string(),
  status: z.enum(['running', 'completed', 'stopped']),
  fromPosition: z.string(),
  toPosition: z.string(),
  position: z.string().describe('How far it has come.'),
  types: z.array(z.string()),
  tokenId: z.string().nullable(),
  eventsPerSecond: z.int(),
  total: z.int(),
  delivered: z.int(),
  skipped: z.int().describe('Handled by the group before, and so not delivered again.'),
  requestedBy: z.string(),
  reason: z.string(),
  createdAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
});

export const replaysSchema = z.object({ items: z.array(replaySchema) });

export type DeadLettersQuery = z.infer<typeof deadLettersQuerySchema>;
export type DeadLetterPage = z.infer<typeof deadLetterPageSchema>;
export type DeadLetterSummary = z.infer<typeof deadLetterSummarySchema>;
export type DeadLetterView = z.infer<typeof deadLetterSchema>;
export type DiscardDeadLetterRequest = z.infer<typeof discardDeadLetterSchema>;
export type ReplaysQuery = z.infer<typeof replaysQuerySchema>;
export type CountReplayRequest = z.infer<typeof countReplaySchema>;
export type StartReplayRequest = z.infer<typeof startReplaySchema>;
export type ReplayCount = z.infer<typeof replayCountSchema>;
export type ReplayView = z.infer<typeof replaySchema>;
export type Replays = z.infer<typeof replaysSchema>;
