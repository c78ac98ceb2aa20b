import type { CommandMetadata } from '../decider.ts';
import type { VoteChoice } from './events.ts';
import type { QuorumPolicy, Tier } from './quorum.ts';

export type ApprovalRequestCommand = { readonly metadata: CommandMetadata } & (
  | {
      readonly type: 'OpenApproval';
      readonly approvalRequestId: string;
      readonly versionId: string;
      readonly tokenId: string;
      readonly policy: QuorumPolicy;
      readonly tier: Tier | null;
      readonly validators: readonly string[];
      readonly votingWindowEnd: string;
      readonly approvalExpiryDeadline: string;
      readonly requestedBy: string;
    }
  | {
      readonly type: 'CastVote';
      readonly validatorId: string;
      readonly choice: VoteChoice;
      readonly reason: string | null;
    }
  | { readonly type: 'ExpireApproval' }
);
