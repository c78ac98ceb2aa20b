import { z } from 'zod';
import { nextCursor } from '../http/paging.ts';
import { positionSchema, timestampSchema } from '../primitives.ts';

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
      votingWindowEnd: timestampSchema,
      approvalExpiryDeadline: timestampSchema,
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
      decidedAt: timestampSchema,
      ageSeconds: z.number(),
      stalled: z.boolean().describe('For more than an hour.'),
      approvalExpiryDeadline: timestampSchema,
    }),
  ),
  nextCursor: z.string().nullable(),
});

/** S6-47. */
export const executionStatusSchema = z.object({
  versionId: z.string(),
  approvalRequestId: z.string().nullable(),
  currentStatus: z.string(),
  transitionedAt: timestampSchema.nullable(),
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
        timestamp: timestampSchema,
        executedBy: z.string(),
        errorMessage: z.string().nullable(),
        metadata: z.record(z.string(), z.unknown()),
      }),
    )
    .describe('In the order in which they were recorded, whatever their timestamps say.'),
  nextCursor,
});

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
  at: timestampSchema,
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

export type Explanation = z.infer<typeof explanationSchema>;
export type PendingExecutions = z.infer<typeof pendingExecutionsSchema>;
export type ExecutionStatus = z.infer<typeof executionStatusSchema>;
export type ExecutionAudit = z.infer<typeof executionAuditSchema>;
export type ExecutionMetrics = z.infer<typeof executionMetricsSchema>;
