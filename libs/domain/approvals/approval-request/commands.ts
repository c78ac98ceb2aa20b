import type { CommandMetadata } from '../../decider.ts';
import type { Comparison } from '../../identity.ts';
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
      readonly backupValidators: readonly string[];
      /** As the submission recorded it; absent: exact. */
      readonly comparison?: Comparison;
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
  | {
      readonly type: 'RevokeValidator';
      readonly validatorId: string;
      /** Null: the first of the backup validators, if there is one left. */
      readonly replacementId: string | null;
      /** Under which the replacement has a seat in the roster, if they have a capacity. */
      readonly claimId: string;
      readonly reason: string;
      readonly revokedBy: string;
    }
  | {
      /** The seat of the claim is about to be released, unless a validator uses it (S7-26). */
      readonly type: 'AbandonReplacement';
      readonly claimId: string;
    }
  | { readonly type: 'AnnounceExpiry' }
  | {
      readonly type: 'ExpireApproval';
      /** Whether the vote was not decided, or what was approved was not executed: each has a time of its own. */
      readonly because: 'not-decided' | 'not-executed';
    }
);
