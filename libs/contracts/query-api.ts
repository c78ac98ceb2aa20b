import { z } from 'zod';
import { positionSchema, storedNameSchema, timestampSchema, uuidSchema } from './primitives.ts';

const timestamp = timestampSchema;
const nullableTimestamp = timestamp.nullable();

/** N2: waits until the read model has reached this position, which a command answered. */
export const minPositionHeader = 'x-min-position';
export const minPositionSchema = positionSchema.optional();

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().optional().describe('Where the page before this one ended: its nextCursor.'),
});

export const settlementsQuerySchema = pageQuerySchema.extend({ versionId: uuidSchema.optional() });

const nextCursor = z.string().nullable().describe('Null on the last page.');

export const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor });

/** S6-40. */
export const versionViewSchema = z.object({
  versionId: z.string(),
  tokenId: z.string(),
  status: z.string(),
  content: z.record(z.string(), z.unknown()),
  amount: z.string(),
  recipient: z.string(),
  parentTokenId: z.string().nullable(),
  parentVersionId: z.string().nullable(),
  previousVersionId: z.string().nullable(),
  replacedByVersionId: z.string().nullable(),
  merkleHash: z.string().nullable(),
  approvalRequestId: z.string().nullable(),
  approvalThresholdPercentage: z.number().nullable(),
  approvedByCount: z.int().nullable(),
  approversList: z.array(z.string()),
  approvalTimestamp: nullableTimestamp,
  approvalExpiryDeadline: nullableTimestamp,
  vvbApprovedAt: nullableTimestamp,
  activatedAt: nullableTimestamp,
  previousVersionRetiredAt: nullableTimestamp,
  archiveAfter: nullableTimestamp,
  createdAt: timestamp,
  updatedAt: timestamp,
});

/** S6-47. */
export const executionStatusSchema = z.object({
  versionId: z.string(),
  approvalRequestId: z.string().nullable(),
  currentStatus: z.string(),
  transitionedAt: nullableTimestamp,
  executionDuration: z.string().nullable(),
  executionDurationMs: z.number().nullable(),
  approverCount: z.int().nullable(),
  approvalThreshold: z.number().nullable(),
});

/** S6-49, in the order of the record. */
export const executionAuditSchema = z.object({
  versionId: z.string(),
  auditEntries: z
    .array(
      z.object({
        id: z.string(),
        phase: z.string(),
        approvalRequestId: z.string(),
        previousStatus: z.string().nullable(),
        newStatus: z.string().nullable(),
        timestamp,
        executedBy: z.string(),
        errorMessage: z.string().nullable(),
        metadata: z.record(z.string(), z.unknown()),
      }),
    )
    .describe('In the order in which they were recorded, whatever their timestamps say.'),
  nextCursor,
});

/** N1: the guards of the execution, asked without executing. */
export const explanationSchema = z.object({
  versionId: z.string(),
  status: z.string(),
  approvalRequestId: z.string().nullable(),
  verdict: z
    .enum(['CAN_EXECUTE', 'ALREADY_EXECUTED', 'BLOCKED'])
    .describe('Whether the command would execute it now, answer what happened before, or refuse.'),
  expected: z
    .object({ status: z.int(), code: z.string().nullable() })
    .describe('What execute-manual would answer now.'),
  /** The six checks of S6-21..26, in order. */
  checks: z.array(
    z.object({ check: z.string(), passed: z.boolean(), code: z.string().nullable(), message: z.string() }),
  ),
  /** Null before the version is submitted. */
  deadline: z
    .object({
      votingWindowEnd: timestamp,
      approvalExpiryDeadline: timestamp,
      secondsLeft: z
        .int()
        .describe(
          'Seconds until it expires: the vote while it is open, the execution afterwards; negative when it is past.',
        ),
    })
    .nullable(),
  votes: z
    .object({
      status: z.string(),
      approve: z.int(),
      reject: z.int(),
      abstain: z.int(),
      validators: z.int(),
      approvalsMissing: z
        .int()
        .nullable()
        .describe('Null when the vote is not open, or when no number of approvals is enough.'),
      notVoted: z.array(z.string()).describe('Who has not voted: the first hundred of them.'),
    })
    .nullable(),
  blockers: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      canUnblock: z.array(z.string()),
      holdId: z.string().nullable().describe('Of the hold, for whoever releases it.'),
    }),
  ),
  /** What the execution would retire, and what keeps it in force. */
  cascade: z
    .object({
      previousVersionId: z.string(),
      status: z.string(),
      dependents: z.array(z.string()),
      wouldRetire: z.boolean(),
    })
    .nullable(),
  recommendedActions: z.array(z.string()),
  automaticExecution: z
    .boolean()
    .describe('False: only a person executes it, because automatic execution is off (S6-50a) or it was rolled back.'),
  position: positionSchema,
});

/** C-19: approved, and not executed yet; the oldest first. */
export const pendingExecutionsSchema = z.object({
  oldestAgeSeconds: z.number().nullable().describe('Age of the oldest one in seconds; null when there is none.'),
  total: z.int().describe('Of all of them, not only of this page.'),
  stalled: z.int(),
  items: z.array(
    z.object({
      approvalRequestId: z.string(),
      versionId: z.string(),
      tokenId: z.string(),
      decidedAt: timestamp,
      ageSeconds: z.number(),
      stalled: z.boolean().describe('For more than an hour.'),
      approvalExpiryDeadline: timestamp,
    }),
  ),
  nextCursor: z.string().nullable(),
});

export const tokenViewSchema = z.object({
  tokenId: z.string(),
  name: z.string(),
  kind: z.string(),
  status: z.string(),
  issuerAccountId: z.string(),
  attributes: z.record(z.string(), z.string()),
  effectiveAttributes: z
    .record(z.string(), z.string())
    .describe('Its own attributes over those of its parents, the nearest first (S7-37).'),
  parents: z
    .array(z.object({ tokenId: z.string(), name: z.string(), status: z.string() }))
    .describe('The tokens above it, the nearest first.'),
  lockReason: z.string().nullable(),
  activeDependents: z.array(z.string()),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export const tokensQuerySchema = pageQuerySchema.extend({
  name: storedNameSchema.optional().describe('Exactly this one.'),
});

export const tokenPageSchema = pageOf(
  tokenViewSchema
    .omit({ effectiveAttributes: true, parents: true, activeDependents: true })
    .extend({ parentTokenId: z.string().nullable() }),
);

const tallySchema = z.object({
  approve: z.int(),
  reject: z.int(),
  abstain: z.int(),
  notVoted: z.int(),
  validators: z.int(),
});

export const approvalViewSchema = z.object({
  approvalRequestId: z.string(),
  versionId: z.string(),
  tokenId: z.string(),
  status: z.string(),
  tier: z.string().nullable(),
  policy: z.object({
    numerator: z.int(),
    denominator: z.int(),
    basis: z.enum(['eligible', 'cast']),
    inclusive: z.boolean(),
    minimumTurnout: z.object({ numerator: z.int(), denominator: z.int() }).optional(),
  }),
  thresholdPercentage: z.number(),
  votingWindowEnd: timestamp,
  approvalExpiryDeadline: timestamp,
  requestedBy: z.string(),
  requestedAt: timestamp,
  tally: tallySchema.describe('Every vote on the record, those that came after the decision included.'),
  decision: z
    .object({
      outcome: z.string(),
      approve: z.int(),
      reject: z.int(),
      abstain: z.int(),
      early: z.boolean(),
      decidedAt: timestamp,
    })
    .nullable()
    .describe('The votes that decided; null while the request is open.'),
  votes: z
    .array(z.object({ validatorId: z.string(), choice: z.string(), counted: z.boolean(), castAt: timestamp }))
    .describe("A page of the votes, in the order of the validators' ids."),
  nextCursor,
});

export const versionsQuerySchema = pageQuerySchema.extend({
  tokenId: uuidSchema.optional(),
  status: z
    .enum(['CREATED', 'PENDING_VVB', 'ACTIVE', 'REPLACED', 'RETIRED', 'REJECTED', 'EXPIRED', 'ARCHIVED'])
    .optional(),
});

export const versionPageSchema = pageOf(versionViewSchema);

export const settlementViewSchema = z.object({
  settlementId: z.string(),
  revenueStreamId: z.string(),
  versionId: z.string(),
  tokenId: z.string(),
  status: z.string(),
  amount: z.string(),
  recipient: z.string(),
  issuerAccountId: z.string(),
  attempts: z.int(),
  failureCode: z.string().nullable(),
  failureReason: z.string().nullable(),
  requestedAt: nullableTimestamp,
  completedAt: nullableTimestamp,
  updatedAt: timestamp,
  revenueStream: z
    .object({ status: z.string(), createdAt: timestamp, settledAt: nullableTimestamp })
    .nullable()
    .describe('Null until the revenue read model has it (S6-43).'),
});

export const settlementPageSchema = pageOf(settlementViewSchema);

export type VersionView = z.infer<typeof versionViewSchema>;
export type ExecutionStatus = z.infer<typeof executionStatusSchema>;
export type ExecutionAudit = z.infer<typeof executionAuditSchema>;
export type ApprovalView = z.infer<typeof approvalViewSchema>;
export type SettlementView = z.infer<typeof settlementViewSchema>;
export type SettlementPage = z.infer<typeof settlementPageSchema>;
export type PageQuery = z.infer<typeof pageQuerySchema>;
export type SettlementsQuery = z.infer<typeof settlementsQuerySchema>;

export const trialBalanceQuerySchema = pageQuerySchema.extend({
  prefix: storedNameSchema.optional().describe('Only accounts whose names begin with this.'),
});

/** The books at a glance: what every account holds, and what they hold together, which is always zero. */
export const trialBalanceSchema = z.object({
  accounts: z.array(z.object({ account: z.string(), balance: z.string() })),
  total: z.string(),
  nextCursor,
});

export type TrialBalance = z.infer<typeof trialBalanceSchema>;
export type TrialBalanceQuery = z.infer<typeof trialBalanceQuerySchema>;
export type Explanation = z.infer<typeof explanationSchema>;
export type PendingExecutions = z.infer<typeof pendingExecutionsSchema>;
export type TokenView = z.infer<typeof tokenViewSchema>;
export type TokensQuery = z.infer<typeof tokensQuerySchema>;
export type TokenPage = z.infer<typeof tokenPageSchema>;
export type VersionsQuery = z.infer<typeof versionsQuerySchema>;
export type VersionPage = z.infer<typeof versionPageSchema>;

export const notificationsQuerySchema = pageQuerySchema.extend({
  recipient: storedNameSchema.describe('Who submitted, in any spelling of the name.'),
});

/** S7-14: the newest last. */
export const notificationPageSchema = pageOf(
  z.object({
    id: z.string(),
    recipient: z.string(),
    kind: z.enum(['REJECTED', 'ACTIVATED', 'EXECUTION_FAILED', 'ROLLED_BACK', 'EXPIRED']),
    versionId: z.string(),
    approvalRequestId: z.string().nullable(),
    message: z.string(),
    createdAt: timestamp,
  }),
);

const executionWindowSchema = z.object({
  seconds: z.int(),
  executions: z.int(),
  perSecond: z.number(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  successRate: z.number().nullable().describe('Of 1; null when nothing was executed.'),
  rollbacks: z.int(),
  cascadeFailures: z.int(),
});

/** S6-50, S6-57..63. */
export const executionMetricsSchema = z.object({
  at: timestamp,
  lastFiveMinutes: executionWindowSchema,
  lastDay: executionWindowSchema,
  targets: z.array(
    z.object({
      metric: z.string(),
      target: z.string(),
      alert: z.string(),
      requirement: z.string(),
    }),
  ),
});

export type NotificationsQuery = z.infer<typeof notificationsQuerySchema>;
export type NotificationPage = z.infer<typeof notificationPageSchema>;
export type ExecutionMetrics = z.infer<typeof executionMetricsSchema>;
