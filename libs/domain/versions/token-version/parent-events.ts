import type { Parent, VersionIds } from './terms.ts';

/** The version's own parent, and the versions that depend on it. */
export type ParentEvent =
  | {
      readonly type: 'VersionReparented';
      readonly data: VersionIds & {
        readonly from: Parent | null;
        readonly to: Parent | null;
        /** How many parents the version had before this one. Each claim on a parent belongs to one generation. */
        readonly generation: number;
        readonly reason: string;
        readonly reparentedBy: string;
        readonly reparentedAt: string;
      };
    }
  | {
      /** A change of the parent was interrupted after its assignment. The version refuses that assignment from now on (S7-38). */
      readonly type: 'ReparentingAbandoned';
      readonly data: VersionIds & { readonly assignmentId: string; readonly abandonedAt: string };
    }
  | {
      /** An execution was interrupted between its claim on the parent and its activation. The claim is void from now on. */
      readonly type: 'ParentClaimsAbandoned';
      readonly data: VersionIds & {
        readonly parent: Parent;
        /** The generation of later claims, as in `VersionReparented`. */
        readonly generation: number;
        readonly abandonedAt: string;
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
