import type { Parent } from './terms.ts';

export type ExecutionMode = 'automatic' | 'manual' | 'bulk';

/** The result of retiring the previous version (S6-30..33). */
export type CascadeOutcome =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'retired'; readonly versionId: string }
  | { readonly outcome: 'blocked'; readonly versionId: string; readonly dependents: readonly string[] }
  | { readonly outcome: 'not-active'; readonly versionId: string; readonly status: string }
  | { readonly outcome: 'failed'; readonly versionId: string; readonly error: string };

/** A version further up the line of replacements, as it was read just before another version was activated. */
export interface SeenAncestor {
  readonly versionId: string;
  /** How often the version had come into force, by activations and restorations. */
  readonly timesInForce: number;
}

export type ExecutionCheckCode =
  | 'VERSION_NOT_FOUND'
  | 'INVALID_STATE_TRANSITION'
  | 'SUPERSEDED'
  | 'APPROVAL_NOT_APPROVED'
  | 'APPROVAL_EXPIRED'
  | 'TOKEN_NOT_FOUND'
  | 'PARENT_LOCKED'
  | 'TOKEN_RETIRED'
  | 'VERSION_HELD';

interface CheckOfExecution {
  readonly check:
    | 'VERSION_EXISTS'
    | 'VERSION_PENDING'
    | 'APPROVAL_GRANTED'
    | 'APPROVAL_NOT_EXPIRED'
    | 'PARENT_AVAILABLE'
    | 'NO_HOLDS';
  readonly message: string;
}

export interface FailedCheck extends CheckOfExecution {
  readonly passed: false;
  readonly code: ExecutionCheckCode;
}

export type ExecutionCheck = FailedCheck | (CheckOfExecution & { readonly passed: true; readonly code: null });

export interface ExecutionIds {
  readonly executionId: string;
  readonly versionId: string;
  readonly approvalRequestId: string;
}

/** Exclusive durations in milliseconds, to the microsecond (C-9). */
export interface PhaseDurations {
  readonly initiated: number;
  readonly validated: number;
  readonly transitioned: number;
  readonly completed: number;
}

/** The phases of one attempt, in their order. */
export type ExecutionEvent =
  | {
      readonly type: 'ApprovalExecutionInitiated';
      readonly data: ExecutionIds & {
        /** The first attempt on a version is 1. */
        readonly attempt: number;
        readonly mode: ExecutionMode;
        readonly executedBy: string;
        readonly onBehalfOf: string | null;
        readonly reason: string | null;
        readonly approvalCount: number;
        readonly rejectionCount: number;
        readonly abstainCount: number;
        readonly totalValidators: number;
        readonly initiatedAt: string;
        readonly durationMs: number;
      };
    }
  | {
      readonly type: 'ApprovalExecutionValidated';
      readonly data: ExecutionIds & {
        readonly executedBy: string;
        readonly outcome: 'passed' | 'error';
        readonly checks: readonly ExecutionCheck[];
        readonly previousStatus: string;
        readonly validationsPassed: number;
        readonly stateTransitionAllowed: boolean;
        readonly validatedAt: string;
        readonly durationMs: number;
      };
    }
  | {
      readonly type: 'VersionActivated';
      readonly data: ExecutionIds & {
        readonly tokenId: string;
        readonly executedBy: string;
        readonly previousStatus: 'PENDING_VVB';
        readonly merkleHash: string;
        readonly parent: Parent | null;
        readonly previousVersionId: string | null;
        readonly amount: string;
        readonly recipient: string;
        readonly issuerAccountId: string;
        readonly approvers: readonly string[];
        readonly approvedByCount: number;
        readonly approvalThresholdPercentage: number;
        readonly activatedAt: string;
        /**
         * The versions above `previousVersionId` that were or could come into force before this activation. Absent without a
         * previous version, and from events of earlier releases.
         */
        readonly ancestors?: readonly SeenAncestor[];
        readonly durationMs: number;
      };
    }
  | {
      readonly type: 'ApprovalExecutionCompleted';
      readonly data: ExecutionIds & {
        readonly tokenId: string;
        readonly mode: ExecutionMode;
        readonly executedBy: string;
        readonly approvalCount: number;
        readonly approvers: readonly string[];
        /** The number of integration events that this execution causes (S6-15). */
        readonly eventsFired: number;
        readonly cascadeRetirementExecuted: boolean;
        readonly cascade: CascadeOutcome;
        readonly cascadeError: string | null;
        readonly phaseDurations: PhaseDurations;
        readonly totalDurationMs: number;
        readonly completedAt: string;
      };
    }
  | {
      readonly type: 'ApprovalExecutionFailed';
      readonly data: ExecutionIds & {
        /** Null when the version does not exist. */
        readonly tokenId: string | null;
        readonly mode: ExecutionMode;
        readonly executedBy: string;
        readonly code: string;
        readonly errorMessage: string;
        /** Only in events of earlier releases, which stored the audit's name for the error. */
        readonly errorType?: string;
        readonly failurePhase: 'VALIDATED' | 'TRANSITIONED';
        readonly durationMs: number;
        readonly failedAt: string;
      };
    };
