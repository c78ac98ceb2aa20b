import { z } from 'zod';
import { positionSchema, timestampSchema, uuidSchema } from './primitives.ts';

const timestamp = timestampSchema;
const nullableTimestamp = timestamp.nullable();

/** N2: waits until the read model has reached this position, which a command answered. */
export const minPositionHeader = 'x-min-position';
export const minPositionSchema = positionSchema.optional();

export const pageQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z
    .string()
    .max(500)
    .regex(/^\P{Cc}*$/u, 'must not contain control characters')
    .optional()
    .describe('Where the page before this one ended: its nextCursor.'),
});

export const settlementsQuerySchema = pageQuerySchema.extend({ versionId: uuidSchema.optional() });

const nextCursor = z.string().nullable().describe('Null on the last page.');

const pageOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor });

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

/** S6-49, oldest first. */
export const executionAuditSchema = z.object({
  versionId: z.string(),
  auditEntries: z.array(
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
  ),
  nextCursor,
});

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

/** The cursor of the trial balance is the last account's name. */
export const trialBalanceQuerySchema = pageQuerySchema;

/** The books at a glance: what every account holds, and what they hold together, which is always zero. */
export const trialBalanceSchema = z.object({
  accounts: z.array(z.object({ account: z.string(), balance: z.string() })),
  total: z.string(),
  nextCursor,
});

export type TrialBalance = z.infer<typeof trialBalanceSchema>;
export type TrialBalanceQuery = z.infer<typeof trialBalanceQuerySchema>;
