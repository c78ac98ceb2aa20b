import type { CommandMetadata } from '../../decider.ts';
import type { CascadeOutcome, ExecutionMode, Parent, SeenAncestor, Submission, VersionTerms } from './events.ts';
import type { ApprovalFacts, ParentFacts, SupersessionFacts, TokenFacts } from './execution-checks.ts';

/** Takes effect of an approval on its version (DESIGN §4). The facts are as the caller read them; the append proves the version's. */
export interface ExecuteApproval {
  readonly type: 'ExecuteApproval';
  readonly versionId: string;
  readonly executionId: string;
  readonly attempt: number;
  readonly approvalRequestId: string;
  readonly approval: ApprovalFacts;
  /** Null when there is no such version. */
  readonly token: TokenFacts | null;
  readonly parent: ParentFacts | null;
  /** Which of the version's parents that is. */
  readonly parentGeneration: number;
  /** Whether this execution is recorded among the parent's dependents. */
  readonly parentClaimed: boolean;
  /** SHA-256 over the canonical content (C-39). */
  readonly merkleHash: string;
  readonly mode: ExecutionMode;
  readonly executedBy: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  /** Exclusive durations so far. */
  readonly timing: { readonly initiatedMs: number; readonly validatedMs: number; readonly transitionedMs: number };
  readonly supersession: SupersessionFacts;
  readonly ancestors: readonly SeenAncestor[];
}

/** Records that faults kept the execution from being tried to the end (S6-37). */
export interface FailExecution {
  readonly type: 'FailExecution';
  readonly versionId: string;
  readonly executionId: string;
  readonly attempt: number;
  readonly approvalRequestId: string;
  readonly approval: ApprovalFacts;
  readonly mode: ExecutionMode;
  readonly executedBy: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  readonly code: string;
  readonly errorMessage: string;
  readonly errorType: string;
  readonly durationMs: number;
}

export type TokenVersionCommand = { readonly metadata: CommandMetadata } & (
  | ({ readonly type: 'CreateVersion' } & VersionTerms)
  | ({ readonly type: 'SubmitVersion'; readonly submittedBy: string } & Submission)
  | {
      /** The seats of the request's validators are about to be released, unless the version was submitted with it (S7-26). */
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
      /** Whether the money of this activation has been paid: then it takes force, and two persons (C-20, N11). */
      readonly settled: boolean;
      /** By what the settlement was stopped, so that it is not paid after the look at it; null when it was not. */
      readonly stop: { readonly executionId: string; readonly stopId: string } | null;
      readonly force: boolean;
    }
  | {
      /** A rollback that stopped the settlement and did not end: from here on it comes too late. */
      readonly type: 'AbandonRollback';
      readonly executionId: string;
      readonly stopId: string;
    }
  | {
      readonly type: 'RestoreVersion';
      readonly rolledBackVersionId: string;
      readonly executionId: string;
      /** Why the version's own token or its parent does not take it back; null when both do. */
      readonly parentRefusal: string | null;
      readonly supersession: SupersessionFacts;
      readonly ancestors: readonly SeenAncestor[];
    }
  | {
      readonly type: 'ReparentVersion';
      readonly parent: Parent | null;
      /** Of the parent that it takes the place of, as the hierarchy of versions assigned it. */
      readonly generation: number;
      /** Null for a trial before the assignment. */
      readonly assignmentId: string | null;
      readonly reason: string;
      readonly reparentedBy: string;
    }
  | {
      /** A change of the parent was assigned and did not end: from here on that assignment comes too late. */
      readonly type: 'AbandonReparenting';
      readonly assignmentId: string;
      /** Of the parent that the assignment takes the place of. */
      readonly generation: number;
    }
  | {
      /** An execution claimed the parent and did not end: from here on its claim comes too late. */
      readonly type: 'AbandonParentClaims';
      /** Of the claim. */
      readonly generation: number;
    }
  | { readonly type: 'RejectVersion'; readonly approvalRequestId: string }
  | {
      readonly type: 'ReplaceVersion';
      readonly replacedByVersionId: string;
      readonly executionId: string;
      /**
       * Null if the other version names this one as its previous version. Otherwise the other replaces it over versions
       * in between, and had seen it come into force so often before; undefined if the event is too old to tell.
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
  | { readonly type: 'RecordDependent'; readonly dependentVersionId: string; readonly executionId: string }
  | { readonly type: 'ReleaseDependent'; readonly dependentVersionId: string; readonly executionId: string }
);
