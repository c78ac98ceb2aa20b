import type { Submission, VersionIds, VersionTerms } from './terms.ts';

/** Creation, the vote, holds and the end of a version. */
export type LifecycleEvent =
  | { readonly type: 'VersionCreated'; readonly data: VersionTerms & { readonly createdAt: string } }
  | {
      readonly type: 'VersionSubmitted';
      readonly data: VersionIds & Submission & { readonly submittedBy: string; readonly submittedAt: string };
    }
  | {
      /** A submission took its validators' seats and was interrupted. The version refuses it from now on (S7-26). */
      readonly type: 'SubmissionAbandoned';
      readonly data: VersionIds & { readonly approvalRequestId: string; readonly abandonedAt: string };
    }
  | {
      readonly type: 'VersionRejected';
      readonly data: VersionIds & { readonly approvalRequestId: string; readonly rejectedAt: string };
    }
  | {
      readonly type: 'VersionRetired';
      readonly data: VersionIds & { readonly reason: string; readonly retiredBy: string; readonly retiredAt: string };
    }
  | {
      readonly type: 'VersionExpired';
      readonly data: VersionIds & {
        readonly approvalRequestId: string;
        readonly because: 'not-decided' | 'not-executed';
        readonly expiredAt: string;
      };
    }
  | {
      readonly type: 'VersionArchived';
      readonly data: VersionIds & {
        readonly approvalRequestId: string;
        readonly previousStatus: string;
        readonly archivedAt: string;
      };
    }
  | {
      readonly type: 'VersionHeld';
      readonly data: VersionIds & {
        readonly holdId: string;
        readonly reason: string;
        readonly placedBy: string;
        readonly heldAt: string;
      };
    }
  | {
      readonly type: 'VersionHoldReleased';
      readonly data: VersionIds & {
        readonly holdId: string;
        readonly reason: string;
        readonly releasedBy: string;
        readonly releasedAt: string;
      };
    };
