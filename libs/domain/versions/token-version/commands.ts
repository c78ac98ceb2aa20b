import type { CommandMetadata } from '../../decider.ts';
import type { ApprovalFacts, ParentFacts, SupersessionFacts, TokenFacts } from './execution-checks.ts';
import type { CascadeOutcome, ExecutionMode, SeenAncestor } from './execution-events.ts';
import type { Parent, Submission, VersionTerms } from './terms.ts';

interface AttemptToExecute {
  readonly versionId: string;
  readonly executionId: string;
  /** The first attempt on a version is 1. */
  readonly attempt: number;
  readonly approvalRequestId: string;
  readonly approval: ApprovalFacts;
  readonly mode: ExecutionMode;
  readonly executedBy: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
}

/**
 * Carries out an approval on its version (DESIGN §4). The facts are as the caller read them; the expected revision of
 * the append proves those about the version.
 */
export interface ExecuteApproval extends AttemptToExecute {
  readonly type: 'ExecuteApproval';
  /** Null when there is no such version. */
  readonly token: TokenFacts | null;
  readonly parent: ParentFacts | null;
  /** The generation of `parent` among the version's parents. */
  readonly parentGeneration: number;
  /** Whether this attempt is recorded among the parent's dependents. */
  readonly parentClaimed: boolean;
  /** SHA-256 over the canonical content (C-39). */
  readonly merkleHash: string;
  /** The exclusive durations of the phases up to now. */
  readonly timing: { readonly initiatedMs: number; readonly validatedMs: number; readonly transitionedMs: number };
  readonly supersession: SupersessionFacts;
  readonly ancestors: readonly SeenAncestor[];
}

/** Records an attempt that faults ended (S6-37). */
export interface FailExecution extends AttemptToExecute {
  readonly type: 'FailExecution';
  readonly code: string;
  readonly errorMessage: string;
  readonly durationMs: number;
}

export type TokenVersionCommand = { readonly metadata: CommandMetadata } & (
  | ({ readonly type: 'CreateVersion' } & VersionTerms)
  | ({ readonly type: 'SubmitVersion'; readonly submittedBy: string } & Submission)
  | {
      /** Before the seats of the request's validators are released: the version refuses this submission from now on (S7-26). */
      readonly type: 'AbandonSubmission';
      readonly approvalRequestId: string;
    }
  | ExecuteApproval
  | FailExecution
  | {
      readonly type: 'CompleteExecution';
      readonly executionId: string;
      readonly cascade: CascadeOutcome;
      readonly completedMs: number;
    }
  | {
      readonly type: 'RollBackExecution';
      readonly reason: string;
      readonly rolledBackBy: string;
      /** Whether the activation's settlement is completed. Then a rollback requires force and two persons (C-20, N11). */
      readonly settled: boolean;
      /** The stop that keeps the settlement from completing after it was read; null when there is none. */
      readonly stop: { readonly executionId: string; readonly stopId: string } | null;
      readonly force: boolean;
    }
  | {
      /** For a rollback that stopped the settlement and was interrupted: the version refuses it from now on. */
      readonly type: 'AbandonRollback';
      readonly executionId: string;
      readonly stopId: string;
    }
  | {
      readonly type: 'RestoreVersion';
      readonly rolledBackVersionId: string;
      readonly executionId: string;
      /** Why the version's token or parent refuses it; null when both accept it. */
      readonly parentRefusal: string | null;
      readonly supersession: SupersessionFacts;
      readonly ancestors: readonly SeenAncestor[];
    }
  | {
      readonly type: 'ReparentVersion';
      readonly parent: Parent | null;
      /** The generation of the parent that this one replaces, as the hierarchy of versions assigned it. */
      readonly generation: number;
      /** Null for a trial before the assignment. */
      readonly assignmentId: string | null;
      readonly reason: string;
      readonly reparentedBy: string;
    }
  | {
      /** For a change of the parent that was interrupted after its assignment: the version refuses it from now on. */
      readonly type: 'AbandonReparenting';
      readonly assignmentId: string;
      /** The generation of the parent that the assignment replaces. */
      readonly generation: number;
    }
  | {
      /** For an execution that claimed the parent and was interrupted: the version refuses its claim from now on. */
      readonly type: 'AbandonParentClaims';
      /** The generation of the claim. */
      readonly generation: number;
    }
  | { readonly type: 'RejectVersion'; readonly approvalRequestId: string }
  | {
      readonly type: 'ReplaceVersion';
      readonly replacedByVersionId: string;
      readonly executionId: string;
      /**
       * Null if the other version names this one as its previous version. Otherwise it replaces this one over versions in
       * between, and this is how often it had seen this one come into force; undefined if its event is too old to tell.
       */
      readonly over: { readonly timesInForce: number | undefined } | null;
    }
  | { readonly type: 'RetireVersion'; readonly reason: string; readonly retiredBy: string }
  | {
      readonly type: 'ExpireVersion';
      readonly approvalRequestId: string;
      readonly because: 'not-decided' | 'not-executed';
    }
  | { readonly type: 'ArchiveVersion' }
  | {
      readonly type: 'HoldVersion';
      readonly holdId: string;
      readonly reason: string;
      readonly placedBy: string;
    }
  | {
      readonly type: 'ReleaseHold';
      readonly holdId: string;
      readonly reason: string;
      readonly releasedBy: string;
    }
  | { readonly type: 'RecordDependent'; readonly dependentVersionId: string; readonly claimId: string }
  | { readonly type: 'ReleaseDependent'; readonly dependentVersionId: string; readonly claimId: string }
);

/** One command as it reaches the decider. */
export type Command<T extends TokenVersionCommand['type']> = Extract<TokenVersionCommand, { type: T }>;
