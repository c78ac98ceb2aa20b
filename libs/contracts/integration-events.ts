import { z } from 'zod';
import { amountSchema, timestampSchema, uuidSchema } from './primitives.ts';

/** The topics of DESIGN §7. Every event on them is keyed by its token's id, so one token's events stay in order. */
export const topics = {
  tokenLifecycle: 'assent.token-lifecycle.v1',
  approvalExecution: 'assent.approval-execution.v1',
  revenue: 'assent.revenue.v1',
  settlement: 'assent.settlement.v1',
} as const;

export type Topic = (typeof topics)[keyof typeof topics];

const ofVersion = { versionId: uuidSchema, tokenId: uuidSchema };

const settlementTerms = {
  ...ofVersion,
  amount: amountSchema,
  recipient: z.string(),
  issuerAccountId: z.string(),
};

/** What the outside may know, by event type: its topic and the schema of its data. */
export const integrationEventKinds = {
  /**
   * The issuer put money into the account that this token's settlements are paid from. On the topic of what is
   * paid from it, because only there it is sure to come first.
   */
  TokenFunded: {
    topic: topics.revenue,
    data: z.object({
      tokenId: uuidSchema,
      issuerAccountId: z.string(),
      amount: amountSchema,
      fundedAt: timestampSchema,
    }),
  },
  TokenStateTransition: {
    topic: topics.tokenLifecycle,
    data: z.object({ ...ofVersion, fromStatus: z.string(), toStatus: z.string(), timestamp: timestampSchema }),
  },
  /** Starts revenue and settlement (S6-10). */
  TokenActivated: {
    topic: topics.tokenLifecycle,
    data: z.object({
      ...settlementTerms,
      approvalRequestId: uuidSchema,
      /** One activation: a version that is activated again after a rollback has another. */
      executionId: uuidSchema,
      parentTokenId: uuidSchema.nullable(),
      merkleHash: z.string(),
      activatedAt: timestampSchema,
    }),
  },
  TokenDeactivated: {
    topic: topics.tokenLifecycle,
    data: z.object({
      ...ofVersion,
      approvalRequestId: uuidSchema,
      /** The activation that no longer holds (TokenActivated). */
      executionId: uuidSchema,
      reason: z.string(),
      deactivatedAt: timestampSchema,
    }),
  },
  TokenRetired: {
    topic: topics.tokenLifecycle,
    data: z.object({ ...ofVersion, replacedByVersionId: uuidSchema.nullable(), retiredAt: timestampSchema }),
  },
  ApprovalExecutionCompleted: {
    topic: topics.approvalExecution,
    data: z.object({
      ...ofVersion,
      approvalRequestId: uuidSchema,
      executionId: uuidSchema,
      durationMs: z.number(),
      cascadeRetirementExecuted: z.boolean(),
      cascadeFailed: z.boolean(),
      completedAt: timestampSchema,
    }),
  },
  ApprovalExecutionFailed: {
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
  },
  /** In the last day before the vote closes, or before the deadline of the execution (S6-52). */
  ApprovalExpiring: {
    topic: topics.approvalExecution,
    data: z.object({
      ...ofVersion,
      approvalRequestId: uuidSchema,
      waitsFor: z.enum(['decision', 'execution']),
      expiresAt: timestampSchema,
    }),
  },
  ApprovalExpired: {
    topic: topics.approvalExecution,
    data: z.object({ ...ofVersion, approvalRequestId: uuidSchema, expiredAt: timestampSchema }),
  },
  /** S6-28: the amount and the settlement that is to pay it. */
  RevenueStreamInitiated: {
    topic: topics.revenue,
    data: z.object({
      ...settlementTerms,
      revenueStreamId: uuidSchema,
      settlementId: uuidSchema,
      initiatedAt: timestampSchema,
    }),
  },
  SettlementCompleted: {
    topic: topics.settlement,
    data: z.object({
      ...ofVersion,
      revenueStreamId: uuidSchema,
      settlementId: uuidSchema,
      amount: amountSchema,
      recipient: z.string(),
      completedAt: timestampSchema,
    }),
  },
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
