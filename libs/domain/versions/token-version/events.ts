import type { QuorumPolicy, Tier } from '../quorum-policy.ts';
import type { Comparison } from '../../identity.ts';

/** A token, or a version, that must stay in force for as long as its dependent is. */
export interface Parent {
  readonly kind: 'token' | 'version';
  readonly id: string;
}

export interface VersionTerms {
  readonly versionId: string;
  readonly tokenId: string;
  /** A JSON object. */
  readonly content: object;
  readonly parent: Parent | null;
  readonly previousVersionId: string | null;
  /** Decimal string. */
  readonly amount: string;
  readonly recipient: string;
  readonly issuerAccountId: string;
}

/** What was submitted to the vote. */
export interface Submission {
  readonly approvalRequestId: string;
  readonly policy: QuorumPolicy;
  readonly tier: Tier | null;
  readonly validators: readonly string[];
  /** Who takes a revoked validator's place, in this order. */
  readonly backupValidators: readonly string[];
  /** Of all persons in the approval request; absent from submissions of earlier releases: exact. */
  readonly comparison?: Comparison;
  readonly votingWindowEnd: string;
  readonly approvalExpiryDeadline: string;
}

export type ExecutionMode = 'automatic' | 'manual' | 'bulk';

/** What came of retiring the version that was replaced (S6-30..33). */
export type CascadeOutcome =
  | { readonly outcome: 'none' }
  | { readonly outcome: 'retired'; readonly versionId: string }
  | { readonly outcome: 'blocked'; readonly versionId: string; readonly dependents: readonly string[] }
  | { readonly outcome: 'not-active'; readonly versionId: string; readonly status: string }
  | { readonly outcome: 'failed'; readonly versionId: string; readonly error: string };

/** A version further up the line of replacements, as it was seen just before another one came into force. */
export interface SeenAncestor {
  readonly versionId: string;
  /** How often the version had come into force, by activations and restorations. */
  readonly timesInForce: number;
}

/**
 * Why a version was not retired by one that replaces it: it has dependents (S6-32), it was not ACTIVE (S6-30), the
 * other replaces it over versions in between, or the other was rolled back before it came to that.
 */
export type SupersessionOutcome = 'blocked' | 'not-active' | 'indirect' | 'rolled-back';

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

export interface ExecutionCheck {
  readonly check:
    | 'VERSION_EXISTS'
    | 'VERSION_PENDING'
    | 'APPROVAL_GRANTED'
    | 'APPROVAL_NOT_EXPIRED'
    | 'PARENT_AVAILABLE'
    | 'NO_HOLDS';
  readonly passed: boolean;
  /** Of the failure; null for a check that passed. */
  readonly code: ExecutionCheckCode | null;
  readonly message: string;
}

interface OfExecution {
  readonly executionId: string;
  readonly versionId: string;
  readonly approvalRequestId: string;
}

interface OfVersion {
  readonly versionId: string;
  readonly tokenId: string;
}

/** Exclusive durations in milliseconds, to the microsecond (C-9). */
export interface PhaseDurations {
  readonly initiated: number;
  readonly validated: number;
  readonly transitioned: number;
  readonly completed: number;
}

export type TokenVersionEvent =
  | { readonly type: 'VersionCreated'; readonly data: VersionTerms & { readonly createdAt: string } }
  | {
      readonly type: 'VersionSubmitted';
      readonly data: OfVersion & Submission & { readonly submittedBy: string; readonly submittedAt: string };
    }
  | {
      /** A submission was interrupted after it had taken the seats of its validators: from now on it is refused (S7-26). */
      readonly type: 'SubmissionAbandoned';
      readonly data: OfVersion & { readonly approvalRequestId: string; readonly abandonedAt: string };
    }
  | {
      readonly type: 'ApprovalExecutionInitiated';
      readonly data: OfExecution & {
        /** 1 for the version's first execution, then one more for each. */
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
      readonly data: OfExecution & {
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
      readonly data: OfExecution & {
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
        /** The versions above `previousVersionId` that are replaced as well. Older events do not have them. */
        readonly ancestors?: readonly SeenAncestor[];
        readonly durationMs: number;
      };
    }
  | {
      readonly type: 'ApprovalExecutionCompleted';
      readonly data: OfExecution & {
        readonly tokenId: string;
        readonly mode: ExecutionMode;
        readonly executedBy: string;
        readonly approvalCount: number;
        readonly approvers: readonly string[];
        /** What the outside hears of this execution (S6-15). */
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
      readonly data: OfExecution & {
        /** Null when the version does not exist. */
        readonly tokenId: string | null;
        readonly mode: ExecutionMode;
        readonly executedBy: string;
        readonly code: string;
        readonly errorMessage: string;
        readonly errorType: string;
        readonly failurePhase: 'VALIDATED' | 'TRANSITIONED';
        readonly durationMs: number;
        readonly failedAt: string;
      };
    }
  | {
      readonly type: 'ApprovalExecutionRolledBack';
      readonly data: OfExecution & {
        readonly tokenId: string;
        readonly previousVersionId: string | null;
        readonly reason: string;
        readonly rolledBackBy: string;
        /** Who asked for it before, when it had been settled and needed two persons; null when it needed one. */
        readonly requestedBy: string | null;
        readonly rolledBackAt: string;
      };
    }
  | {
      /** The first of the two persons that it takes to roll back what has been settled (N11). */
      readonly type: 'RollbackRequested';
      readonly data: OfExecution & {
        readonly tokenId: string;
        readonly reason: string;
        readonly requestedBy: string;
        /** Of the two persons; absent from requests of earlier releases: exact. */
        readonly comparison?: Comparison;
        readonly requestedAt: string;
      };
    }
  | {
      /** A rollback was interrupted after it had stopped the settlement, which goes on: the rollback comes too late now. */
      readonly type: 'RollbackAbandoned';
      readonly data: OfVersion & {
        readonly executionId: string;
        readonly stopId: string;
        readonly abandonedAt: string;
      };
    }
  | {
      readonly type: 'VersionRejected';
      readonly data: OfVersion & { readonly approvalRequestId: string; readonly rejectedAt: string };
    }
  | {
      readonly type: 'VersionReplaced';
      readonly data: OfVersion & {
        readonly replacedByVersionId: string;
        /** The execution whose cascade it was; null from before there were rollbacks. */
        readonly executionId: string | null;
        readonly replacedAt: string;
        readonly archiveAfter: string;
      };
    }
  | {
      /** A version that replaces this one was activated, and this one was not retired by it. */
      readonly type: 'VersionSuperseded';
      readonly data: OfVersion & {
        readonly supersededByVersionId: string;
        readonly executionId: string;
        readonly outcome: SupersessionOutcome;
        /** Of this version at the time. */
        readonly status: string;
        /** What kept it in force when it was blocked (S6-32). */
        readonly dependents: readonly string[];
        readonly supersededAt: string;
      };
    }
  | {
      /** The version that had replaced it was rolled back (C-20). */
      readonly type: 'VersionRestored';
      readonly data: OfVersion & {
        readonly rolledBackVersionId: string;
        /** The execution that was rolled back; also the claim on the parent that this restoration made. */
        readonly executionId: string;
        readonly restoredAt: string;
        /** As in `VersionActivated`. */
        readonly ancestors?: readonly SeenAncestor[];
      };
    }
  | {
      readonly type: 'VersionRestorationFailed';
      readonly data: OfVersion & {
        readonly rolledBackVersionId: string;
        readonly executionId: string;
        readonly error: string;
        /** The version in its place that keeps it out of force from now on, when there is one: its rollback restores it. */
        readonly replacedBy?: { readonly versionId: string; readonly executionId: string };
        readonly failedAt: string;
      };
    }
  | {
      readonly type: 'VersionReparented';
      readonly data: OfVersion & {
        readonly from: Parent | null;
        readonly to: Parent | null;
        /** How many parents it had before this one: claims on a parent are of one of them. */
        readonly generation: number;
        readonly reason: string;
        readonly reparentedBy: string;
        readonly reparentedAt: string;
      };
    }
  | {
      /** A change of the parent was interrupted after its assignment: from now on that assignment is refused (S7-38). */
      readonly type: 'ReparentingAbandoned';
      readonly data: OfVersion & { readonly assignmentId: string; readonly abandonedAt: string };
    }
  | {
      /** An execution was interrupted between its claim on the parent and its activation: from now on that claim is void. */
      readonly type: 'ParentClaimsAbandoned';
      readonly data: OfVersion & {
        readonly parent: Parent;
        /** Of the claims from now on; see `VersionReparented`. */
        readonly generation: number;
        readonly abandonedAt: string;
      };
    }
  | {
      readonly type: 'VersionRetired';
      readonly data: OfVersion & { readonly reason: string; readonly retiredBy: string; readonly retiredAt: string };
    }
  | {
      readonly type: 'VersionRetirementFailed';
      /** On the stream of the version that replaces, because the replaced one may not exist. */
      readonly data: {
        readonly versionId: string;
        readonly replacedByVersionId: string;
        readonly error: string;
        readonly failedAt: string;
      };
    }
  | {
      readonly type: 'VersionExpired';
      readonly data: OfVersion & {
        readonly approvalRequestId: string;
        readonly because: 'not-decided' | 'not-executed';
        readonly expiredAt: string;
      };
    }
  | {
      readonly type: 'VersionArchived';
      readonly data: OfVersion & {
        /** Of the vote on it; null for one that was never submitted. */
        readonly approvalRequestId: string | null;
        readonly previousStatus: string;
        readonly archivedAt: string;
      };
    }
  | {
      readonly type: 'VersionHeld';
      readonly data: OfVersion & {
        readonly holdId: string;
        readonly reason: string;
        readonly placedBy: string;
        readonly heldAt: string;
      };
    }
  | {
      readonly type: 'VersionHoldReleased';
      readonly data: OfVersion & {
        readonly holdId: string;
        readonly reason: string;
        readonly releasedBy: string;
        readonly releasedAt: string;
      };
    }
  | {
      readonly type: 'DependentActivated';
      readonly data: {
        readonly dependentVersionId: string;
        readonly executionId: string;
        readonly activatedAt: string;
      };
    }
  | {
      readonly type: 'DependentReleased';
      readonly data: { readonly dependentVersionId: string; readonly executionId: string; readonly releasedAt: string };
    };
