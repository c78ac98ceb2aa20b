import type { Comparison } from '../../identity.ts';
import type { QuorumPolicy, Tier } from './quorum.ts';

export type VoteChoice = 'APPROVE' | 'REJECT' | 'ABSTAIN';

interface Vote {
  readonly approvalRequestId: string;
  /** As the request names them, whichever way the vote spelled it. */
  readonly validatorId: string;
  readonly choice: VoteChoice;
  /** What the validator had voted before; null for a first vote. */
  readonly previousChoice: VoteChoice | null;
  readonly reason: string | null;
  readonly castAt: string;
}

interface OfVersion {
  readonly approvalRequestId: string;
  readonly versionId: string;
  readonly tokenId: string;
}

/** The votes that decided. */
interface Decision extends OfVersion {
  readonly approvals: number;
  readonly rejections: number;
  readonly abstentions: number;
  readonly totalValidators: number;
  /** In the order of the request's validators. */
  readonly approvers: readonly string[];
  /** Whether some validators had not voted yet. */
  readonly early: boolean;
  readonly decidedAt: string;
}

export type ApprovalRequestEvent =
  | {
      readonly type: 'ApprovalRequested';
      readonly data: {
        readonly approvalRequestId: string;
        readonly versionId: string;
        readonly tokenId: string;
        readonly policy: QuorumPolicy;
        readonly tier: Tier | null;
        readonly validators: readonly string[];
        readonly backupValidators: readonly string[];
        /** Of all persons in this request; absent from requests of earlier releases: exact. */
        readonly comparison?: Comparison;
        readonly votingWindowEnd: string;
        readonly approvalExpiryDeadline: string;
        readonly requestedBy: string;
        readonly requestedAt: string;
      };
    }
  | { readonly type: 'VoteCast'; readonly data: Vote }
  /** On the record, after the decision: it changes nothing. */
  | { readonly type: 'LateVoteCast'; readonly data: Vote }
  /** Mid-approval: the validator's vote no longer counts, and whoever replaces them may vote. */
  | {
      readonly type: 'ValidatorRevoked';
      readonly data: {
        readonly approvalRequestId: string;
        /** As the request names them. */
        readonly validatorId: string;
        /** What the validator had voted. */
        readonly previousChoice: VoteChoice | null;
        readonly replacementId: string | null;
        /**
         * Under which the replacement has a seat in the roster; null without a replacement. Absent from events of earlier
         * releases: the claim of the request itself.
         */
        readonly claimId?: string | null;
        /** Under which the revoked validator had theirs. */
        readonly formerClaimId?: string;
        readonly reason: string;
        readonly revokedBy: string;
        readonly revokedAt: string;
      };
    }
  /** A replacement was interrupted after it had taken a seat: from now on it is refused (S7-26). */
  | {
      readonly type: 'ReplacementAbandoned';
      readonly data: OfVersion & { readonly claimId: string; readonly abandonedAt: string };
    }
  | { readonly type: 'ApprovalGranted'; readonly data: Decision }
  | { readonly type: 'ApprovalRejected'; readonly data: Decision }
  /** Within the last day before it expires (S6-52, C-3); once for the vote and once for the execution. */
  | {
      readonly type: 'ApprovalExpiring';
      readonly data: OfVersion & {
        readonly waitsFor: 'decision' | 'execution';
        readonly expiresAt: string;
        readonly announcedAt: string;
      };
    }
  | {
      readonly type: 'ApprovalExpired';
      readonly data: OfVersion & { readonly because: 'not-decided' | 'not-executed'; readonly expiredAt: string };
    };
