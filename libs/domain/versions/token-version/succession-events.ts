import type { Comparison } from '../../identity.ts';
import type { ExecutionIds, SeenAncestor } from './execution-events.ts';
import type { VersionIds } from './terms.ts';

/**
 * Why another version's activation left this version as it was: this version has dependents (S6-32), was not ACTIVE (S6-30),
 * is replaced over versions in between, or the activation was rolled back before its cascade ran.
 */
export type SupersessionOutcome = 'blocked' | 'not-active' | 'indirect' | 'rolled-back';

/** Replacement by another version, rollback, and restoration. */
export type SuccessionEvent =
  | {
      readonly type: 'ApprovalExecutionRolledBack';
      readonly data: ExecutionIds & {
        readonly tokenId: string;
        readonly previousVersionId: string | null;
        readonly reason: string;
        readonly rolledBackBy: string;
        /** The first of two persons, when the activation was settled and took two; otherwise null. */
        readonly requestedBy: string | null;
        readonly rolledBackAt: string;
      };
    }
  | {
      /** The first of the two persons who must agree to roll back a settled activation (N11). */
      readonly type: 'RollbackRequested';
      readonly data: ExecutionIds & {
        readonly tokenId: string;
        readonly reason: string;
        readonly requestedBy: string;
        /** Who signed in to request it for that person. Absent: that person did. */
        readonly delegate?: string;
        /** Who issued or rotated the API key that requested it. Absent: no API key did, or the release knew no holders. */
        readonly keyHolders?: readonly string[];
        /** Tells the two persons apart. Requests of earlier releases lack it and mean `exact`. */
        readonly comparison?: Comparison;
        readonly requestedAt: string;
      };
    }
  | {
      /** A rollback stopped the settlement and was interrupted. The settlement resumes, and the version refuses that rollback. */
      readonly type: 'RollbackAbandoned';
      readonly data: VersionIds & {
        readonly executionId: string;
        readonly stopId: string;
        readonly abandonedAt: string;
      };
    }
  | {
      readonly type: 'VersionReplaced';
      readonly data: VersionIds & {
        readonly replacedByVersionId: string;
        /** The execution whose cascade replaced it. Null in events from before rollbacks existed. */
        readonly executionId: string | null;
        readonly replacedAt: string;
        readonly archiveAfter: string;
      };
    }
  | {
      /** A version that replaces this one was activated without retiring this one. */
      readonly type: 'VersionSuperseded';
      readonly data: VersionIds & {
        readonly supersededByVersionId: string;
        readonly executionId: string;
        readonly outcome: SupersessionOutcome;
        /** This version's status at the time. */
        readonly status: string;
        /** The dependents that blocked the retirement (S6-32). */
        readonly dependents: readonly string[];
        readonly supersededAt: string;
      };
    }
  | {
      /** The version that had replaced this one was rolled back (C-20). */
      readonly type: 'VersionRestored';
      readonly data: VersionIds & {
        readonly rolledBackVersionId: string;
        /** The execution that was rolled back. The restoration's claim on the parent derives from it. */
        readonly executionId: string;
        readonly restoredAt: string;
        /** As in `VersionActivated`. */
        readonly ancestors?: readonly SeenAncestor[];
      };
    }
  | {
      readonly type: 'VersionRestorationFailed';
      readonly data: VersionIds & {
        readonly rolledBackVersionId: string;
        readonly executionId: string;
        readonly error: string;
        /** Another version that is in force instead, if there is one. Rolling that one back restores this version. */
        readonly replacedBy?: { readonly versionId: string; readonly executionId: string };
        readonly failedAt: string;
      };
    }
  | {
      readonly type: 'VersionRetirementFailed';
      /** On the stream of the replacing version, because the replaced version may not exist. */
      readonly data: {
        readonly versionId: string;
        readonly replacedByVersionId: string;
        readonly error: string;
        readonly failedAt: string;
      };
    };
