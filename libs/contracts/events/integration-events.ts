import { z } from 'zod';
import { approvalEvents } from '../approvals/integration-events.ts';
import { executionEvents } from '../execution/integration-events.ts';
import { timestampSchema, uuidSchema } from '../primitives.ts';
import { settlementEvents } from '../settlement/integration-events.ts';
import { tokenEvents } from '../tokens/integration-events.ts';
import { versionEvents } from '../versions/integration-events.ts';

/** What the outside may know, by event type; the published documents keep this order. */
export const integrationEventKinds = {
  ...tokenEvents,
  ...versionEvents,
  ...executionEvents,
  ...approvalEvents,
  ...settlementEvents,
} as const;

/** What the published schema of an event's data is called. Its number changes with what would break a reader. */
export function schemaIdOf(type: IntegrationEventType): string {
  return `urn:assent:event:${type}:v1`;
}

/** Which consumer groups hear what; each hears every event of its types once. */
export const consumers = {
  revenue: ['TokenActivated', 'TokenDeactivated', 'SettlementCompleted'],
  settlement: ['TokenFunded', 'TokenDeactivated', 'RevenueStreamInitiated'],
  metrics: ['ApprovalExecutionCompleted', 'ApprovalExecutionFailed', 'TokenDeactivated', 'TokenStateTransition'],
  logging: ['TokenStateTransition'],
} as const satisfies Record<string, readonly (keyof typeof integrationEventKinds)[]>;

export type IntegrationEventType = keyof typeof integrationEventKinds;
export type IntegrationEventData<T extends IntegrationEventType> = z.infer<(typeof integrationEventKinds)[T]['data']>;

/** CloudEvents 1.0 attributes with our extensions (CV-4); `data` by the schema of its type. */
export const integrationEventSchema = z.object({
  specversion: z.literal('1.0'),
  /** The id of the domain event it tells of: consumers dedupe on it. */
  id: uuidSchema,
  source: z.string(),
  type: z.enum(Object.keys(integrationEventKinds) as [IntegrationEventType, ...IntegrationEventType[]]),
  subject: z.string(),
  time: timestampSchema,
  datacontenttype: z.literal('application/json'),
  /** Which published schema the data keeps (N10). */
  dataschema: z.string().optional(),
  /** The token's id: the key on Kafka. */
  partitionkey: z.string(),
  /**
   * The position of the domain event in the log, and which of its events this is, if it is not the first: unique within a key,
   * and in the order of texts.
   */
  sequence: z.string(),
  correlationid: z.string(),
  /** The command or the event that led to the domain event. */
  causationid: z.string(),
  tenantid: z.string(),
  traceparent: z.string().optional(),
  /** The replay that delivers it once more, to one group alone (N7). */
  replayid: uuidSchema.optional(),
  data: z.unknown(),
});

type Attributes = Omit<z.infer<typeof integrationEventSchema>, 'type' | 'data'>;

export type IntegrationEvent<T extends IntegrationEventType = IntegrationEventType> = T extends IntegrationEventType
  ? Attributes & { readonly type: T; readonly data: IntegrationEventData<T> }
  : never;
