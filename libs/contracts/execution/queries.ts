import { z } from 'zod';
import { nextCursor } from '../http/paging.ts';
import { positionSchema, timestampSchema } from '../primitives.ts';

/** N1: the result of the execution checks, evaluated without executing. */
export const explanationSchema = z.object({
  versionId: z.string(),
  status: z.string(),
  approvalRequestId: z.string().nullable(),
  verdict: z
    .enum(['CAN_EXECUTE', 'ALREADY_EXECUTED', 'BLOCKED'])
    .describe('Whether execute-manual would execute the version now, return an earlier execution, or refuse.'),
  expected: z
    .object({ status: z.int(), code: z.string().nullable() })
    .describe('The answer that execute-manual would return now.'),
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
          'Seconds until the vote closes or, after the vote, until the approval expires. Negative when that time is past.',
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
        .describe('Null when the vote is closed, or when no number of approvals can meet the quorum.'),
      delegated: z
        .array(z.object({ validatorId: z.string(), castBy: z.string() }))
        .describe(
          'The last votes that delegates cast, at most the first 100. The operation getApproval shows how they had signed in.',
        ),
      notVoted: z.array(z.string()).describe('The validators who have not voted, at most the first 100.'),
    })
    .nullable(),
  blockers: z.array(
    z.object({
      code: z.string(),
      message: z.string(),
      canUnblock: z.array(z.string()),
      holdId: z.string().nullable().describe('The id of the hold, for the release request.'),
    }),
  ),
  /** The version that the execution would retire, and the dependents that block its retirement. */
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
    .describe(
      'False when only a person can execute the version: automatic execution is off (S6-50a), or it was rolled back.',
    ),
  position: positionSchema,
});

/** C-19: approved versions that await execution, oldest first. */
export const pendingExecutionsSchema = z.object({
  oldestAgeSeconds: z.number().nullable().describe('Age of the oldest item in seconds. Null when there is none.'),
  total: z.int().describe('The number of items on all pages.'),
  stalled: z.int(),
  items: z.array(
    z.object({
      approvalRequestId: z.string(),
      versionId: z.string(),
      tokenId: z.string(),
      decidedAt: timestampSchema,
      ageSeconds: z.number(),
      stalled: z.boolean().describe('True after more than an hour.'),
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

/** S6-12..18, the acts of persons on the version, and its end. */
const auditPhases = [
  ...['INITIATED', 'VALIDATED', 'TRANSITIONED', 'COMPLETED', 'FAILED', 'ROLLED_BACK'],
  ...['ROLLBACK_REQUESTED', 'HELD', 'HOLD_RELEASED', 'REPARENTED', 'RETIRED', 'EXPIRED', 'ARCHIVED'],
] as const;

/** S6-49: in the order in which the entries were recorded. */
export const executionAuditSchema = z.object({
  versionId: z.string(),
  auditEntries: z
    .array(
      z.object({
        id: z.string(),
        phase: z
          .enum(auditPhases)
          .describe(
            'A phase of an execution (INITIATED to ROLLED_BACK), an act of a person on the version (ROLLBACK_REQUESTED to RETIRED), or its end by the system.',
          ),
        approvalRequestId: z.string().nullable().describe('Null for HELD, HOLD_RELEASED, REPARENTED and RETIRED.'),
        previousStatus: z.string().nullable(),
        newStatus: z.string().nullable(),
        timestamp: timestampSchema,
        executedBy: z.string(),
        errorMessage: z.string().nullable(),
        metadata: z
          .record(z.string(), z.unknown())
          .describe(
            'Facts of the phase. With an identity provider, signedIn tells the principal, the issuer, the method and key of authentication, the source address and the reason; delegate names the principal who acted for executedBy, if another person did. COMPLETED names the approvers and, in delegated, the delegates who voted for them.',
          ),
      }),
    )
    .describe('In recorded order, which can differ from the order of the timestamps.'),
  nextCursor,
});

const executionWindowSchema = z.object({
  seconds: z.int(),
  executions: z.int(),
  perSecond: z.number(),
  p50Ms: z.number().nullable(),
  p95Ms: z.number().nullable(),
  p99Ms: z.number().nullable(),
  successRate: z.number().nullable().describe('Between 0 and 1. Null when nothing was executed.'),
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
