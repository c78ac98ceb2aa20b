import { z } from 'zod';
import { integrationEventKinds, type IntegrationEventType } from '../../events/integration-events.ts';
import { actingPerson } from '../../http/commands.ts';
import { listSchema, positionSchema, reasonSchema, timestampSchema, uuidSchema } from '../../primitives.ts';
import { groupSchema } from './consumer-groups.ts';

const eventTypes = Object.keys(integrationEventKinds) as [IntegrationEventType, ...IntegrationEventType[]];

export const replaysQuerySchema = z.strictObject({
  group: groupSchema.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

const replayRange = {
  group: groupSchema.exclude(['metrics'], {
    error: 'must be one of revenue, settlement, logging: metrics would count replayed events twice',
  }),
  fromPosition: positionSchema
    .optional()
    .describe('Replay starts after this position. Unset: at the start of the log.'),
  toPosition: positionSchema
    .optional()
    .describe('Replay ends with this position. Unset: at the current end of the log.'),
  types: listSchema(z.enum(eventTypes), { minimum: 1, maximum: eventTypes.length })
    .optional()
    .describe('Unset: all event types of the group.'),
  tokenId: uuidSchema.optional(),
};

export const countReplaySchema = z.strictObject(replayRange);

export const startReplaySchema = z.strictObject({
  ...replayRange,
  eventsPerSecond: z.int().min(1).max(1_000).default(100),
  requestedBy: actingPerson,
  reason: reasonSchema,
});

export const replayCountSchema = z.object({
  total: z.int().describe('The number of events in the range, including those that the group has already handled.'),
  byType: z.record(z.string(), z.int()),
  toPosition: z.string(),
});

export const replaySchema = z.object({
  replayId: uuidSchema,
  group: z.string(),
  status: z.enum(['running', 'completed', 'stopped']),
  fromPosition: z.string(),
  toPosition: z.string(),
  position: z.string().describe('The position that the replay has reached.'),
  types: z.array(z.string()),
  tokenId: z.string().nullable(),
  eventsPerSecond: z.int(),
  total: z.int(),
  delivered: z.int(),
  skipped: z.int().describe('Events skipped because the group has already handled them.'),
  requestedBy: z.string(),
  reason: z.string(),
  createdAt: timestampSchema,
  endedAt: timestampSchema.nullable(),
});

export const replaysSchema = z.object({ items: z.array(replaySchema) });

/** The answer about a replay, which its own code knows by the key of its events. */
export function replayView<Replay extends ReplayByKey>({ id, key, types, ...replay }: Replay) {
  return { replayId: id, ...replay, types: [...types], tokenId: key };
}

interface ReplayByKey {
  readonly id: string;
  readonly key: string | null;
  readonly types: readonly string[];
}

export type ReplaysQuery = z.infer<typeof replaysQuerySchema>;
export type CountReplayRequest = z.infer<typeof countReplaySchema>;
export type StartReplayRequest = z.infer<typeof startReplaySchema>;
export type ReplayCount = z.infer<typeof replayCountSchema>;
export type ReplayView = z.infer<typeof replaySchema>;
export type Replays = z.infer<typeof replaysSchema>;
