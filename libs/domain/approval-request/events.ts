import type { QuorumPolicy, Tier } from './quorum.ts';

export type VoteChoice = 'APPROVE' | 'REJECT' | 'ABSTAIN';

interface Vote {
  readonly approvalRequestId: string;
  readonly validatorId: string;
  readonly choice: VoteChoice;
  /** What the validator had voted before; null for a first vote. */
  readonly previousChoice: VoteChoice | null;
  readonly reason: string | null;
  readonly castAt: string;
}

/** The votes that decided. */
interface Decision {
  readonly approvalRequestId: string;
  readonly versionId: string;
  readonly tokenId: string;
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
        readonly votingWindowEnd: string;
        readonly approvalExpiryDeadline: string;
        readonly requestedBy: string;
        readonly requestedAt: string;
      };
    }
  | { readonly type: 'VoteCast'; readonly data: Vote }
  /** On the record, after the decision: it changes nothing. */
  | { readonly type: 'LateVoteCast'; readonly data: Vote }
  | { readonly type: 'ApprovalGranted'; readonly data: Decision }
  | { readonly type: 'ApprovalRejected'; readonly data: Decision }
  | {
      readonly type: 'ApprovalExpired';
      readonly data: {
        readonly approvalRequestId: string;
        readonly versionId: string;
        readonly tokenId: string;
        readonly expiredAt: string;
      };
    };
