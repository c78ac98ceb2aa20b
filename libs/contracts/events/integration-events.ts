import { z } from 'zod';
import { approvalEvents } from '../approvals/integration-events.ts';
import { executionEvents } from '../execution/integration-events.ts';
import { tenantIdSchema, timestampSchema, uuidSchema } from '../primitives.ts';
import { settlementEvents } from '../settlement/integration-events.ts';
import { tokenEvents } from '../tokens/integration-events.ts';
import { versionEvents } from '../versions/integration-events.ts';

/** The published events by type, in the order of the published documents. */
export const integrationEventKinds = {
  ...tokenEvents,
  ...versionEvents,
  ...executionEvents,
  ...approvalEvents,
  ...settlementEvents,
} as const;

/** The id of the published schema of an event's data. Its version number changes with every breaking change. */
export function schemaIdOf(type: IntegrationEventType): string {
  return `urn:assent:event:${type}:v1`;
}

/** The event types of each consumer group. A group handles each event once. */
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
  /** The id of the domain event that it publishes. Consumers deduplicate by it. */
  id: uuidSchema,
  source: z.string(),
  type: z.enum(Object.keys(integrationEventKinds) as [IntegrationEventType, ...IntegrationEventType[]]),
  subject: z.string(),
  time: timestampSchema,
  datacontenttype: z.literal('application/json'),
  /** The id of the published schema that the data conforms to (N10). */
  dataschema: z.string().optional(),
  /** The token's id: the key on Kafka. */
  partitionkey: z.string(),
  /**
   * The position of the domain event in the log. If the domain event has several integration events, each but the first adds
   * its index. Unique within a key, and sortable as a string.
   */
  sequence: z.string(),
  correlationid: z.string(),
  /** The command or event that caused the domain event. */
  causationid: z.string(),
  tenantid: tenantIdSchema,
  traceparent: z.string().optional(),
  /** The replay that delivers the event again, to one group only (N7). */
  replayid: uuidSchema.optional(),
  data: z.unknown(),
});

type Attributes = Omit<z.infer<typeof integrationEventSchema>, 'type' | 'data'>;

export type IntegrationEvent<T extends IntegrationEventType = IntegrationEventType> = T extends IntegrationEventType
  ? Attributes & { readonly type: T; readonly data: IntegrationEventData<T> }
  : never;
