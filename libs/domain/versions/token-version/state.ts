import type { Comparison } from '../../identity.ts';
import type { Dependents } from '../../tokens/dependents.ts';
import type { ExecutionAttempt } from './execution-attempt.ts';
import type { SeenAncestor } from './execution-events.ts';
import type { SupersessionOutcome } from './succession-events.ts';
import type { Submission, VersionTerms } from './terms.ts';

export interface Hold {
  readonly holdId: string;
  readonly reason: string;
  readonly placedBy: string;
}

/** What the activation of a replacing version did to this one, recorded once for each attempt to execute it. */
export interface Supersession {
  readonly versionId: string;
  /** Null for replacements from before rollbacks existed. */
  readonly executionId: string | null;
  readonly outcome: 'retired' | SupersessionOutcome;
  readonly status: string;
  readonly dependents: readonly string[];
}

/** The version, and its execution, that put this one out of force. The execution is null from before rollbacks existed. */
export interface Replacement {
  readonly versionId: string;
  readonly executionId: string | null;
}

interface Restoration {
  /** The execution that was rolled back. */
  readonly executionId: string;
  readonly restored: boolean;
  /** Undefined if it was not recorded. */
  readonly ancestors: readonly SeenAncestor[] | undefined;
}

/** The first person's request to roll back a settled execution (N11), and how to tell a second person from the first. */
export interface RollbackRequest {
  readonly executionId: string;
  readonly requestedBy: string;
  /** Who signed in to request it for that person. */
  readonly delegate: string | null;
  /** Who issued or rotated the API key that requested it. Absent: no API key did. */
  readonly keyHolders?: readonly string[];
  readonly comparison: Comparison;
}

/** Every created version has these. The lists keep what late commands are answered by, so no status drops them. */
interface Created extends VersionTerms {
  /** How many parents the version had before its present one. */
  readonly parentGeneration: number;
  /** Assignments of another parent that the version refuses from now on. */
  readonly abandonedReparentings: readonly string[];
  /** Approval requests that the version can no longer be submitted with. */
  readonly abandonedSubmissions: readonly string[];
  readonly holds: readonly Hold[];
  readonly attempts: readonly ExecutionAttempt[];
  /** In the order in which the versions that replace this one were activated. */
  readonly supersessions: readonly Supersession[];
  /** One for each rolled back execution that this version has answered, with a restoration or with a refusal. */
  readonly restorations: readonly Restoration[];
  /** The stops of interrupted rollbacks, whose settlements resume. */
  readonly abandonedRollbacks: readonly string[];
}

interface Submitted extends Created {
  readonly submission: Submission & { readonly submittedBy: string };
  /** Set by the first activation and never changed, so a version has it again after a rollback (S6-7). */
  readonly merkleHash?: string;
}

interface Activated extends Submitted {
  readonly merkleHash: string;
}

interface Replaced extends Activated {
  readonly replacedBy: Replacement;
}

/**
 * A version by its status (S6-27):
 *
 *     CREATED → PENDING_VVB → ACTIVE → REPLACED, RETIRED → ARCHIVED
 *               PENDING_VVB → REJECTED, EXPIRED → ARCHIVED
 *               ACTIVE → PENDING_VVB by a rollback, REPLACED → ACTIVE by a restoration (C-20)
 */
export type TokenVersionState =
  /** Attempts to execute a version that does not exist are recorded as failed (S6-35). */
  | { readonly status: 'NONE'; readonly attempts: readonly ExecutionAttempt[] }
  | (Created & { readonly status: 'CREATED' })
  | (Submitted & { readonly status: 'PENDING_VVB' })
  | (Activated & {
      readonly status: 'ACTIVE';
      /** Nobody leaves force with dependents (S6-32), so no other status has them. */
      readonly dependents: Dependents;
      readonly rollbackRequest: RollbackRequest | null;
    })
  | (Replaced & {
      readonly status: 'REPLACED';
      /** The version can be archived from then on (S6-31). */
      readonly archiveAfter: string;
      /** Still stands if the version is restored. */
      readonly rollbackRequest: RollbackRequest | null;
    })
  | (Activated & { readonly status: 'RETIRED' })
  | (Submitted & { readonly status: 'REJECTED' })
  | (Submitted & { readonly status: 'EXPIRED' })
  | (Replaced & { readonly status: 'ARCHIVED'; readonly archivedFrom: 'REPLACED' })
  | (Activated & { readonly status: 'ARCHIVED'; readonly archivedFrom: 'RETIRED' })
  | (Submitted & { readonly status: 'ARCHIVED'; readonly archivedFrom: 'REJECTED' | 'EXPIRED' });

export type ExistingVersion = Exclude<TokenVersionState, { readonly status: 'NONE' }>;
export type VersionStatus = ExistingVersion['status'];
/** A version in one of these statuses. */
export type VersionIn<S extends VersionStatus> = Extract<ExistingVersion, { readonly status: S }>;

export const initialState: TokenVersionState = { status: 'NONE', attempts: [] };

/** Whether the version was submitted with this approval request. A version is submitted once. */
export function isSubmittedWith(version: TokenVersionState, approvalRequestId: string): boolean {
  return 'submission' in version && version.submission.approvalRequestId === approvalRequestId;
}
